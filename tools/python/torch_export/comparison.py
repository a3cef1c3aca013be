"""Whether two computations in single precision give the same: each value of a vector is judged by what it is itself, beside whatever others."""

import torch

TOLERANCE = 1e-5
ROUNDING = 4 * 2.0**-23
SMALLEST = 1e-12
USUAL = "usual"


def agree(found, wanted, groups, judge=None):
    """found, wanted: rows [steps, size] of each window. groups: a label for each; windows of one label are judged together, as they are alike in
    scale, those whose label begins with USUAL first. Where the framework itself overflows, nothing is told. judge: allowed, or what takes its place."""
    if any(a.shape != b.shape for a, b in zip(found, wanted)):
        return False
    usual = None
    for group in dict.fromkeys(groups):
        found_alike, wanted_alike = (torch.cat([rows[at] for at in members(groups, group)]).detach().double() for rows in (found, wanted))
        known = torch.isfinite(wanted_alike).all(-1)
        found_alike, wanted_alike = found_alike[known], wanted_alike[known]
        if not len(wanted_alike):
            continue
        most = (judge or allowed)(wanted_alike)
        if group[0] == USUAL:
            usual = most if usual is None else most.minimum(usual)
        elif usual is not None:
            most = most.maximum(usual)
        if not ((found_alike - wanted_alike).abs() <= most).all():
            return False
    return True


def members(groups, group):
    return [at for at, label in enumerate(groups) if label == group]


def allowed(wanted):
    """Of each column by its deviation, by its largest value where it is constant; and what single precision cannot hold of it."""
    deviation, largest = wanted.std(0, unbiased=False), wanted.abs().amax(0)
    own = torch.where(deviation > ROUNDING * largest, deviation, largest)
    return (TOLERANCE * own + ROUNDING * largest).clamp(min=SMALLEST)


def allowed_of_many_layers(wanted):
    """What rounding may become on the way through layers that are saturated or sensitive: of each column by its largest value."""
    return (10 * TOLERANCE * wanted.abs().amax(0)).clamp(min=SMALLEST)
