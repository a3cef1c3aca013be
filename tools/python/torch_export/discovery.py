"""Finds out what the forward of a module of one's own does, by comparing what it computes with what its modules compute in turn."""

import itertools

import torch

from export_files.errors import ExportError

from .markers import OneHot
from .modules import CONTAINERS, LEAVES, flatten, stages_of
from .network import TAKES, Network
from .stages import Dense

STEPS = 7
WINDOWS = 16
TOLERANCE = 1e-4
HIDDEN = (None, "relu", "tanh", "sigmoid")
HEADS = (None, "sigmoid", "softmax", "log_softmax", "tanh", "relu")
MOST_OPEN = 3


def is_plain(module):
    """True for a module whose forward needs not be found out."""
    return isinstance(module, CONTAINERS) or type(module) in LEAVES


def discover(module, take, example=None):
    """The network that computes what the module computes: its children in the order of their definition."""
    children = list(module.named_children())
    if not children or isinstance(module, LEAVES):
        stages_of([(type(module).__name__.lower(), module)])
    for stages in variants(children):
        open_stages = [stage for stage in stages if isinstance(stage, Dense) and stage.activation is None]
        if len(open_stages) > MOST_OPEN:
            raise ExportError(f"{len(open_stages)} Linear modules have no activation module: pass the modules in the order of their use instead")
        fitting = [
            (network.take, activations)
            for network, activations in candidates(stages, open_stages, take)
            if any(agrees(module, network, layout) for layout in layouts(network, example))
        ]
        if fitting:
            chosen_take, activations = the_one(fitting)
            activate(open_stages, activations)
            return Network(stages, chosen_take)
    names = ", ".join(f"'{name}'" for name, _ in flatten(children))
    raise ExportError(
        f"what {type(module).__name__}.forward computes is not what {names} compute one after the other. "
        "Pass the modules in the order of their use instead, [(name, module), ...], with take"
        + ("" if example is not None else "; or pass example, an input of forward, if it takes something unusual")
    )


def variants(children):
    """The modules as they are, and after tokens that forward makes one-hot."""
    stages = stages_of(children)
    yield stages
    if hasattr(stages[0], "input_size"):
        yield stages_of([("one_hot", OneHot(stages[0].input_size)), *children])


def candidates(stages, open_stages, take):
    choices = [HEADS if stage is stages[-1] else HIDDEN for stage in open_stages]
    takes = [take] if take else TAKES if any(stage.is_recurrent for stage in stages) else [None]
    for chosen, *activations in itertools.product(takes, *choices):
        activate(open_stages, activations)
        yield Network(stages, chosen), activations


def activate(open_stages, activations):
    for stage, activation in zip(open_stages, activations):
        stage.activation = activation


def the_one(fitting):
    """Of one direction, final state and last output are the same; activations must not be left open."""
    different = sorted({", ".join(activation or "none" for activation in activations) for _, activations in fitting})
    if len(different) > 1:
        raise ExportError(
            f"activations {' or '.join(different)}: each computes what forward computes, on the windows that were tried. "
            "Pass the modules in the order of their use instead, [(name, module), ...], activations among them"
        )
    return fitting[0]


def layouts(network, example):
    """Each a list of windows [steps, inputs] and the same as arguments of forward."""
    if example is not None:
        return [[(example.reshape(-1, network.input_size), example)]]
    generator = torch.Generator().manual_seed(1)
    if network.tokens:
        windows = [torch.randint(network.tokens, (STEPS, 1), generator=generator) for _ in range(WINDOWS)]
        shapes = (lambda w: w[:, 0], lambda w: w[:, 0][None], lambda w: w)
    else:
        windows = [scale * torch.randn(STEPS, network.input_size, generator=generator) for scale in [1, 3] * (WINDOWS // 2)]
        shapes = (lambda w: w, lambda w: w[None], lambda w: w[:, None])
    return [[(window, shape(window)) for window in windows] for shape in shapes]


def agrees(module, network, pairs):
    return all(agrees_on(module, network, window, argument) for window, argument in pairs)


def agrees_on(module, network, window, argument):
    try:
        with torch.no_grad():
            found = module(argument)
    except (RuntimeError, ValueError, IndexError, TypeError, AssertionError):
        return False
    found = found[0] if isinstance(found, (tuple, list)) and found else found
    if not isinstance(found, torch.Tensor):
        return False
    expected = network.run(window)[0].reshape(-1)
    found = found.to(expected.dtype).reshape(-1)
    return found.shape == expected.shape and bool(torch.allclose(found, expected, rtol=TOLERANCE, atol=TOLERANCE))
