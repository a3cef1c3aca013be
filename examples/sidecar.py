"""The layers of a PyTorch model as its sidecar NAME.json lists them, for the training scripts of the examples."""
import json
import platform

import numpy as np
import torch

GATES = {"rnn": None, "gru": ["r", "z", "n"], "lstm": ["i", "f", "g", "o"]}


def recurrent(kind, name, module, suffix):
    """One direction of one layer: `module` is the name of the RNN, GRU or LSTM, `suffix` as in weight_ih_l0."""
    layer = {"type": kind, "name": name}
    if GATES[kind]:
        layer["gate_order"] = GATES[kind]
    parts = {"input_weights": "weight_ih", "recurrent_weights": "weight_hh", "input_bias": "bias_ih", "recurrent_bias": "bias_hh"}
    return {**layer, **{key: f"{module}.{part}{suffix}" for key, part in parts.items()}}


def bidirectional(kind, name, module, layer=0):
    return {
        "type": "bidirectional",
        "name": name,
        "merge": "concat",
        "forward": recurrent(kind, f"{name}_forward", module, f"_l{layer}"),
        "backward": recurrent(kind, f"{name}_backward", module, f"_l{layer}_reverse"),
    }


def embedding(module):
    return {"type": "embedding", "name": module, "weights": f"{module}.weight"}


def dense(module, activation="none"):
    return {"type": "dense", "name": module, "weights": f"{module}.weight", "bias": f"{module}.bias", "activation": activation}


def write(path, content):
    """One line for each key, and one for each layer or channel."""
    lines = ",\n".join(f"  {json.dumps(key)}: {_value(value)}" for key, value in content.items())
    path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _value(value):
    if not (isinstance(value, list) and value and isinstance(value[0], dict)):
        return json.dumps(value, ensure_ascii=False)
    items = ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value)
    return f"[\n{items}\n  ]"


def versions():
    return {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
