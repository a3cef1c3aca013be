"""Turns modules in the order of their use into stages, or refuses them by name."""

from torch import nn

from export_files.errors import ExportError

from .markers import ArgMax, OneHot
from .stages import CELLS, STACKS, Activate, ArgMaxStage, Dense, OneHotStage, activation_name, stage_of

ACTIVATIONS = {
    nn.ReLU: "relu",
    nn.Sigmoid: "sigmoid",
    nn.Tanh: "tanh",
    nn.Softsign: "softsign",
    nn.ELU: "elu",
    nn.Softmax: "softmax",
    nn.LogSoftmax: "log_softmax",
    nn.Hardsigmoid: {"name": "hard_sigmoid", "alpha": 1 / 6, "beta": 0.5},
}
WITHOUT_EFFECT = (nn.Identity, nn.Dropout, nn.Dropout1d, nn.Dropout2d, nn.AlphaDropout, nn.FeatureAlphaDropout)
CONTAINERS = (nn.Sequential, nn.ModuleList)
LEAVES = (*STACKS, *CELLS, nn.Embedding, nn.Linear, nn.BatchNorm1d, *ACTIVATIONS, *WITHOUT_EFFECT, OneHot, ArgMax)
SUPPORTED = (
    "RNN, GRU, LSTM, RNNCell, GRUCell, LSTMCell, Embedding, Linear, BatchNorm1d, ReLU, Sigmoid, Tanh, Softsign, ELU, Softmax, LogSoftmax, Hardsigmoid; "
    "Dropout and Identity are left out"
)


def flatten(items):
    """(name, module) of every module, containers opened; items are modules or (name, module)."""
    for at, item in enumerate(items):
        name, module = item if isinstance(item, tuple) and len(item) == 2 else (f"{type(item).__name__.lower()}{at}", item)
        if not isinstance(name, str) or not isinstance(module, (nn.Module, OneHot, ArgMax)):
            raise ExportError(f"layers[{at}]: expected a module or (name, module), found {item!r}")
        if type(module) in CONTAINERS:
            yield from flatten([(f"{name}.{child}", inner) for child, inner in module.named_children()])
        else:
            yield name, module


def stages_of(items):
    """The stages of modules in the order of their use."""
    stages = []
    for name, module in flatten(items):
        kind = type(module)
        check(name, module)
        if kind in WITHOUT_EFFECT:
            continue
        if kind in ACTIVATIONS:
            activate(stages, name, module)
            continue
        stage = (
            OneHotStage(name, module)
            if kind is OneHot
            else ArgMaxStage(name, module, stages[-1].output_size if stages else 0)
            if kind is ArgMax
            else stage_of(name, module)
        )
        check_place(stage, stages)
        stages.append(stage)
    if not stages:
        raise ExportError("expected at least one module with weights, found none")
    return stages


def check(name, module, hooks=0):
    """hooks: how many are there because the module is being recorded."""
    kind = type(module)
    if kind not in LEAVES:
        bases = [base.__name__ for base in LEAVES if isinstance(module, base)]
        what = f"a class of its own made from {bases[0]}" if bases else "not supported"
        raise ExportError(f"layer '{name}' ({kind.__name__}) is {what}; supported are {SUPPORTED}")
    if isinstance(module, nn.Module) and (len(module._forward_hooks) > hooks or module._forward_pre_hooks):
        raise ExportError(f"layer '{name}' ({kind.__name__}) has hooks, such as those of weight_norm; remove them (remove_weight_norm) before exporting")


def check_place(stage, before):
    takes_tokens = getattr(stage, "takes_tokens", False)
    if takes_tokens and before:
        raise stage.refuse("only the first layer takes tokens")
    if before and isinstance(before[-1], ArgMaxStage):
        raise stage.refuse("nothing can follow ArgMax")
    if isinstance(stage, ArgMaxStage) and not before:
        raise stage.refuse("expected a layer before it")
    if before and stage.input_size != before[-1].output_size:
        raise stage.refuse(f"expected {before[-1].output_size} values in, as {before[-1]} before it gives; found {stage.input_size}")


def activate(stages, name, module):
    what = f"layer '{name}' ({type(module).__name__})"
    if not stages:
        raise ExportError(f"{what}: expected a layer before an activation, found none")
    if isinstance(module, (nn.Softmax, nn.LogSoftmax)) and module.dim != -1:
        raise ExportError(f"{what}: expected dim=-1, over the outputs; found dim={module.dim}")
    if isinstance(module, nn.ELU) and module.alpha != 1:
        raise ExportError(f"{what}: expected alpha=1; found alpha={module.alpha}")
    activation = ACTIVATIONS[type(module)]
    if isinstance(stages[-1], Dense) and stages[-1].activation is None:
        stages[-1].activation = activation
    else:
        stages.append(Activate(activation_name(activation), stages[-1].output_size))
