"""Whether forward takes the sequences of a batch for sequences, which a batch of one does not show."""

import torch

from export_files.errors import ExportError

from .arguments import FAILURES
from .recording import main_output
from .stages import STACKS

TOLERANCE = 1e-4


def check_batch(module, names, layout, windows):
    """Two windows as a batch give what each gives, or what the first gives; otherwise forward takes one axis for the other."""
    arguments = None if layout.batch_axis is None else layout.of_batch(windows[:2])
    if arguments is None:
        return
    try:
        with torch.no_grad():
            first, second = (main_output(module(*layout.of(window))).double() for window in windows[:2])
            both = main_output(module(*arguments)).double()
    except (*FAILURES, ExportError):
        return
    if is_same(both.flatten(), first.flatten()) or any(holds(both, axis, first, second) for axis in range(both.dim())):
        return
    recurrent, name = next(((inner, name) for inner, name in names.items() if type(inner) in STACKS), (None, None))
    axes = ""
    if recurrent is not None:
        axis, state = ("second", "has") if recurrent.batch_first else ("first", "has not")
        axes = f"'{name}' takes the {axis} axis for the steps, as it {state} batch_first=True; does an index such as [:, -1] mean the other? "
    raise ExportError(
        f"{type(module).__name__}.forward gives of two sequences, {list(arguments[0].shape)}, something else than of each alone: {axes}"
        "Correct batch_first and train again, or pass the modules in the order of their use, [(name, module), ...]"
    )


def holds(both, axis, first, second):
    if both.shape[axis] % 2:
        return False
    parts = both.chunk(2, axis)
    return is_same(parts[0].flatten(), first.flatten()) and is_same(parts[1].flatten(), second.flatten())


def is_same(found, wanted):
    return found.shape == wanted.shape and bool(((found - wanted).abs() <= TOLERANCE * wanted.abs().max().clamp(min=1e-6)).all())
