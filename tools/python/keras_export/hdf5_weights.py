"""Tensors of a .h5 file that holds a whole model.

Layout (keras/src/legacy/saving/legacy_h5_format.py of Keras 3 and tf_keras/saving/legacy/hdf5_format.py of tf.keras 2, Apache 2.0):
the file's attributes are "model_config" (JSON), "keras_version", "backend", perhaps "training_config". The group "model_weights" has
the attribute "layer_names" and one group per layer, named after the layer. Its attribute "weight_names" lists the datasets in it,
trainable weights before others, in the order of their creation: kernel, recurrent_kernel, bias; those of a Bidirectional first
forward, then backward. A name is a path, as "gru/gru_cell/kernel:0" (tf.keras) or "sequential/gru/gru_cell/kernel" (Keras 3). An
attribute longer than 64,512 bytes is cut into "weight_names0", "weight_names1", ...
"""

import h5py

from export_files.errors import ExportError

from .arrays import read_all

GROUP = "model_weights"
OF_THE_MODEL = "top_level_model_weights"
LEAVES = (
    "kernel",
    "recurrent_kernel",
    "bias",
    "embeddings",
    "mean",
    "variance",
    "count",
    "gamma",
    "beta",
    "moving_mean",
    "moving_variance",
)


class Hdf5Weights:
    def __init__(self, file):
        self.group = file[GROUP]
        self.names = names_in(self.group, "layer_names")
        self.taken = set()

    def take(self, layer, parts):
        """Per part a dictionary of its tensors by name."""
        expected = [name for part in parts for name in part.names]
        weights = self._weights(layer)
        if len(weights) != len(expected):
            found = f"found {len(weights)} ({', '.join(name for name, _ in weights) or 'none'})"
            raise layer.refuse(f"expected {len(expected)} tensors ({', '.join(expected)}) in {GROUP}/{layer.name}, {found}")
        self.taken.add(layer.name)
        return [read_all(self._named(layer, part.names, mine), layer) for part, mine in zip(parts, deal(weights, parts))]

    def check_all_taken(self):
        for name in [*self.names, OF_THE_MODEL]:
            if name not in self.taken and isinstance(self.group.get(name), h5py.Group):
                weights = names_in(self.group[name], "weight_names")
                if weights:
                    unknown = f"{len(weights)} tensors belong to no layer that model_config lists, the first is {weights[0]}"
                    raise ExportError(f"{GROUP}/{name}: {unknown}")

    def _weights(self, layer):
        group = self.group.get(layer.name)
        if not isinstance(group, h5py.Group):
            raise ExportError(f"{layer}: {GROUP} has no group of that name, it has {', '.join(self.names) or 'none'}")
        names = names_in(group, "weight_names")
        for name in names:
            if not isinstance(group.get(name), h5py.Dataset):
                raise ExportError(f"{layer}: weight_names lists {name}, but {GROUP}/{layer.name} has no such tensor")
        return [(name, group[name]) for name in names]

    @staticmethod
    def _named(layer, names, weights):
        for name, (path, _) in zip(names, weights):
            leaf = path.split("/")[-1].split(":")[0]
            if leaf in LEAVES and leaf != name:
                raise ExportError(f"{layer}: expected {name} in this place of weight_names, found {path}")
        return {name: dataset for name, (_, dataset) in zip(names, weights)}


def deal(weights, parts):
    """The weights of each part: by the part's name where it stands in their paths, else in order."""
    if len(parts) > 1 and all(part.owner for part in parts):
        by_owner = [[weight for weight in weights if part.owner in weight[0].split("/")] for part in parts]
        if [len(mine) for mine in by_owner] == [len(part.names) for part in parts]:
            return by_owner
    dealt, at = [], 0
    for part in parts:
        dealt.append(weights[at : at + len(part.names)])
        at += len(part.names)
    return dealt


def names_in(group, attribute):
    if attribute in group.attrs:
        return [text(name) for name in group.attrs[attribute]]
    names = []
    while f"{attribute}{len(names)}" in group.attrs:
        names.append([text(name) for name in group.attrs[f"{attribute}{len(names)}"]])
    return [name for chunk in names for name in chunk]


def text(value):
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)
