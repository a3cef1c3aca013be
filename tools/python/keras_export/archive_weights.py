"""Tensors of model.weights.h5, the file inside a .keras archive.

Layout (keras/src/saving/saving_lib.py of Keras 3.0 to 3.16, Apache 2.0: _save_state, _save_container_state, H5IOStore,
Layer.save_own_variables): below the group "layers" every layer of the model has a group named after its class in snake case,
"gru", then "gru_1", "gru_2" in the order of the layers, never after the layer's own name. A layer's own variables are the datasets
"0", "1", ... of its subgroup "vars", in the order in which build() adds them; sublayers are groups named after the attribute that
holds them, so the weights of a GRU are "layers/gru/cell/vars/0" to "2" (kernel, recurrent_kernel, bias), those of a Bidirectional
are below "forward_layer/cell" and "backward_layer/cell", those of a TimeDistributed below "layer", those of stacked cells below
"cell/cells/gru_cell", "cell/cells/gru_cell_1". Since Keras 3.6 the attribute "name" of a "vars" group is the layer's name.
tf.keras 2.15 and newer write the same (tf_keras/saving/saving_lib.py). tf.keras 2.12 to 2.14 say "_layer_checkpoint_dependencies"
for "layers", and before 2.14 leave out numbers (keras-team/tf-keras commit 0454a40), so there only the order of the numbers counts.
"""

import re

import h5py

from export_files.errors import ExportError

from .arrays import read_all

ROOTS = ("layers", "_layer_checkpoint_dependencies")
SEEDS = "seed_generator"  # the state of a random generator, as of a Dropout layer; not a weight


class ArchiveWeights:
    def __init__(self, file):
        self.root = next((root for root in ROOTS if root in file), ROOTS[0])
        self.file = file
        self.datasets = {}
        self.taken = set()
        self.ordinals = {}
        if self.root in file:
            file[self.root].visititems(self._add)

    def _add(self, path, item):
        if isinstance(item, h5py.Dataset) and SEEDS not in path.split("/"):
            self.datasets[path] = item

    def take(self, layer, parts):
        """Per part a dictionary of its tensors by name."""
        group = self._group(layer)
        self._check_name(layer, group)
        return [self._part(layer, "/".join(filter(None, (group, part.path, "vars"))), part.names) for part in parts]

    def check_all_taken(self):
        left = sorted(set(self.datasets) - self.taken)
        if left:
            first = f"{self.root}/{left[0]} {self.datasets[left[0]].shape}"
            raise ExportError(f"{len(left)} tensors belong to no layer that config.json lists, the first is {first}")

    def _group(self, layer):
        if self.root == ROOTS[0]:
            return layer.group
        pattern = re.compile(rf"({re.escape(layer.snake_name)})(?:_(\d+))?/")
        found = {match.group(0)[:-1]: int(match.group(2) or 0) for match in map(pattern.match, self.datasets) if match}
        ordinal = self.ordinals.get(layer.snake_name, 0)
        self.ordinals[layer.snake_name] = ordinal + 1
        groups = sorted(found, key=found.get)
        return groups[ordinal] if ordinal < len(groups) else layer.group

    def _check_name(self, layer, group):
        path = f"{self.root}/{group}/vars"
        name = self.file[path].attrs.get("name") if path in self.file else None
        name = name.decode() if isinstance(name, bytes) else name
        if name is not None and name != layer.name:
            raise layer.refuse(f"group {path} holds the weights of '{name}'; config.json and model.weights.h5 do not belong together")

    def _part(self, layer, path, names):
        prefix = f"{path}/"
        keys = sorted(key[len(prefix) :] for key in self.datasets if key.startswith(prefix))
        expected = [str(i) for i in range(len(names))]
        if keys != expected:
            place = f"in model.weights.h5 at {self.root}/{path}"
            found = f"found {len(keys)}" + (f" ({', '.join(keys)})" if keys else "")
            raise layer.refuse(f"expected {len(names)} tensors ({', '.join(names)}) {place}, {found}")
        self.taken.update(prefix + key for key in keys)
        return read_all({name: self.datasets[prefix + key] for name, key in zip(names, expected)}, layer)
