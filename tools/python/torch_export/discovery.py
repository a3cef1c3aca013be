"""Finds out what the forward of a module of one's own does: which of its modules it uses, in which order, and what stands between them."""

import contextlib

import torch
from torch import nn

from export_files.errors import ExportError

from .arguments import STEPS, WINDOWS, arguments_of
from .links import Between, close, one_hot
from .markers import ArgMax, OneHot
from .modules import CONTAINERS, LEAVES, check
from .network import Network
from .recording import record, recorded_modules
from .stages import Activate, ArgMaxStage, Dense, OneHotStage, Scale, stage_of


def is_plain(module):
    """True for a module whose forward needs not be found out."""
    return isinstance(module, CONTAINERS) or type(module) in LEAVES


def discover(module, example=None, window=0):
    """The network that computes what the module computes, and examples of it."""
    names = recorded_modules(module)
    for inner, name in names.items():
        check(name, inner)
    layout, windows = arguments_of(module, names, example, window or STEPS)
    generator = torch.Generator().manual_seed(1)
    steps = len(windows[0]) if windows else window or STEPS
    windows = [*windows, *(layout.window(steps, generator, 1 + 2 * (i % 2)) for i in range(WINDOWS))]
    runs = [record(module, names, layout.of(values)) for values in windows]
    with negated(names):
        others = [record(module, names, layout.of(values)) for values in windows]
    order = [[call.name for call in calls] for calls, _ in runs]
    if any(names_of_run != order[0] for names_of_run in order):
        raise ExportError("forward uses other modules for some windows than for others")
    if not order[0]:
        raise ExportError(f"{type(module).__name__}.forward uses no module with weights")
    stages = chain([*runs, *others], [*windows, *windows], layout.tokens)
    network = Network(stages, is_found_out=True)
    unused = [name for inner, name in names.items() if name not in order[0]]
    network.notes_of_forward = [f"forward does not use {', '.join(repr(name) for name in unused)}, which is left out"] if unused else []
    outputs = [output.float().reshape(-1, network.output_size) for _, output in runs]
    for values, output in zip(windows, outputs):
        if not close(network.run(values)[0], output):
            raise ExportError(f"what {type(module).__name__}.forward computes is not what {', '.join(order[0])} compute one after the other")
    network.examples = list(zip(windows, outputs))
    return network


@contextlib.contextmanager
def negated(names):
    """What forward does depends on no weight: with those of Linear modules negated, outputs that are always positive are not, and tell a relu."""
    parameters = {id(p): p for module in names if isinstance(module, nn.Linear) for p in module.parameters()}.values()
    with torch.no_grad():
        for parameter in parameters:
            parameter.neg_()
        try:
            yield
        finally:
            for parameter in parameters:
                parameter.neg_()


def chain(runs, windows, tokens):
    """The stages in the order of their use, and what stands between them."""
    count = len(runs[0][0])
    calls = [[run[at] for run, _ in runs] for at in range(count)]
    stages = input_link(calls[0], windows, tokens)
    for at in range(count):
        stage = stage_of(calls[at][0].name, calls[at][0].module)
        stages.append(stage)
        gave = [(call.output_rows, call.final) for call in calls[at]]
        if at + 1 < count:
            wanted = [call.input_rows for call in calls[at + 1]]
            what = f"between '{calls[at][0].name}' and '{calls[at + 1][0].name}'"
            stages.extend(Between([(*pair, target) for pair, target in zip(gave, wanted)], what, is_positive(stage)).find())
        else:
            stages.extend(output_link(calls[at], [output for _, output in runs], gave))
    return tidy(stages)


def is_positive(stage):
    return getattr(stage.module, "nonlinearity", "") == "relu"


def tidy(stages):
    """An activation after a Linear is the Linear's; factors and offsets have names of their own."""
    tidied = []
    for at, stage in enumerate(stages):
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


def input_link(calls, windows, tokens):
    first = stage_of(calls[0].name, calls[0].module)
    given = [call.input_rows for call in calls]
    if getattr(first, "takes_tokens", False):
        if not all(torch.equal(rows.long(), window.long()) for rows, window in zip(given, windows)):
            raise ExportError(f"before '{first.name}' forward changes the tokens")
        return []
    if tokens:
        if not all(close(rows, one_hot(window, rows.shape[1])) for rows, window in zip(given, windows)):
            raise ExportError(f"before '{first.name}' forward makes of the tokens something else than one-hot vectors")
        return [OneHotStage("one_hot", OneHot(first.input_size))]
    pairs = [(window.float(), None, rows) for rows, window in zip(given, windows)]
    return Between(pairs, f"between its input and '{first.name}'").find()


def output_link(calls, outputs, gave):
    size = gave[0][0].shape[1]
    what = f"after '{calls[0].name}'"
    if not outputs[0].dtype.is_floating_point:
        if all(torch.equal(output.reshape(-1), rows.argmax(-1)) for output, (rows, _) in zip(outputs, gave)):
            return [ArgMaxStage("argmax", ArgMax(), size)]
        raise ExportError(f"{what} forward gives integers that are not the number of the largest value at each step")
    if outputs[0].numel() % size and outputs[0].numel() != 1:
        raise ExportError(f"{what} forward gives {outputs[0].numel()} values of a window, which are not vectors of {size}")
    pairs = []
    for output, (rows, final) in zip(outputs, gave):
        wide = output.numel() if output.numel() == rows.numel() and output.dim() <= 2 and output.shape[-1] == rows.numel() and len(rows) > 1 else size
        pairs.append((rows, final, output.reshape(-1, wide)))
    return Between(pairs, what, is_positive(stage_of(calls[0].name, calls[0].module))).find()
