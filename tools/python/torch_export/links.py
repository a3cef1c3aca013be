"""What forward computes between two modules, found by comparing what one gave with what the next was given."""

import contextlib

import torch
from torch.nn import functional

from export_files.errors import ExportError

from .comparison import USUAL, agree, members
from .stages import FUNCTIONS, Activate, Flatten, LastSteps, Pool, Repeat, Scale, Take

NAMES = ("relu", "tanh", "sigmoid", "softsign", "elu", "hard_sigmoid", "softmax", "log_softmax")


class Between:
    """Of each window: rows [steps, size] that a module gave, its final state or None, and rows that the next one was given."""

    def __init__(self, pairs, groups, what, is_positive=False):
        """groups: of each window a label of those that are alike in scale, as of agree. is_positive: the rows are never below 0, so that a relu after them is none."""
        self.pairs = pairs
        self.groups = groups
        self.what = what
        self.is_positive = is_positive

    def find(self):
        """The stages between the two; an empty list when there is nothing."""
        for take, function in self.takes():
            taken = [None if final is None and take and take[0].needs_final else function(rows, final) for rows, final, _ in self.pairs]
            if any(values is None or values.shape != target.shape for values, (_, _, target) in zip(taken, self.pairs)):
                continue
            link = self.elementwise(taken)
            if link is not None:
                return [*take, *link]
            if take and isinstance(take[0], Pool) and take[0].kind == "mean":
                for name in NAMES:
                    if self.same([FUNCTIONS[name](rows).mean(0, keepdim=True) for rows, _, _ in self.pairs]):
                        return [Activate(name, rows_size(self.pairs)), *take]
        raise ExportError(self.refusal())

    def takes(self):
        """Each a list of stages and what they make of rows and the final state."""
        rows, final, target = self.pairs[0]
        size, count, wanted = rows.shape[1], len(rows), len(target)
        one = [
            ([Take("last_output", size)], lambda rows, final: rows[-1:]),
            ([Take("final_state", size)], lambda rows, final: final[None]),
            ([Pool("mean", size)], lambda rows, final: rows.mean(0, keepdim=True)),
            ([Pool("max", size)], lambda rows, final: rows.max(0, keepdim=True).values),
        ]
        if final is None:
            one = [take for take in one if not take[0][0].needs_final]
        yield [], lambda rows, final: rows
        yield from one
        if count > 1:
            yield [Flatten(size, count)], lambda rows, final: rows.reshape(1, -1)
        if 1 < wanted < count:
            yield [LastSteps(wanted, size)], lambda rows, final: rows[-wanted:]
        if wanted > 1:
            for take, function in one:
                yield [*take, Repeat(wanted, size)], lambda rows, final, function=function: function(rows, final).expand(wanted, size)

    def elementwise(self, taken):
        """What is applied to what was taken: nothing, an activation, or a factor and an offset of each value; None if neither."""
        fitting = [name for name in NAMES if self.same([FUNCTIONS[name](values) for values in taken])]
        if self.same(taken):
            if fitting and not self.is_positive:
                raise ExportError(
                    f"{self.what} activations none or {fitting[0]}: each computes what forward computes, on the windows that were tried. Pass example "
                    "with more of what the model is made for, or the modules in the order of their use, [(name, module), ...], activations among them"
                )
            return []
        if fitting:
            return [Activate(fitting[0], taken[0].shape[1])]
        scale = self.scale(taken)
        return None if scale is None else [scale]

    def scale(self, taken):
        """The factor as the windows that are furthest apart tell it, the offset as the first ones do, in which single precision holds it best."""
        given, wanted = self.finite(taken, range(len(taken)))
        if len(given) < 3:
            return None
        low, high = given.argmin(0, keepdim=True), given.argmax(0, keepdim=True)
        span = given.gather(0, high) - given.gather(0, low)
        if (span <= 0).any():
            return None
        factor = (wanted.gather(0, high) - wanted.gather(0, low)) / span
        near, wanted_near = self.finite(taken, members(self.groups, self.groups[0]))
        offset = (wanted_near - near * factor).mean(0, keepdim=True)
        if (factor == 0).any() or not self.same([values.double() * factor + offset for values in taken]):
            return None
        return Scale("scale", factor[0].float(), offset[0].float())

    def finite(self, taken, chosen):
        given = torch.cat([taken[at] for at in chosen]).double()
        wanted = torch.cat([self.pairs[at][2] for at in chosen]).double()
        known = torch.isfinite(given).all(-1) & torch.isfinite(wanted).all(-1)
        return given[known], wanted[known]

    def same(self, values):
        return agree(values, [target for _, _, target in self.pairs], self.groups)

    def refusal(self):
        rows, _, target = self.pairs[0]
        hint = ""
        if rows.shape == target.shape and self.same([rows.flip(0) for rows, _, _ in self.pairs]):
            hint = ": it is the window in reversed order, which is supported as a bidirectional module only"
        elif self.is_known_on_usual_values():
            hint = ": on usual values it would be, but on large ones or with other weights it is something else, such as a limit (clamp, relu6) or a condition"
        return (
            f"{self.what} forward computes something that is not supported{hint}; supported are every step, the last output or K outputs, the "
            f"final state h, mean, max and flatten over the steps, a repeat of one vector, {', '.join(NAMES)}, and a factor and an offset. A "
            "residual, an attention, a concatenation, the cell state c as an output are not"
        )

    def is_known_on_usual_values(self):
        usual = [at for at, group in enumerate(self.groups) if group[0] == USUAL]
        if len(usual) == len(self.groups):
            return False
        with contextlib.suppress(ExportError):
            Between([self.pairs[at] for at in usual], [self.groups[at] for at in usual], self.what, is_positive=True).find()
            return True
        return False


def rows_size(pairs):
    return pairs[0][0].shape[1]


def one_hot(tokens, size):
    return functional.one_hot(tokens.reshape(-1).long(), size).float()
