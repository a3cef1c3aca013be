"""One layer of a saved model as its configuration states it."""

import re

from export_files.errors import ExportError

KERAS_MODULES = ("keras", "tf_keras", "keras_core", "tensorflow")


class Layer:
    def __init__(self, entry, numbers=None, wrapper=None):
        """entry: the serialized layer; numbers: how often a class came before, by snake name; wrapper: the layer around it."""
        if not isinstance(entry, dict) or not isinstance(entry.get("class_name"), str) or not isinstance(entry.get("config"), dict):
            found = type(entry).__name__
            raise ExportError(f"{wrapper or 'the configuration'}: expected a layer with class_name and config, found {found}")
        self.class_name = entry["class_name"]
        self.config = entry["config"]
        self.name = str(self.config.get("name", entry.get("name", self.snake_name)))
        self.nodes = entry.get("inbound_nodes", [])
        self.wrapper = wrapper
        number = numbers.setdefault(self.snake_name, 0) if numbers is not None else 0
        if numbers is not None:
            numbers[self.snake_name] += 1
        self.group = f"{self.snake_name}_{number}" if number else self.snake_name
        self._check_builtin(entry)

    def __str__(self):
        inner = f"layer '{self.name}' ({self.class_name})"
        return f"{self.wrapper}, {inner}" if self.wrapper else inner

    @property
    def snake_name(self):
        """The class's name as Keras spells it in files: GRU gru, SimpleRNN simple_rnn, LSTMCell lstm_cell."""
        name = re.sub(r"\W+", "", self.class_name)
        name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
        return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()

    def get(self, key):
        if key not in self.config:
            raise ExportError(f"{self}: the configuration has no '{key}'")
        return self.config[key]

    def flag(self, key, default=None):
        value = self.config.get(key, default) if default is not None else self.get(key)
        if not isinstance(value, bool):
            raise ExportError(f"{self}: {key}: expected true or false, found {value!r}")
        return value

    def count(self, key):
        value = self.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ExportError(f"{self}: {key}: expected a number above 0, found {value!r}")
        return value

    def inner(self, key):
        return Layer(self.get(key), wrapper=self)

    def refuse(self, reason):
        return ExportError(f"{self}: {reason}")

    def _check_builtin(self, entry):
        registered, module = str(entry.get("registered_name") or ""), str(entry.get("module") or "")
        own = "module" in entry and module.split(".")[0] not in KERAS_MODULES  # a .h5 file has no modules
        if own or ">" in registered or ">" in self.class_name:
            name = registered or module or self.class_name
            raise self.refuse(f"a class of your own ({name}) is not supported, its code is not in the file")
