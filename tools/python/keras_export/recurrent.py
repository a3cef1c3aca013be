"""Recurrent layers and their cells.

Weights (keras/src/layers/rnn/{simple_rnn,gru,lstm}.py of Keras 3, tf_keras/layers/rnn of tf.keras 2; both Apache 2.0): kernel is
[input, gates * units], recurrent_kernel [units, gates * units]; gates stand in the order z, r, h (GRU) and i, f, c, o (LSTM), h and c
being the candidates. bias is [units] (SimpleRNN), [4 * units] (LSTM), [3 * units] (GRU, reset before the product) or
[2, 3 * units], input and recurrent bias (GRU with reset_after). The LSTM applies activation to the candidate and to c in the output.
"""

import dataclasses

from .layer import Layer

CELLS = {
    "SimpleRNN": "rnn",
    "SimpleRNNCell": "rnn",
    "GRU": "gru",
    "GRUCell": "gru",
    "LSTM": "lstm",
    "LSTMCell": "lstm",
}
LAYERS = ("SimpleRNN", "GRU", "LSTM", "RNN")
STACKED = "StackedRNNCells"
GATE_ORDERS = {"gru": ["z", "r", "n"], "lstm": ["i", "f", "g", "o"]}
GATES = {"rnn": 1, "gru": 3, "lstm": 4}
MERGES = ("concat", "sum", "mul", "ave")


@dataclasses.dataclass
class Part:
    """Tensors that stand together in a file."""

    path: str  # below the layer's group in model.weights.h5
    names: list
    owner: str = ""  # a name that stands in the paths of a .h5 file, where several parts share a layer


class Cell:
    """One cell: the configuration it came from and the place of its tensors."""

    def __init__(self, layer, path, owner=""):
        self.layer = layer
        self.kind = CELLS[layer.class_name]
        self.units = layer.count("units")
        use_bias = layer.flag("use_bias", True)
        self.reset_after = self.kind == "gru" and layer.flag("reset_after", False)  # Keras before 2.1.5 has no reset_after
        self.width = GATES[self.kind] * self.units
        self.bias_shape = (2, self.width) if self.reset_after else (self.width,)
        self.part = Part(path, ["kernel", "recurrent_kernel"] + (["bias"] if use_bias else []), owner)

    def entry(self, name, size, tensors, activations, store):
        """The layer in the words of the sidecar; puts the tensors into the store."""
        layer = self.layer
        entry = {"type": self.kind, "name": name}
        if self.kind in GATE_ORDERS:
            entry["gate_order"] = GATE_ORDERS[self.kind]
        entry["transposed"] = True
        entry["input_weights"] = store.add(layer, name, "kernel", tensors["kernel"], (size, self.width))
        entry["recurrent_weights"] = store.add(layer, name, "recurrent_kernel", tensors["recurrent_kernel"], (self.units, self.width))
        if "bias" in tensors:
            key = "biases" if self.reset_after else "input_bias"
            entry[key] = store.add(layer, name, "bias", tensors["bias"], self.bias_shape)
        if self.kind == "gru":
            entry["reset"] = "after" if self.reset_after else "before"
        entry["activation"] = activations.in_cell(layer, "activation")
        if self.kind != "rnn":
            entry["recurrent_activation"] = activations.in_cell(layer, "recurrent_activation")
        if self.kind == "lstm":
            entry["output_activation"] = entry["activation"]
        return entry


def cells_of(layer, path="", owner=""):
    """The cells of a recurrent layer, first to last."""
    check(layer)
    path = f"{path}/cell" if path else "cell"
    if layer.class_name != "RNN":
        return [Cell(layer, path, owner)]
    cell = layer.inner("cell")
    if cell.class_name in CELLS:
        return [Cell(cell, path, owner)]
    if cell.class_name != STACKED:
        raise cell.refuse(f"only {', '.join(name for name in CELLS if name.endswith('Cell'))} and {STACKED} are supported in an RNN")
    numbers, cells = {}, []
    for entry in cell.get("cells"):
        inner = Layer(entry, numbers, cell)
        if inner.class_name not in CELLS:
            raise inner.refuse(f"is not supported inside {STACKED}")
        cells.append(Cell(inner, f"{path}/cells/{inner.group}", owner))
    if not cells:
        raise cell.refuse("has no cells")
    return cells


def check(layer):
    if layer.class_name not in LAYERS:
        raise layer.refuse(f"is not a recurrent layer that is supported; {', '.join(LAYERS)} are")
    if layer.config.get("time_major"):
        raise layer.refuse("time_major is not supported; [batch, time, features] is")
    if layer.config.get("num_constants"):
        raise layer.refuse("constants are not supported")


@dataclasses.dataclass
class Bidirectional:
    layer: object
    forward: Cell
    backward: Cell
    merge: str
    return_sequences: bool
    stateful: bool

    def entry(self, size, tensors, activations, store):
        name = self.layer.name
        return {
            "type": "bidirectional",
            "name": name,
            "merge": self.merge,
            "forward": self.forward.entry(f"{name}.forward", size, tensors[0], activations, store),
            "backward": self.backward.entry(f"{name}.backward", size, tensors[1], activations, store),
        }


def bidirectional(layer):
    merge = layer.config.get("merge_mode", "concat")
    if merge not in MERGES:
        kept = "keeps both outputs apart and is not supported" if merge is None else "is not supported"
        raise layer.refuse(f"merge_mode {merge} {kept}; {', '.join(MERGES)} are")
    if layer.config.get("num_constants"):
        raise layer.refuse("constants are not supported")
    forward = layer.inner("layer")
    backward = layer.inner("backward_layer") if layer.config.get("backward_layer") else None
    if forward.flag("go_backwards", False):
        raise forward.refuse("go_backwards in the forward direction is not supported")
    if backward and not backward.flag("go_backwards", False):
        raise backward.refuse("expected go_backwards in the backward direction")
    if backward and backward.flag("return_sequences") != forward.flag("return_sequences"):
        raise layer.refuse("expected the same return_sequences in both directions")
    other = backward or forward
    ones = cells_of(forward, "forward_layer", prefixed("forward_", forward.name))
    twos = cells_of(other, "backward_layer", prefixed("backward_", other.name))
    if len(ones) > 1 or len(twos) > 1:
        raise layer.refuse(f"{STACKED} in both directions are not supported; stack Bidirectional layers")
    one, two = ones[0], twos[0]
    if (one.kind, one.units) != (two.kind, two.units):
        found = f"found {one.kind} of {one.units} units and {two.kind} of {two.units}"
        raise layer.refuse(f"expected both directions of one kind and size, {found}")
    return Bidirectional(layer, one, two, merge, forward.flag("return_sequences"), forward.flag("stateful", False))


def prefixed(prefix, name):
    return name if name.startswith(prefix) else prefix + name


