"""The tensors that the layers name."""

import numpy

from export_files.errors import ExportError


class TensorStore:
    def __init__(self):
        self.tensors = {}

    def add(self, layer, name, role, values, expected):
        """The tensor's name in the file; expected is its shape."""
        if values.shape != tuple(expected):
            raise ExportError(f"{layer}: {role}: expected shape {list(expected)}, found {list(values.shape)}")
        key = f"{name}.{role}"
        if key in self.tensors:
            raise ExportError(f"{layer}: two tensors of the name {key}")
        self.tensors[key] = values
        return key

    def change(self, entry, affine):
        """Puts what follows a Dense layer into its weights."""
        key = entry["weights"]
        kernel = self.tensors[key]
        entry.setdefault("bias", f"{entry['name']}.bias")
        bias = self.tensors.get(entry["bias"], numpy.zeros(kernel.shape[1], numpy.float32))
        self.tensors[key], self.tensors[entry["bias"]] = affine.after(kernel, bias)
