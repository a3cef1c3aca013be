"""Runs a module and records what each of its modules with weights was given and gave."""

import inspect

import torch
from torch import nn
from torch.nn.utils.rnn import PackedSequence

from export_files.errors import ExportError

from .modules import check
from .stages import CELLS, STACKS, stage_of


class Call:
    """All calls of one module in a run: rows [steps, size] in and out, and the final state h of a recurrent one."""

    def __init__(self, name, module):
        self.name, self.module = name, module
        self.given, self.gave, self.final, self.state = [], [], None, None

    def add(self, arguments, output):
        module = self.module
        self.given.append(rows(self.name, module, arguments[0], is_input=True))
        if type(module) in STACKS:
            self.start(arguments[1] if len(arguments) > 1 else None)
            values, state = output
            self.gave.append(rows(self.name, module, values, is_input=False))
            hidden = state[0] if isinstance(state, tuple) else state
            directions = 2 if module.bidirectional else 1
            self.final, self.state = hidden[-directions:].flatten().detach(), state
        elif type(module) in CELLS:
            self.start(arguments[1] if len(arguments) > 1 else None)
            hidden = output[0] if isinstance(output, tuple) else output
            self.gave.append(hidden.reshape(-1, module.hidden_size).detach())
            self.final, self.state = hidden.flatten().detach(), output
        else:
            self.gave.append(rows(self.name, module, output, is_input=False))

    def start(self, state):
        """A state that is given is zero at first, and later the one before."""
        parts = [] if state is None else [part.detach() for part in (state if isinstance(state, tuple) else (state,))]
        before = [] if self.state is None else list(self.state if isinstance(self.state, tuple) else (self.state,))
        for at, part in enumerate(parts):
            expected = before[at] if before else torch.zeros_like(part)
            if part.shape != expected.shape or not torch.equal(part, expected):
                raise ExportError(
                    f"layer '{self.name}' ({type(self.module).__name__}) starts from a state that forward computes; supported are zeros, and in a "
                    "loop the state of the step before. An encoder whose state starts a decoder is exported with export_sequence"
                )
        if before and not parts:
            raise ExportError(f"layer '{self.name}' ({type(self.module).__name__}) is used twice, each time from zeros")

    @property
    def input_rows(self):
        return torch.cat(self.given)

    @property
    def output_rows(self):
        return torch.cat(self.gave)


def rows(name, module, values, is_input):
    """[steps, size] of one sequence."""
    if isinstance(values, PackedSequence):
        return values.data.detach()
    values = values.detach()
    if isinstance(module, nn.Embedding):
        return values.reshape(-1, 1) if is_input else values.reshape(-1, module.embedding_dim)
    if isinstance(module, nn.BatchNorm1d):
        return values.permute(0, 2, 1).reshape(-1, module.num_features) if values.dim() == 3 else values.reshape(-1, module.num_features)
    if type(module) in STACKS and values.dim() == 3:
        batch = 0 if module.batch_first else 1
        if values.shape[batch] != 1:
            raise BatchError(name, batch, values.shape[1 - batch], values.shape[batch])
        return values.select(batch, 0)
    return values.reshape(-1, values.shape[-1])


class BatchError(Exception):
    """A recurrent module is given a batch of more than one sequence; axis is that of the batch."""

    def __init__(self, name, axis, steps, batch):
        super().__init__(f"'{name}' takes {count(steps, 'step')} of {count(batch, 'sequence')}, as it {'has not' if axis else 'has'} batch_first=True")
        self.axis, self.steps, self.batch = axis, steps, batch


def count(number, what):
    return f"{number} {what}{'' if number == 1 else 's'}"


def recorded_modules(module):
    """By module its name, of those with weights; what is not supported is refused when it is called."""
    found = {}
    for name, inner in module.named_modules():
        own = [*inner.parameters(recurse=False), *inner.buffers(recurse=False)]
        is_leaf = not list(inner.children())
        if own and (is_leaf or type(inner) in (*STACKS, *CELLS)):
            found[inner] = name or type(inner).__name__.lower()
    return found


def record(module, names, arguments):
    """The calls in their order, by module, and what forward gave."""
    calls = {}

    def hook(inner, inputs, output):
        check(names[inner], inner, hooks=1)
        stage_of(names[inner], inner)
        if inner not in calls:
            calls[inner] = Call(names[inner], inner)
        calls[inner].add(inputs, output)

    handles = [inner.register_forward_hook(hook) for inner in names]
    try:
        with torch.no_grad():
            output = module(*arguments)
    finally:
        for handle in handles:
            handle.remove()
    return list(calls.values()), main_output(output)


def main_output(output):
    """The output of (output, state), or of a tuple in general."""
    while isinstance(output, (tuple, list)) and output:
        output = output[0]
    if isinstance(output, PackedSequence):
        output = output.data
    if not isinstance(output, torch.Tensor):
        raise ExportError(f"forward gives {type(output).__name__}; expected a tensor, or a tuple whose first is the output")
    return output.detach()


def required_arguments(module):
    parameters = inspect.signature(module.forward).parameters.values()
    return [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) and p.default is p.empty]


