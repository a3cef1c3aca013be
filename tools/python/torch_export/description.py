"""What a sidecar says beyond the layers."""

import math

from export_files.errors import ExportError

from .stages import activation_name

LIMIT = 4096


def describe(network, name, task=None, threshold=None, features=None, outputs=None, vocabulary=None, window=0):
    """The sidecar without its layers. features and outputs: names, or dictionaries with name, unit, mean, deviation."""
    sidecar = {"name": name, "task": task or network.task()}
    check_task(network, sidecar["task"], threshold)
    if threshold is not None:
        sidecar["threshold"] = threshold
    if features:
        sidecar["features"] = channels("features", features, network.input_size)
    if outputs:
        sidecar["outputs"] = channels("outputs", outputs, network.output_size)
    for what, is_plain in ("features", network.tokens), ("outputs", sidecar["task"] != "regression"):
        scaled = [entry["name"] for entry in sidecar.get(what, []) if is_plain and (entry.get("mean", 0), entry.get("deviation", 1)) != (0, 1)]
        if scaled:
            raise ExportError(f"{what}: {scaled[0]!r}: {'a token' if what == 'features' else 'what a class gives'} has no mean and deviation")
    if vocabulary:
        if len(vocabulary) != network.tokens:
            expected = f"{network.tokens} texts, one for each token" if network.tokens else "none, as the network takes readings"
            raise ExportError(f"vocabulary: expected {expected}; found {len(vocabulary)}")
        if len(set(vocabulary)) != len(vocabulary) or "" in vocabulary:
            raise ExportError("vocabulary: expected texts that are not empty and distinct")
        sidecar["vocabulary"] = list(vocabulary)
    if not isinstance(window, int) or not 0 <= window <= LIMIT:
        raise ExportError(f"window: expected 0 to {LIMIT} steps, found {window!r}")
    if network.needs_window and not window:
        raise ExportError("the network needs whole windows, as it runs in both directions or takes all steps: state with window how many steps they have")
    if window or network.gives_one:
        sidecar["window"] = window
    return sidecar


def channels(what, given, size):
    entries = [{"name": item} if isinstance(item, str) else dict(item) for item in given]
    if len(entries) != size:
        raise ExportError(f"{what}: expected {size}, found {len(entries)}")
    for entry in entries:
        if not is_scale(entry.get("mean", 0), entry.get("deviation", 1)):
            raise ExportError(f"{what}: expected a finite mean and a finite deviation above 0; found {entry}")
        unknown = set(entry) - {"name", "unit", "mean", "deviation"}
        if unknown or "name" not in entry:
            raise ExportError(f"{what}: expected a name, or name, unit, mean and deviation; found {entry}")
    names = [entry["name"] for entry in entries]
    if not all(isinstance(name, str) and name.strip() for name in names) or len(set(names)) != size:
        raise ExportError(f"{what}: expected names that are not empty and distinct; found {', '.join(map(repr, names))}")
    return entries


def is_scale(mean, deviation):
    return all(isinstance(value, (int, float)) and math.isfinite(value) for value in (mean, deviation)) and deviation > 0


def check_task(network, task, threshold):
    last = network.stages[-1]
    activation = activation_name(getattr(last, "activation", None) or "none")
    if task == "binary" and (last.output_size != 1 or activation != "sigmoid"):
        raise ExportError(f"task binary: expected one output and a sigmoid in the end; found {last} with {last.output_size} outputs and {activation}")
    if task == "multiclass" and (last.input_size if type(last).__name__ == "ArgMaxStage" else last.output_size) < 2:
        raise ExportError(f"task multiclass: expected two outputs or more; found {last} with one")
    if threshold is not None and (task != "binary" or not 0 < threshold < 1):
        raise ExportError(f"threshold: expected a number between 0 and 1 of task binary; found {threshold!r} of task {task}")
