"""Finds out what the forward of a module of one's own does: which of its modules it uses, in which order, and what stands between them."""

import contextlib

import torch
from torch import nn

from export_files.errors import ExportError

from .arguments import arguments_of
from .batches import check_batch
from .comparison import agree, allowed_of_many_layers
from .links import Between, one_hot
from .markers import ArgMax, OneHot
from .modules import CONTAINERS, LEAVES, check
from .network import Network
from .recording import count, recorded_modules
from .stages import Activate, ArgMaxStage, Dense, OneHotStage, Scale, stage_of
from .trials import Trials


def is_plain(module):
    """True for a module whose forward needs not be found out."""
    return isinstance(module, CONTAINERS) or type(module) in LEAVES


def discover(module, example=None, window=0, features=()):
    """The network that computes what the module computes, and examples of it. features: mean and deviation as they are stated, or nothing."""
    names = recorded_modules(module)
    for inner, name in names.items():
        check(name, inner)
    layout, given = arguments_of(module, names, example, window)
    trials = Trials(module, names, layout, given, window, features)
    order = [[call.name for call in calls] for calls, _ in trials.runs]
    if any(names_of_run != order[0] for names_of_run in order):
        raise ExportError("forward uses other modules for some windows than for others")
    if not order[0]:
        raise ExportError(f"{type(module).__name__}.forward uses no module with weights")
    network = Network(Chain(trials).stages(), is_found_out=True)
    unused = [name for inner, name in names.items() if name not in order[0]]
    network.notes_of_forward = [*layout.notes, *([f"forward does not use {', '.join(map(repr, unused))}, which is left out"] if unused else [])]
    network.examples = examples_of(module, network, trials, order[0])
    check_batch(module, names, layout, trials.windows[len(given) :])
    network.tried = str(trials)
    return network


def examples_of(module, network, trials, order):
    """The usual windows and what forward gives, which the whole network must give; each link was judged more strictly."""
    windows = trials.windows[: trials.usual]
    outputs = [output.float().reshape(-1, network.output_size) for _, output in trials.runs[: trials.usual]]
    if not all(torch.isfinite(output).all() for output in outputs):
        raise ExportError(f"{type(module).__name__}.forward gives NaN or infinity")
    if not agree([network.run(values)[0] for values in windows], outputs, trials.groups[: trials.usual], allowed_of_many_layers):
        raise ExportError(f"what {type(module).__name__}.forward computes is not what {', '.join(order)} compute one after the other")
    return list(zip(windows, outputs))


class Chain:
    """The modules in the order of their use, and what stands between them."""

    def __init__(self, trials):
        self.groups, self.windows, self.tokens = trials.groups, trials.windows, trials.layout.tokens
        self.outputs = [output for _, output in trials.runs]
        self.calls = [[calls[at] for calls, _ in trials.runs] for at in range(len(trials.runs[0][0]))]

    def stages(self):
        stages = self.input_link()
        for at, calls in enumerate(self.calls):
            stage = stage_of(calls[0].name, calls[0].module)
            stages.append(stage)
            stages.extend(self.link(at, stage) if at + 1 < len(self.calls) else self.output_link(calls, stage))
        return tidy(stages)

    def link(self, at, stage):
        name, following = self.calls[at][0].name, self.calls[at + 1][0].name
        what = f"between '{name}' and '{following}'"
        try:
            return self.between(at, at + 1, what, is_positive(stage)).find()
        except ExportError as error:
            branch = self.branch(at, name, following)
            if branch is None:
                raise
            raise ExportError(f"{branch}; branches are not supported") from error

    def branch(self, at, name, following):
        """In words, what the module after at is given instead of what the one at gives; None if that is not found."""
        given, wanted = ([call.input_rows for call in self.calls[place]] for place in (at, at + 1))
        if agree(given, wanted, self.groups):
            return f"'{name}' and '{following}' both take the same vector, as two heads or a residual do (heads that are Linear can be joined into one)"
        for before in reversed(range(at)):
            with contextlib.suppress(ExportError):
                self.between(before, at + 1, "").find()
                return f"'{following}' takes what '{self.calls[before][0].name}' gives, past '{name}'"
        if not self.tokens and agree([window.float() for window in self.windows], wanted, self.groups):
            return f"'{following}' takes the input, past '{name}'"
        return None

    def between(self, at, later, what, is_positive=False):
        pairs = [(call.output_rows, call.final, next_call.input_rows) for call, next_call in zip(self.calls[at], self.calls[later])]
        return Between(pairs, self.groups, what, is_positive)

    def input_link(self):
        calls = self.calls[0]
        first = stage_of(calls[0].name, calls[0].module)
        given = [call.input_rows for call in calls]
        if getattr(first, "takes_tokens", False):
            if not all(torch.equal(rows.long(), window.long()) for rows, window in zip(given, self.windows)):
                raise ExportError(f"before '{first.name}' forward changes the tokens")
            return []
        if self.tokens:
            if not agree(given, [one_hot(window, rows.shape[1]) for rows, window in zip(given, self.windows)], self.groups):
                raise ExportError(f"before '{first.name}' forward makes of the tokens something else than one-hot vectors")
            return [OneHotStage("one_hot", OneHot(first.input_size))]
        pairs = [(window.float(), None, rows) for rows, window in zip(given, self.windows)]
        return Between(pairs, self.groups, f"between its input and '{first.name}'").find()

    def output_link(self, calls, stage):
        gave = [(call.output_rows, call.final) for call in calls]
        size = gave[0][0].shape[1]
        what = f"after '{stage.name}'"
        if not self.outputs[0].dtype.is_floating_point:
            if all(torch.equal(output.reshape(-1), rows.argmax(-1)) for output, (rows, _) in zip(self.outputs, gave)):
                return [ArgMaxStage("argmax", ArgMax(), size)]
            raise ExportError(f"{what} forward gives integers that are not the number of the largest value at each step")
        if self.outputs[0].numel() % size:
            raise ExportError(
                f"{what} forward gives {count(self.outputs[0].numel(), 'value')} of a window, but '{stage.name}' gives vectors of {size}; a part of "
                "their values is not supported, and neither are other values beside them"
            )
        pairs = [(rows, final, output.reshape(-1, width(output, rows, size))) for output, (rows, final) in zip(self.outputs, gave)]
        return Between(pairs, self.groups, what, is_positive(stage)).find()


def width(output, rows, size):
    """Of an output's vectors: all steps as one where forward has flattened them; of single values it is each step, as squeezed."""
    flattened = size > 1 and len(rows) > 1 and output.dim() <= 2 and output.shape[-1:] == (rows.numel(),)
    return rows.numel() if flattened else size


def is_positive(stage):
    return getattr(stage.module, "nonlinearity", "") == "relu"


def tidy(stages):
    """An activation after a Linear is the Linear's, one of the readings that of a Linear that gives what it takes; factors and offsets have names of their own."""
    tidied = []
    for at, stage in enumerate(stages):
        if isinstance(stage, Activate) and at == 0:
            tidied.append(Dense("inputs", identity(stage.input_size)))
        before = tidied[-1] if tidied else None
        if isinstance(stage, Activate) and isinstance(before, Dense) and before.activation is None:
            before.activation = stage.entry["activation"]
        elif isinstance(stage, Activate) and stage.activation == "hard_sigmoid":
            raise ExportError(f"after {before} forward applies a hard sigmoid, which is supported after a Linear only")
        else:
            if isinstance(stage, Scale):
                stage.name = f"scale{at}"
            tidied.append(stage)
    return tidied


def identity(size):
    module = nn.Linear(size, size, bias=False)
    with torch.no_grad():
        nn.init.eye_(module.weight)
    return module
