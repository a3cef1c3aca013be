"""What a module is tried on, to find out what its forward does: windows of many scales, and other weights."""

import contextlib

import torch
from torch import nn

from export_files.errors import ExportError

from .arguments import FAILURES, STEPS
from .comparison import USUAL
from .recording import BatchError, record

WINDOWS = 16
OTHER_WINDOWS = 4
SCALES = (30, 300, 3000)
LARGE = ("large",)
OFFSET, DEVIATION = 1013, 10
WEIGHT_FACTORS = (-1, 30, -1000)


class Trials:
    """Of each: group, a label of those that are alike; window [steps, size]; and the run, its calls and the output of forward."""

    def __init__(self, module, names, layout, given, steps, features):
        self.module, self.names, self.layout = module, names, layout
        self.windows, self.groups, self.runs = [], [], []
        self.steps = len(given[0]) if given else steps or STEPS
        usual = [*[((USUAL, "example"), window) for window in given], *self.usual_windows(torch.Generator().manual_seed(1), WINDOWS)]
        self.add(usual)
        self.usual = len(usual)
        if not layout.tokens:
            self.add(self.large_windows(torch.Generator().manual_seed(2), features))
        self.unchanged = len(self.windows)
        changed = [module for module in names if isinstance(module, (nn.Linear, nn.BatchNorm1d))]
        for factor in WEIGHT_FACTORS:
            self.add_with_weights(changed, factor)
        for module in changed if len(changed) > 1 else []:
            self.add_with_weights([module], -1)

    def add_with_weights(self, changed, factor):
        with weights_times(changed, factor):
            self.add(((factor, *changed), window) for _, window in self.usual_windows(torch.Generator().manual_seed(3), 2 * OTHER_WINDOWS))

    def usual_windows(self, generator, count):
        for at in range(count):
            scale = 1 + 2 * (at % 2)
            yield (USUAL, scale), self.layout.window(self.steps, generator, scale)

    def large_windows(self, generator, features):
        """What readings without mean and deviation may be, and what lies far beyond those that are usual."""
        for scale in SCALES:
            for _ in range(OTHER_WINDOWS):
                yield LARGE, self.layout.window(self.steps, generator, scale)
        ranges = [(("offset",), OFFSET, DEVIATION)]
        if features and len(features[0]) == self.layout.size:
            ranges.append((("features",), *features))
        for group, mean, deviation in ranges:
            for _ in range(OTHER_WINDOWS):
                yield group, mean + deviation * self.layout.window(self.steps, generator, 1)

    def add(self, windows):
        for group, window in windows:
            try:
                self.runs.append(record(self.module, self.names, self.layout.of(window)))
            except BatchError as error:
                raise ExportError(f"in {type(self.module).__name__}.forward {error}. Is batch_first=True missing?") from error
            except FAILURES as error:
                raise ExportError(f"{type(self.module).__name__}.forward fails on {described(window)}: {type(error).__name__}: {' '.join(str(error).split())}") from error
            self.windows.append(window)
            self.groups.append(group)

    def __str__(self):
        """What was tried, for whoever exports."""
        shape = list(self.layout.of(self.windows[0])[0].shape)
        factors = ", ".join(map(str, WEIGHT_FACTORS))
        return f"{self.unchanged} windows given as {shape}, {described(torch.cat(self.windows[: self.unchanged]))}; weights of Linear and BatchNorm1d also times {factors}"


def described(values):
    what = "values" if values.dtype.is_floating_point else "tokens"
    return f"{what} from {float(values.min()):.4g} to {float(values.max()):.4g}"


@contextlib.contextmanager
def weights_times(changed, factor):
    """What forward does depends on no weight: with other ones a relu after what is always positive is seen, and a limit that is not reached."""
    parameters = {id(p): p for module in changed for p in module.parameters()}.values()
    before = [parameter.detach().clone() for parameter in parameters]
    with torch.no_grad():
        for parameter in parameters:
            parameter.mul_(factor)
        try:
            yield
        finally:
            for parameter, values in zip(parameters, before):
                parameter.copy_(values)
