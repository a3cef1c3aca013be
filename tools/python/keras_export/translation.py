"""From the layers of a saved model to the sidecar's "network"."""

from export_files.errors import ExportError

from .folding import AXIS, AXIS_WITHOUT_TIME, batch_normalization, names_of
from .normalization import features_of
from .recurrent import LAYERS as RECURRENT
from .recurrent import Part, bidirectional, cells_of
from .store import TensorStore

NO_WORK = (  # nothing happens in these when a trained model is used
    "InputLayer",
    "Dropout",
    "SpatialDropout1D",
    "GaussianDropout",
    "GaussianNoise",
    "AlphaDropout",
    "ActivityRegularization",
    "Identity",
)
ACTIVATIONS = ("Activation", "Softmax", "ReLU")
LAST_ONLY = ("softmax", "log_softmax")
OTHERS = ("Embedding", "Normalization", "Bidirectional", "Dense", "TimeDistributed", "BatchNormalization", "Flatten", "Masking")
SUPPORTED = (*RECURRENT, *OTHERS, *ACTIVATIONS, *NO_WORK)


class Translation:
    """Takes the layers one after the other; then network, tensors, features, notes and window hold what came of them."""

    def __init__(self, weights, activations, shape, without_padding):
        self.weights = weights
        self.activations = activations
        self.without_padding = without_padding
        self.shape = shape or [None, None, None]
        self.size = self.shape[-1] if len(self.shape) > 1 else None
        self.steps = len(self.shape) > 2  # there is a time axis
        self.network = []
        self.store = TensorStore()
        self.features = None
        self.affine = None  # of batch normalization, to become part of the next layer
        self.notes = []
        self.is_recurrent = self.is_stateful = self.needs_window = False

    def add(self, layer):
        if layer.config.get("quantization_config") or "Quantized" in str(layer.config.get("dtype")):
            raise layer.refuse("a quantized layer is not supported; save the model before it is quantized")
        if layer.config.get("lora_rank"):
            raise layer.refuse("lora_rank is not supported; merge the adapter into the kernel first")
        name = layer.class_name
        if name in NO_WORK:
            return
        if name in RECURRENT:
            self._recurrent(layer)
        elif name in ACTIVATIONS:
            self._activation(layer, layer)
        elif name in OTHERS:
            getattr(self, f"_{layer.snake_name}")(layer)
        else:
            raise layer.refuse(f"is not supported; supported are {', '.join(SUPPORTED)}")

    def finish(self):
        if not self.network:
            raise ExportError("the model has no layer with weights")
        if self.affine:
            raise self.affine.layer.refuse("is supported before or after a layer that it can become part of; none follows")
        self.weights.check_all_taken()
        for entry in self.network[:-1]:
            if entry.get("activation") in LAST_ONLY:
                raise ExportError(f"layer '{entry['name']}': {entry['activation']} is supported in the last layer only")

    def take_tokens(self):
        """For a model whose readings are one-hot vectors: the network takes the tokens' numbers."""
        if self.network[0]["type"] == "embedding" or self.features:
            raise ExportError("--one-hot: the network does not take one-hot vectors, as its first layer is an Embedding or Normalization")
        self.network.insert(0, {"type": "one_hot", "name": "one_hot", "tokens": self.input_size()})

    def input_size(self):
        """Values in one reading, or tokens: rows of the first matrix."""
        entry = self.network[0].get("forward", self.network[0])
        return self.store.tensors[entry.get("input_weights", entry.get("weights"))].shape[0]

    def _embedding(self, layer):
        if self.network or self.features or self.affine:
            raise layer.refuse("is supported as the first layer only")
        if len(self.shape) > 2 and self.size is not None:
            raise layer.refuse(f"expected tokens [batch, time], but the input is {self.shape}")
        if layer.flag("mask_zero", False):
            self._refuse_mask(layer, "mask_zero: with a mask the steps with token 0 are skipped")
        tokens, size = layer.count("input_dim"), layer.count("output_dim")
        (tensors,) = self.weights.take(layer, [Part("", ["embeddings"])])
        key = self.store.add(layer, layer.name, "embeddings", tensors["embeddings"], (tokens, size))
        self.network.append({"type": "embedding", "name": layer.name, "weights": key})
        self.size, self.steps = size, True
        self.shape = [*self.shape, None][:2] + [size]

    def _masking(self, layer):
        self._refuse_mask(layer, f"with a mask the steps whose values are all {layer.config.get('mask_value')} are skipped")

    def _refuse_mask(self, layer, what):
        if not self.without_padding:
            raise layer.refuse(f"{what}, which is not supported; --without-padding leaves the mask out, for input without padded steps")
        self.notes.append(f"{layer}: the mask is left out; give the network no padded steps")

    def _normalization(self, layer):
        if self.network or self.features is not None or self.affine:
            raise layer.refuse("is supported as the first layer only, where it becomes the features' mean and deviation")
        self.features = features_of(layer, self.weights, len(self.shape), self.size)
        self.size = len(self.features)

    def _batch_normalization(self, layer):
        axis = layer.config.get("axis", -1)
        if axis not in (AXIS if self.steps else AXIS_WITHOUT_TIME):
            raise layer.refuse(f"axis {axis} is not supported; -1 is")
        (tensors,) = self.weights.take(layer, [Part("", names_of(layer))])
        self.size = self.size or tensors["moving_mean"].size
        affine = batch_normalization(layer, tensors, self.size)
        last = self.network[-1] if self.network else {}
        if last.get("activation") == "none" and not self.affine:
            self.store.change(last, affine)
        else:
            self.affine = self.affine.then(affine) if self.affine else affine

    def _flatten(self, layer):
        if self.steps:
            raise layer.refuse("joins the steps of a window into one vector, which is not supported; give the last step")

    def _take(self, layer, parts, bias_shapes):
        """The tensors of each part; those that have a bias shape here take in the batch normalization that came before."""
        taken = self.weights.take(layer, parts)
        affine, self.affine = self.affine, None
        if affine:
            taken[: len(bias_shapes)] = [affine.before(*pair) for pair in zip(taken, bias_shapes)]
        return taken

    def _recurrent(self, layer):
        cells = cells_of(layer)
        backward, sequences = layer.flag("go_backwards", False), layer.flag("return_sequences")
        if backward and sequences:
            raise layer.refuse(
                "go_backwards with return_sequences gives the steps in reversed order and is not supported; use Bidirectional"
            )
        self._begin_recurrent(layer, layer.flag("stateful", False), backward)
        parts = self._take(layer, [cell.part for cell in cells], [cells[0].bias_shape])
        for i, (cell, tensors) in enumerate(zip(cells, parts)):
            name = layer.name if len(cells) == 1 else f"{layer.name}.{i}"
            entry = cell.entry(name, self._size_before(tensors["kernel"]), tensors, self.activations, self.store)
            if backward:
                entry["direction"] = "backward"
            self.network.append(entry)
            self.size = cell.units
        self._end_recurrent(layer, sequences)

    def _bidirectional(self, layer):
        both = bidirectional(layer)
        self._begin_recurrent(layer, both.stateful, True)
        directions = (both.forward, both.backward)
        tensors = self._take(layer, [cell.part for cell in directions], [cell.bias_shape for cell in directions])
        self.network.append(both.entry(self._size_before(tensors[0]["kernel"]), tensors, self.activations, self.store))
        self.size = both.forward.units * (2 if both.merge == "concat" else 1)
        self._end_recurrent(layer, both.return_sequences)

    def _begin_recurrent(self, layer, stateful, needs_window):
        if not self.steps:
            before = "a layer before it gives its last step only" if self.is_recurrent else f"the input is {self.shape}"
            raise layer.refuse(f"expected a sequence, but {before}")
        if stateful and needs_window:
            raise layer.refuse("stateful is not supported in a layer that runs backwards")
        self.is_recurrent = True
        self.is_stateful |= stateful
        self.needs_window |= needs_window

    def _end_recurrent(self, layer, return_sequences):
        if not return_sequences:
            self.network.append({"type": "last", "name": f"{layer.name}.last", "take": "final_state"})
            self.steps = False

    def _dense(self, layer, path=""):
        units, use_bias = layer.count("units"), layer.flag("use_bias", True)
        activation = self.activations.of_dense(layer, layer.get("activation"))
        outermost = layer.wrapper or layer
        part = Part(path, ["kernel", "bias"] if use_bias else ["kernel"])
        (tensors,) = self._take(outermost, [part], [(units,)])
        name = outermost.name
        size = self._size_before(tensors["kernel"])
        entry = {"type": "dense", "name": name}
        entry["weights"] = self.store.add(layer, name, "kernel", tensors["kernel"], (size, units))
        if "bias" in tensors:
            entry["bias"] = self.store.add(layer, name, "bias", tensors["bias"], (units,))
        entry.update(transposed=True, activation=activation)
        self.network.append(entry)
        self.size = units

    def _time_distributed(self, layer):
        inner = layer.inner("layer")
        if not self.steps:
            raise layer.refuse("expected a sequence")
        if inner.class_name == "Dense":
            self._dense(inner, "layer")
        elif inner.class_name in ACTIVATIONS:
            self._activation(layer, inner)
        elif inner.class_name not in NO_WORK:
            raise inner.refuse(f"is not supported inside TimeDistributed; Dense, {', '.join(ACTIVATIONS)} are")

    def _activation(self, layer, inner):
        activation = self._activation_of(inner)
        if activation == "none":
            return
        if self.affine:
            raise layer.refuse("is not supported after a BatchNormalization that has no Dense layer without an activation before it")
        last = self.network[-1] if self.network else {}
        if last.get("type") != "dense":
            raise layer.refuse("an activation is supported after a Dense layer only")
        if last["activation"] != "none":
            found = last["activation"]["name"] if isinstance(last["activation"], dict) else last["activation"]
            raise layer.refuse(f"layer '{last['name']}' before it has an activation already, {found}; two are not supported")
        last["activation"] = activation

    def _activation_of(self, layer):
        if layer.class_name == "Softmax":
            axis = layer.config.get("axis", -1)
            if axis not in (-1, [-1]):
                raise layer.refuse(f"axis {axis} is not supported; -1 is")
            return "softmax"
        if layer.class_name == "ReLU":
            for key, usual in (("max_value", None), ("negative_slope", 0), ("threshold", 0)):
                if layer.config.get(key, usual) != usual:
                    raise layer.refuse(f"{key} {layer.config[key]} is not supported; max(0, x) is")
            return "relu"
        return self.activations.of_dense(layer, layer.get("activation"))

    def _size_before(self, kernel):
        """Values that come into a layer; of a first layer without a stated input the rows of its kernel."""
        return self.size if isinstance(self.size, int) else kernel.shape[0] if kernel.ndim else None
