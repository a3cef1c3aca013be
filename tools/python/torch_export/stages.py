"""Modules that can be exported: each makes its layers of the sidecar, and runs a window as PyTorch does."""

import torch
from torch import nn
from torch.nn import functional

from export_files.errors import ExportError

GATES = {"rnn": None, "gru": ["r", "z", "n"], "lstm": ["i", "f", "g", "o"]}
STACKS = {nn.RNN: "rnn", nn.GRU: "gru", nn.LSTM: "lstm"}
CELLS = {nn.RNNCell: "rnn", nn.GRUCell: "gru", nn.LSTMCell: "lstm"}


class Stage:
    """values are [steps, size] while a window runs, [size] after one vector of it was taken."""

    is_recurrent = False
    is_bidirectional = False
    needs_steps = False
    notes = ()

    def __init__(self, name, module):
        self.name = name
        self.module = module

    def __str__(self):
        return f"layer '{self.name}' ({type(self.module).__name__})"

    def refuse(self, reason):
        return ExportError(f"{self}: {reason}")


class Recurrent(Stage):
    is_recurrent = True

    def entry(self, kind, tensors, suffix):
        """One layer in one direction."""
        module = self.module
        name = lambda part: tensors.add(f"{self.name}.{part}{suffix}", getattr(module, part + suffix))
        entry = {"type": kind}
        if GATES[kind]:
            entry["gate_order"] = GATES[kind]
        entry.update(input_weights=name("weight_ih"), recurrent_weights=name("weight_hh"))
        if module.bias:
            entry.update(input_bias=name("bias_ih"), recurrent_bias=name("bias_hh"))
        if getattr(module, "proj_size", 0):
            entry["projection"] = name("weight_hr")
        if kind == "rnn":
            entry["activation"] = module.nonlinearity
        return entry


class Stack(Recurrent):
    """nn.RNN, nn.GRU, nn.LSTM: layers, directions, projection."""

    def __init__(self, name, module):
        super().__init__(name, module)
        self.kind = STACKS[type(module)]
        self.is_bidirectional = module.bidirectional
        self.input_size = module.input_size
        self.output_size = (getattr(module, "proj_size", 0) or module.hidden_size) * (2 if module.bidirectional else 1)
        used = [part for part in getattr(module, "_flat_weights", []) if part is not None]
        if any(not torch.equal(part, own) for part, own in zip(used, module.parameters())):
            raise self.refuse("computes with other weights than its parameters; assign them as attributes, or load them with load_state_dict")
        if module.dropout:
            self.notes = (f"{self}: dropout {module.dropout} between layers has no effect in a trained model and is left out",)

    def entries(self, tensors):
        for layer in range(self.module.num_layers):
            name = self.name if self.module.num_layers == 1 else f"{self.name}.l{layer}"
            forward = self.entry(self.kind, tensors, f"_l{layer}")
            if not self.is_bidirectional:
                yield {"type": forward.pop("type"), "name": name, **forward}
            else:
                backward = self.entry(self.kind, tensors, f"_l{layer}_reverse")
                yield {"type": "bidirectional", "name": name, "merge": "concat", "forward": forward, "backward": backward}

    def run(self, values, trace):
        batch = 0 if self.module.batch_first else 1
        output, state = self.module(values.unsqueeze(batch))
        hidden, cell = state if self.kind == "lstm" else (state, None)
        trace.states(hidden.flatten(), None if cell is None else cell.flatten())
        trace.final = hidden[-2 if self.is_bidirectional else -1 :].flatten()
        return output.squeeze(batch)


class Cell(Recurrent):
    """nn.RNNCell, nn.GRUCell, nn.LSTMCell, stepped from zeros, their h the output."""

    def __init__(self, name, module):
        super().__init__(name, module)
        self.kind = CELLS[type(module)]
        self.input_size, self.output_size = module.input_size, module.hidden_size

    def entries(self, tensors):
        entry = self.entry(self.kind, tensors, "")
        yield {"type": entry.pop("type"), "name": self.name, **entry}

    def run(self, values, trace):
        state, outputs = None, []
        for value in values:
            state = self.module(value.unsqueeze(0), state)
            outputs.append((state[0] if self.kind == "lstm" else state)[0])
        trace.states(outputs[-1], state[1][0] if self.kind == "lstm" else None)
        trace.final = outputs[-1]
        return torch.stack(outputs)


class Embedding(Stage):
    takes_tokens = True

    def __init__(self, name, module):
        super().__init__(name, module)
        if module.max_norm is not None:
            raise self.refuse("max_norm changes the vectors when they are looked up; scale the weights once and build the Embedding without it")
        self.tokens, self.output_size = module.num_embeddings, module.embedding_dim

    def entries(self, tensors):
        yield {"type": "embedding", "name": self.name, "weights": tensors.add(f"{self.name}.weight", self.module.weight)}

    def run(self, values, trace):
        return self.module(values[:, 0].long())


class OneHotStage(Stage):
    takes_tokens = True

    def __init__(self, name, module):
        super().__init__(name, module)
        self.tokens = self.output_size = module.tokens

    def entries(self, tensors):
        yield {"type": "one_hot", "name": self.name, "tokens": self.tokens}

    def run(self, values, trace):
        return functional.one_hot(values[:, 0].long(), self.tokens).float()


class Dense(Stage):
    """nn.Linear and the activation that follows it."""

    def __init__(self, name, module):
        super().__init__(name, module)
        self.input_size, self.output_size = module.in_features, module.out_features
        self.activation = None

    def entries(self, tensors):
        entry = {"type": "dense", "name": self.name, "weights": tensors.add(f"{self.name}.weight", self.module.weight)}
        if self.module.bias is not None:
            entry["bias"] = tensors.add(f"{self.name}.bias", self.module.bias)
        yield {**entry, "activation": self.activation or "none"}

    def run(self, values, trace):
        values = self.module(values)
        return values if self.activation is None else FUNCTIONS[activation_name(self.activation)](values)


class BatchNorm(Stage):
    """nn.BatchNorm1d as it is after training: a factor and an offset of each value."""

    def __init__(self, name, module):
        super().__init__(name, module)
        if module.running_mean is None:
            raise self.refuse("without running statistics (track_running_stats=False) it depends on the batch")
        self.input_size = self.output_size = module.num_features
        factor = 1 / torch.sqrt(module.running_var.double() + module.eps)
        if module.affine:
            factor = factor * module.weight.double()
        offset = -module.running_mean.double() * factor
        if module.affine:
            offset = offset + module.bias.double()
        self.scale = Scale(name, factor.detach().float(), offset.detach().float())

    def entries(self, tensors):
        return self.scale.entries(tensors)

    def run(self, values, trace):
        return self.scale.run(values, trace)


class Scale(Stage):
    """factor * value + offset, of each value."""

    def __init__(self, name, factor, offset):
        super().__init__(name, None)
        self.factor, self.offset = factor.contiguous(), offset.contiguous()
        self.input_size = self.output_size = len(factor)

    def __str__(self):
        return f"layer '{self.name}' (scale)"

    def entries(self, tensors):
        yield {"type": "scale", "name": self.name, "weights": tensors.add(f"{self.name}.factor", self.factor), "bias": tensors.add(f"{self.name}.offset", self.offset)}

    def run(self, values, trace):
        return values * self.factor + self.offset


class Plain(Stage):
    """Has no weights: takes, pools or repeats steps, or applies a function."""

    needs_final = False
    takes_one = False

    def __init__(self, entry, input_size, output_size=None):
        super().__init__(entry["type"], None)
        self.entry = entry
        self.input_size, self.output_size = input_size, output_size or input_size

    def __str__(self):
        return f"'{self.name}'"

    def entries(self, tensors):
        yield dict(self.entry)


class Take(Plain):
    takes_one = True

    def __init__(self, take, size):
        super().__init__({"type": "last", "take": take}, size)
        self.needs_final = take == "final_state"

    def run(self, values, trace):
        return trace.final[None] if self.needs_final else values[-1:]


class LastSteps(Plain):
    needs_steps = True

    def __init__(self, steps, size):
        super().__init__({"type": "last", "take": f"last:{steps}"}, size)
        self.steps = steps

    def run(self, values, trace):
        return values[-self.steps :]


class Pool(Plain):
    takes_one = needs_steps = True

    def __init__(self, kind, size):
        super().__init__({"type": kind}, size)
        self.kind = kind

    def run(self, values, trace):
        return values.mean(0, keepdim=True) if self.kind == "mean" else values.max(0, keepdim=True).values


class Flatten(Plain):
    takes_one = needs_steps = True

    def __init__(self, size, steps):
        super().__init__({"type": "flatten", "steps": steps}, size, size * steps)
        self.steps = steps

    def run(self, values, trace):
        return values.reshape(1, -1)


class Repeat(Plain):
    needs_steps = True

    def __init__(self, steps, size):
        super().__init__({"type": "repeat", "steps": steps}, size)
        self.steps = steps

    def run(self, values, trace):
        return values.expand(self.steps, values.shape[-1])


class Activate(Plain):
    def __init__(self, activation, size):
        stated = {"name": "hard_sigmoid", "alpha": 1 / 6, "beta": 0.5} if activation == "hard_sigmoid" else activation
        super().__init__({"type": "activation", "activation": stated}, size)
        self.activation = activation

    def run(self, values, trace):
        return FUNCTIONS[self.activation](values)


class ArgMaxStage(Stage):
    output_size = 1

    def __init__(self, name, module, input_size):
        super().__init__(name, module)
        self.input_size = input_size

    def entries(self, tensors):
        yield {"type": "argmax", "name": self.name}

    def run(self, values, trace):
        return values.argmax(-1, keepdim=True).float()


FUNCTIONS = {
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "softsign": functional.softsign,
    "elu": functional.elu,
    "softmax": lambda v: torch.softmax(v, -1),
    "log_softmax": lambda v: torch.log_softmax(v, -1),
    "hard_sigmoid": functional.hardsigmoid,
}


def activation_name(activation):
    return activation["name"] if isinstance(activation, dict) else activation


def stage_of(name, module):
    """The stage of a module with weights."""
    kind = type(module)
    return (
        Stack(name, module)
        if kind in STACKS
        else Cell(name, module)
        if kind in CELLS
        else Dense(name, module)
        if kind is nn.Linear
        else Embedding(name, module)
        if kind is nn.Embedding
        else BatchNorm(name, module)
    )
