"""What a network may be, so that nothing is written that TinyRnn refuses."""

from export_files.errors import ExportError

from .stages import Dense, Recurrent, activation_name

RECURRENT = "rnn", "gru", "lstm", "bidirectional"
TAKING = "last", "mean", "max", "flatten"
NORMALIZED = "softmax", "log_softmax"
SIZE = 512
LAYERS, RECURRENT_LAYERS = 24, 8


def check(network, layers):
    """layers: those of the sidecar."""
    check_sizes(network)
    check_order(layers)
    check_normalized(layers)
    for what, count, most in ("layers", len(layers), LAYERS), ("recurrent layers", sum(layer["type"] in RECURRENT for layer in layers), RECURRENT_LAYERS):
        if count > most:
            raise ExportError(f"expected at most {most} {what}, found {count}")


def check_sizes(network):
    if network.input_size > SIZE:
        raise ExportError(f"expected at most {SIZE} features, found {network.input_size}")
    for stage in network.stages:
        units = stage.module.hidden_size if isinstance(stage, Recurrent) else stage.output_size if isinstance(stage, Dense) else 0
        if units > SIZE:
            raise stage.refuse(f"expected at most {SIZE} units, found {units}")
        activation = activation_name(getattr(stage, "activation", None) or "none")
        if activation in NORMALIZED and stage.output_size == 1:
            raise stage.refuse(f"{activation} of a single output is always the same; expected sigmoid, or more outputs")


def check_order(layers):
    """One vector is taken of a window once, of a recurrent layer, and no recurrent layer follows it but as it is repeated."""
    taken, recurrent = None, None
    for layer in layers:
        kind, name = layer["type"], described(layer)
        if kind in RECURRENT:
            if taken:
                raise ExportError(f"{name} is given {taken} only, one step of a window; expected every step, or a repeat of that vector for all steps")
            recurrent = name
        elif kind in TAKING:
            if recurrent is None:
                raise ExportError(f"forward takes {name} before any recurrent layer, which is not supported; {way_out(layer)}")
            if taken:
                raise ExportError(f"forward takes {name} after {taken}; expected one of them")
            taken = None if layer.get("take", "").startswith("last:") else name
        elif kind == "repeat":
            if not taken:
                raise ExportError(f"forward repeats what is given at each step; expected one vector of a window before {name}")
            taken = None


def way_out(layer):
    if layer.get("take", "").startswith("last:"):
        return f"give it windows of {layer['take'][5:]} steps in place of longer ones that it cuts"
    return "leave it to a recurrent layer, or compute it before the network"


def check_normalized(layers):
    """A softmax ends a network, but for what chooses a step or the largest value."""
    for at, layer in enumerate(layers):
        if activation_name(layer.get("activation", "")) in NORMALIZED and any(later["type"] not in ("last", "argmax") for later in layers[at + 1 :]):
            raise ExportError(f"{described(layer)} applies {activation_name(layer['activation'])}, which is supported in the last layer only")


def described(layer):
    if "name" in layer:
        return f"layer '{layer['name']}' ({layer['type']})"
    if layer["type"] == "last":
        take = layer["take"]
        return f"the last {take[5:]} steps" if take.startswith("last:") else f"the {take.replace('_', ' ')}"
    return {"mean": "the mean of the steps", "max": "the max of the steps", "flatten": "all steps flattened", "repeat": "the repeat"}.get(layer["type"], layer["type"])
