"""Whether two computations in single precision give the same: each value of a vector is judged by what it is itself, beside whatever others."""

import torch

TOLERANCE = 1e-5
ROUNDING = 4 * 2.0**-23
SMALLEST = 1e-12


def agree(found, wanted, groups):
    """found, wanted: rows [steps, size] of each window. groups: a label for each; windows of one label are judged together, as they are alike in scale."""
    if any(a.shape != b.shape for a, b in zip(found, wanted)):
        return False
    return all(
        agree_alike(torch.cat([found[at] for at in chosen]).detach().double(), torch.cat([wanted[at] for at in chosen]).detach().double())
        for chosen in (members(groups, group) for group in dict.fromkeys(groups))
    )


def members(groups, group):
    return [at for at, label in enumerate(groups) if label == group]


def agree_alike(found, wanted):
    """Rows of windows that are alike. Where the framework itself overflows, nothing is told."""
    known = torch.isfinite(wanted).all(-1)
    found, wanted = found[known], wanted[known]
    return not len(wanted) or bool(((found - wanted).abs() <= allowed(wanted)).all())


def allowed(wanted):
    """Of each column by its deviation, by its largest value where it is constant; and what single precision cannot hold of it."""
    deviation, largest = wanted.std(0, unbiased=False), wanted.abs().amax(0)
    own = torch.where(deviation > ROUNDING * largest, deviation, largest)
    return (TOLERANCE * own + ROUNDING * largest).clamp(min=SMALLEST)
