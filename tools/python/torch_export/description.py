"""What a sidecar says beyond the layers."""

from export_files.errors import ExportError

LIMIT = 4096


def describe(network, name, task=None, threshold=None, features=None, outputs=None, vocabulary=None, window=0):
    """The sidecar without its layers. features and outputs: names, or dictionaries with name, unit, mean, deviation."""
    sidecar = {"name": name, "task": task or network.task()}
    if threshold is not None:
        sidecar["threshold"] = threshold
    if features:
        sidecar["features"] = channels("features", features, network.input_size)
    if outputs:
        sidecar["outputs"] = channels("outputs", outputs, network.output_size)
    if vocabulary:
        if len(vocabulary) != network.tokens:
            expected = f"{network.tokens} texts, one for each token" if network.tokens else "none, as the network takes readings"
            raise ExportError(f"vocabulary: expected {expected}; found {len(vocabulary)}")
        sidecar["vocabulary"] = list(vocabulary)
    if not isinstance(window, int) or not 0 <= window <= LIMIT:
        raise ExportError(f"window: expected 0 to {LIMIT} steps, found {window!r}")
    if network.needs_window and not window:
        raise ExportError("the network needs whole windows, as it runs in both directions or takes all steps: state with window how many steps they have")
    if window:
        sidecar["window"] = window
    return sidecar


def channels(what, given, size):
    entries = [{"name": item} if isinstance(item, str) else dict(item) for item in given]
    if len(entries) != size:
        raise ExportError(f"{what}: expected {size}, found {len(entries)}")
    for entry in entries:
        unknown = set(entry) - {"name", "unit", "mean", "deviation"}
        if unknown or "name" not in entry:
            raise ExportError(f"{what}: expected a name, or name, unit, mean and deviation; found {entry}")
    return entries
