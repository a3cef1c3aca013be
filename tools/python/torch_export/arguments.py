"""Makes arguments of forward: windows in the layouts that people use, zero states where forward asks for one."""

import torch
from torch import nn

from export_files.errors import ExportError

from .recording import BatchError, record, required_arguments
from .stages import CELLS, STACKS

STEPS = 12
WINDOWS = 16
FAILURES = (RuntimeError, ValueError, IndexError, TypeError, AssertionError, AttributeError)


class Arguments:
    """A layout that forward takes: how a window [steps, size] becomes its arguments."""

    def __init__(self, shape, rest, tokens, size):
        self.shape, self.rest, self.tokens, self.size = shape, rest, tokens, size

    def of(self, window):
        return (self.shape(window), *self.rest)

    def window(self, steps, generator, scale):
        if self.tokens:
            return torch.randint(self.size, (steps, 1), generator=generator)
        return scale * torch.randn(steps, self.size, generator=generator)


def arguments_of(module, names, example, steps):
    """The layout, and the windows to try: that of the example first."""
    if example is not None:
        return of_example(module, names, example)
    problems = []
    for layout in layouts(module, names):
        try:
            record(module, names, layout.of(layout.window(steps, torch.Generator().manual_seed(1), 1)))
            return layout, []
        except FAILURES as error:
            problems.append(f"{type(error).__name__}: {' '.join(str(error).split())}")
        except BatchError:
            problems.append("steps and batch are exchanged")
    raise ExportError(
        f"{type(module).__name__}.forward takes none of the usual inputs of {steps} steps ({problems[0][:200] if problems else 'it has no module with weights'}). "
        "Pass example, an input of forward or a tuple of its inputs; state window if it takes windows of one length only"
    )


def layouts(module, names):
    first = next(iter(names), None)
    if first is None:
        return
    size = size_of(first)
    batch_first = next((inner.batch_first for inner in names if type(inner) in STACKS), True)
    batched = [lambda w: w[None], lambda w: w[:, None]]
    flat = [lambda w: w]
    tokens = [lambda w: w[:, 0], lambda w: w[:, 0][None], lambda w: w[:, :1]]
    for rest in rests(module, names):
        if isinstance(first, nn.Embedding):
            for shape in tokens if not batch_first else [tokens[1], tokens[0], tokens[2]]:
                yield Arguments(shape, rest, True, first.num_embeddings)
            continue
        for shape in (batched if batch_first else batched[::-1]) + flat:
            yield Arguments(shape, rest, False, size)
        for shape in tokens:
            yield Arguments(shape, rest, True, size)


def size_of(module):
    return getattr(module, "input_size", None) or getattr(module, "in_features", None) or getattr(module, "num_features", None) or 1


def rests(module, names):
    """What follows the window: nothing, None for each, zero states."""
    count = len(required_arguments(module)) - 1
    if count <= 0:
        yield ()
        return
    yield (None,) * count
    recurrent = next((inner for inner in names if type(inner) in (*STACKS, *CELLS)), None)
    if recurrent is None:
        return
    for shape in state_shapes(recurrent):
        hidden = torch.zeros(shape)
        if count == 2:
            yield hidden, hidden.clone()
        elif isinstance(recurrent, (nn.LSTM, nn.LSTMCell)):
            yield ((hidden, hidden.clone()),)
        yield (hidden,) * count


def state_shapes(module):
    size = getattr(module, "proj_size", 0) or module.hidden_size
    if type(module) in CELLS:
        return [(1, size), (size,)]
    layers = module.num_layers * (2 if module.bidirectional else 1)
    return [(layers, 1, size), (layers, size)]


def of_example(module, names, example):
    values = example if isinstance(example, (tuple, list)) else (example,)
    x, rest = values[0], tuple(zeros(value) for value in values[1:])
    if not isinstance(x, torch.Tensor):
        raise ExportError(f"example: expected a tensor, or a tuple that begins with one; found {type(x).__name__}")
    tokens = not x.dtype.is_floating_point
    try:
        calls, _ = record(module, names, (x, *rest))
    except BatchError as error:
        return of_example(module, names, first_of_batch(names, values, int(str(error))))
    except FAILURES as error:
        raise ExportError(f"forward cannot be run on the example: {type(error).__name__}: {' '.join(str(error).split())}") from error
    if not calls:
        raise ExportError(f"{type(module).__name__}.forward uses no module with weights")
    wanted = calls[0].input_rows.shape[1]
    size = 1 if tokens else wanted if x.numel() % wanted == 0 else x.shape[-1]
    window = x.reshape(-1, size)
    shape = x.shape
    count = next((inner.num_embeddings for inner in names if isinstance(inner, nn.Embedding)), None) or wanted
    layout = Arguments(lambda w: w.reshape(shape).to(x.dtype), rest, tokens, count if tokens else size)
    return layout, [window]


def first_of_batch(names, values, batch):
    """The same with the first sequence of the batch only."""
    recurrent = next(inner for inner in names if type(inner) in STACKS)
    axis = 0 if recurrent.batch_first else 1
    x = values[0]
    if x.dim() <= axis or x.shape[axis] != batch:
        raise ExportError(f"example: expected a batch of 1, found {batch} sequences; pass x[:1] or x[:, :1]")
    return (x.narrow(axis, 0, 1), *(narrow(value, batch) for value in values[1:]))


def narrow(value, batch):
    if isinstance(value, (tuple, list)):
        return tuple(narrow(part, batch) for part in value)
    if isinstance(value, torch.Tensor) and value.dim() == 3 and value.shape[1] == batch:
        return value[:, :1]
    return value[:1] if isinstance(value, torch.Tensor) and value.dim() and value.shape[0] == batch else value


def zeros(value):
    """States begin at zero, as on the board."""
    if isinstance(value, (tuple, list)):
        return tuple(zeros(part) for part in value)
    return torch.zeros_like(value) if isinstance(value, torch.Tensor) and value.dtype.is_floating_point else value
