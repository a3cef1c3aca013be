"""Makes arguments of forward: windows in the layouts that people use, zero states where forward asks for one."""

import torch
from torch import nn

from export_files.errors import ExportError

from .recording import BatchError, count, record, required_arguments
from .stages import CELLS, STACKS

STEPS = 12
FAILURES = (RuntimeError, ValueError, IndexError, TypeError, AssertionError, AttributeError, KeyError, NotImplementedError)


class Arguments:
    """A layout that forward takes: how a window [steps, size] becomes its arguments."""

    def __init__(self, shape, rest, tokens, size, batch_axis=None):
        """batch_axis: of the shape, where it has one."""
        self.shape, self.rest, self.tokens, self.size, self.batch_axis = shape, rest, tokens, size, batch_axis
        self.notes = []

    def of(self, window):
        return (self.shape(window), *self.rest)

    def of_batch(self, windows):
        """Several windows at once, states for each."""
        return (torch.cat([self.shape(window) for window in windows], self.batch_axis), *(widened(value, len(windows)) for value in self.rest))

    def window(self, steps, generator, scale):
        if self.tokens:
            return torch.randint(self.size, (steps, 1), generator=generator)
        return scale * torch.randn(steps, self.size, generator=generator)


def widened(value, batch):
    """A state of one sequence for a batch of them."""
    if isinstance(value, (tuple, list)):
        return tuple(widened(part, batch) for part in value)
    return torch.cat([value] * batch, value.dim() - 2) if isinstance(value, torch.Tensor) and value.dim() in (2, 3) else value


def arguments_of(module, names, example, window):
    """The layout, and the windows to try: that of the example first."""
    if example is not None:
        return of_example(module, names, example, window)
    steps, problems = window or STEPS, []
    for layout in layouts(module, names):
        try:
            record(module, names, layout.of(layout.window(steps, torch.Generator().manual_seed(1), 1)))
            layout.notes = steps_first(names) if layout.batch_axis == 1 else []
            return layout, []
        except FAILURES as error:
            problems.append(one_line(error))
        except BatchError as error:
            problems.insert(0, f"{error}; batch_first?")
    raise ExportError(
        f"{type(module).__name__}.forward takes none of the usual inputs of {steps} steps ({problems[0][:200] if problems else 'it has no module with weights'}). "
        "Pass example, an input of forward or a tuple of its inputs; state window if it takes windows of one length only"
    )


def steps_first(names):
    """That forward was not given the batch first, which whoever trained it may have done."""
    name = next((name for inner, name in names.items() if type(inner) in STACKS and not inner.batch_first), None)
    if name is None:
        return []
    return [f"'{name}' has not batch_first=True, so forward was given [steps, batch, ...]. If it was trained on [batch, steps, ...], correct that and train again; an example shows what it is given"]


def one_line(error):
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


def layouts(module, names):
    first = next(iter(names), None)
    if first is None:
        return
    size = size_of(first)
    batch_first = next((inner.batch_first for inner in names if type(inner) in STACKS), True)
    batched = [(lambda w: w[None], 0), (lambda w: w[:, None], 1)]
    flat = [(lambda w: w, None)]
    tokens = [(lambda w: w[:, 0], None), (lambda w: w[:, 0][None], 0), (lambda w: w[:, :1], 1)]
    for rest in rests(module, names):
        if isinstance(first, nn.Embedding):
            for shape, axis in tokens if not batch_first else [tokens[1], tokens[0], tokens[2]]:
                yield Arguments(shape, rest, True, first.num_embeddings, axis)
            continue
        for shape, axis in (batched if batch_first else batched[::-1]) + flat:
            yield Arguments(shape, rest, False, size, axis)
        for shape, axis in tokens:
            yield Arguments(shape, rest, True, size, axis)


def size_of(module):
    return getattr(module, "input_size", None) or getattr(module, "in_features", None) or getattr(module, "num_features", None) or 1


def rests(module, names):
    """What follows the window: nothing, None for each, zero states."""
    wanted = len(required_arguments(module)) - 1
    if wanted <= 0:
        yield ()
        return
    yield (None,) * wanted
    recurrent = next((inner for inner in names if type(inner) in (*STACKS, *CELLS)), None)
    if recurrent is None:
        return
    for shape in state_shapes(recurrent):
        hidden = torch.zeros(shape)
        if wanted == 2:
            yield hidden, hidden.clone()
        elif isinstance(recurrent, (nn.LSTM, nn.LSTMCell)):
            yield ((hidden, hidden.clone()),)
        yield (hidden,) * wanted


def state_shapes(module):
    size = getattr(module, "proj_size", 0) or module.hidden_size
    if type(module) in CELLS:
        return [(1, size), (size,)]
    layers = module.num_layers * (2 if module.bidirectional else 1)
    return [(layers, 1, size), (layers, size)]


def of_example(module, names, example, window, note=None):
    values = example if isinstance(example, (tuple, list)) else (example,)
    x, rest = values[0], tuple(zeros(value) for value in values[1:])
    if not isinstance(x, torch.Tensor):
        raise ExportError(f"example: expected a tensor, or a tuple that begins with one; found {type(x).__name__}")
    tokens = not x.dtype.is_floating_point
    try:
        calls, _ = record(module, names, (x, *rest))
    except BatchError as error:
        if note is not None:
            raise ExportError(f"of the example {list(x.shape)} {error}; batch_first?") from error
        return of_example(module, names, first_of_batch(values, window, error), window, f"of the example {list(x.shape)} {error}")
    except FAILURES as error:
        raise ExportError(f"forward cannot be run on the example: {one_line(error)}") from error
    if not calls:
        raise ExportError(f"{type(module).__name__}.forward uses no module with weights")
    wanted = calls[0].input_rows.shape[1]
    size = 1 if tokens else wanted if x.numel() % wanted == 0 else x.shape[-1]
    given = x.reshape(-1, size)
    if window and len(given) != window:
        raise ExportError(f"window is {window}, but the example {list(x.shape)} has {count(len(given), 'step')}; expected {window}")
    shape = x.shape
    words = next((inner.num_embeddings for inner in names if isinstance(inner, nn.Embedding)), None) or wanted
    layout = Arguments(lambda w: w.reshape(shape).to(x.dtype), rest, tokens, words if tokens else size, batch_axis(names, x))
    layout.notes = [f"{note}; state window to have that checked"] if note and not window else []
    return layout, [given]


def batch_axis(names, x):
    """That of an example of one sequence; None where it has none, or no recurrent module tells it."""
    recurrent = next((inner for inner in names if type(inner) in STACKS), None)
    axis = 0 if recurrent is None or recurrent.batch_first else 1
    return axis if recurrent is not None and x.dim() == (3 if x.dtype.is_floating_point else 2) and x.shape[axis] == 1 else None


def first_of_batch(values, window, error):
    """The same with the first sequence of the batch only."""
    x = values[0]
    where = f"of the example {list(x.shape)} {error}"
    if window and error.steps != window:
        raise ExportError(f"window is {window}, but {where}; batch_first?")
    if error.steps == 1:
        raise ExportError(f"{where}, so that a window has no more than a step; batch_first?")
    if x.dim() <= error.axis or x.shape[error.axis] != error.batch:
        raise ExportError(f"example: expected a batch of 1, found {error.batch} sequences; pass x[:1] or x[:, :1]")
    return (x.narrow(error.axis, 0, 1), *(narrow(value, error.batch) for value in values[1:]))


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
