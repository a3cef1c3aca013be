"""The tensors of the exported file, by name."""

import numpy
import torch

from export_files.errors import ExportError


class Tensors:
    def __init__(self):
        self.arrays = {}
        self._sources = {}

    def add(self, name, tensor):
        """The name under which the tensor stands in the file; one tensor of two names stands there once."""
        source = (tensor.data_ptr(), tuple(tensor.shape))
        if source in self._sources:
            return self._sources[source]
        if not tensor.dtype.is_floating_point:
            raise ExportError(f"tensor {name}: expected floating-point weights, found {tensor.dtype}")
        array = numpy.ascontiguousarray(tensor.detach().cpu().to(torch.float32).numpy())
        if not numpy.isfinite(array).all():
            raise ExportError(f"tensor {name}: expected finite weights in single precision, found NaN or infinity")
        if name in self.arrays:
            raise ExportError(f"two tensors of the name {name}: give each layer a name of its own")
        self.arrays[name] = array
        self._sources[source] = name
        return name
