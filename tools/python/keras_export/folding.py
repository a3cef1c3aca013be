"""Batch normalization of a trained model, which is a factor and an offset per value, as part of the weights beside it."""

import numpy

AXIS = (-1, [-1], 2, [2])  # of [batch, time, values]; tf.keras counts it out
AXIS_WITHOUT_TIME = (-1, [-1], 1, [1])


class Affine:
    """values * factor + offset, both [values], in double precision."""

    def __init__(self, layer, factor, offset):
        self.layer, self.factor, self.offset = layer, factor, offset

    def then(self, other):
        return Affine(other.layer, self.factor * other.factor, self.offset * other.factor + other.offset)

    def before(self, tensors, bias_shape):
        """The tensors of a layer that takes the values as they are, instead of those that come out here."""
        kernel = tensors["kernel"].astype(numpy.float64)
        bias = tensors["bias"].astype(numpy.float64) if "bias" in tensors else numpy.zeros(bias_shape)
        if kernel.shape[:1] != self.factor.shape or bias.shape != tuple(bias_shape):
            return tensors  # of a wrong shape, which is refused where they are stored
        inputs = bias[0] if bias.ndim > 1 else bias
        inputs += self.offset @ kernel
        return {**tensors, "kernel": single(kernel * self.factor[:, None]), "bias": single(bias)}

    def after(self, kernel, bias):
        """Kernel and bias of a Dense layer without an activation that gives what comes out here."""
        return single(kernel * self.factor), single(bias * self.factor + self.offset)


def batch_normalization(layer, tensors, size):
    """(x - moving_mean) / sqrt(moving_variance + epsilon) * gamma + beta."""
    values = {name: tensor.astype(numpy.float64) for name, tensor in tensors.items()}
    for name, tensor in values.items():
        if tensor.shape != (size,):
            raise layer.refuse(f"{name}: expected shape [{size}], found {list(tensor.shape)}")
    epsilon = layer.get("epsilon")
    if not isinstance(epsilon, (int, float)) or not (values["moving_variance"] + epsilon > 0).all():
        raise layer.refuse("expected moving_variance + epsilon to be above 0")
    factor = values.get("gamma", 1.0) / numpy.sqrt(values["moving_variance"] + epsilon)
    return Affine(layer, factor, values.get("beta", 0.0) - values["moving_mean"] * factor)


def names_of(layer):
    """The tensors of a BatchNormalization layer, in the order of the file."""
    if layer.config.get("renorm"):
        raise layer.refuse("renorm is not supported")
    scale, center = layer.flag("scale", True), layer.flag("center", True)
    return ["gamma"] * scale + ["beta"] * center + ["moving_mean", "moving_variance"]


def single(values):
    return numpy.ascontiguousarray(values, numpy.float32)
