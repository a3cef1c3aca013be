"""A Normalization layer, (x - mean) / max(sqrt(variance), 1e-7), as mean and deviation of the features."""

import numpy

from .arrays import COUNT
from .recurrent import Part

SMALLEST_DEVIATION = 1e-7  # keras.backend.epsilon()


def features_of(layer, weights, rank, size):
    """A (mean, deviation) for each of size values; rank is that of the input; size may be None."""
    if layer.flag("invert", False):
        raise layer.refuse("invert is not supported")
    axis = layer.config.get("axis", -1)
    axes = axis if isinstance(axis, list) else [] if axis is None else [axis]
    if axes not in ([], [-1], [rank - 1]):
        raise layer.refuse(f"axis {axis} is not supported; -1, one mean per feature, is")
    mean, variance = statistics(layer, weights)
    size = size or max(mean.size, 1)
    finite = numpy.isfinite(mean).all() and numpy.isfinite(variance).all() and (variance >= 0).all()
    if mean.size not in (1, size) or variance.size != mean.size or not finite:
        raise layer.refuse(f"expected {size} finite means and variances, found {mean.size} and {variance.size}")
    deviation = numpy.maximum(numpy.sqrt(variance), SMALLEST_DEVIATION)
    return list(zip(*(numpy.broadcast_to(values.ravel(), size).tolist() for values in (mean, deviation))))


def statistics(layer, weights):
    """Mean and variance as the configuration states them, or as adapt() found them."""
    if layer.config.get("mean") is None:
        (found,) = weights.take(layer, [Part("", ["mean", "variance", COUNT])])
    else:
        found = {key: layer.get(key) for key in ("mean", "variance")}
    return [numpy.asarray(found[key], numpy.float64) for key in ("mean", "variance")]
