"""Activations of a layer in the words of the sidecar.

hard_sigmoid differs: clip(0.2 x + 0.5, 0, 1) in Keras 2 and tf.keras (tf_keras/backend.py), clip(x / 6 + 0.5, 0, 1) in Keras 3
(keras/src/backend/*/nn.py). leaky_relu by name has a slope of 0.2 in both (keras/src/activations/activations.py).
"""

HARD_SIGMOIDS = {
    2: {"name": "hard_sigmoid", "alpha": 0.2, "beta": 0.5},
    3: {"name": "hard_sigmoid", "alpha": 1 / 6, "beta": 0.5},
}
PLAIN_IN_CELLS = ("tanh", "sigmoid", "relu")
PLAIN_IN_DENSE = ("relu", "sigmoid", "tanh", "softmax", "log_softmax")


class Activations:
    def __init__(self, keras_major):
        self.hard_sigmoid = HARD_SIGMOIDS[keras_major]

    def in_cell(self, layer, key):
        name = self._name(layer, layer.get(key), key)
        if name in PLAIN_IN_CELLS:
            return name
        special = {
            "hard_sigmoid": self.hard_sigmoid,
            "linear": {"name": "affine", "alpha": 1.0, "beta": 0.0},
            "leaky_relu": {"name": "leaky_relu", "alpha": 0.2},
        }
        if name in special:
            return special[name]
        raise layer.refuse(f"{key} '{name}' is not supported; in a recurrent layer {', '.join([*PLAIN_IN_CELLS, *special])} are")

    def of_dense(self, layer, value):
        name = self._name(layer, value, "activation")
        if name in PLAIN_IN_DENSE:
            return name
        special = {"hard_sigmoid": self.hard_sigmoid, "linear": "none"}
        if name in special:
            return special[name]
        raise layer.refuse(f"activation '{name}' is not supported; after a Dense layer {', '.join([*PLAIN_IN_DENSE, *special])} are")

    @staticmethod
    def _name(layer, value, key):
        if value is None:
            return "linear"
        if isinstance(value, str):
            return value
        if isinstance(value, dict):  # a function or an activation layer of the user's own
            name = value.get("registered_name") or value.get("class_name")
            name = value.get("config") if name == "function" else name
            raise layer.refuse(f"{key} '{name}' is not supported, only activations that Keras names with a word")
        raise layer.refuse(f"{key}: expected a name, found {value!r}")
