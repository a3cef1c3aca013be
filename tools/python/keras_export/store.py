"""The tensors that the layers name."""

from .errors import ExportError


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
