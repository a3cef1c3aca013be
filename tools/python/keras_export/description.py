"""What a sidecar says beyond the layers: name, task, features, window."""

from export_files.errors import ExportError

WINDOW_LIMIT = 4096
OF_TOKENS = ("embedding", "one_hot")


def describe(name, options, translation, loss):
    """The sidecar, without "network"."""
    sidecar = {"name": name, "task": options.task or task_of(translation.network[-1], loss, translation)}
    if options.threshold is not None:
        if not 0 < options.threshold < 1:
            raise ExportError(f"--threshold: expected a number between 0 and 1, found {options.threshold}")
        sidecar["threshold"] = options.threshold
    features = features_of(options.features, translation)
    if features:
        sidecar["features"] = features
    if options.outputs:
        size = translation.size
        if len(options.outputs) != size:
            raise ExportError(f"--outputs: expected {size} names, found {len(options.outputs)}")
        sidecar["outputs"] = [{"name": output} for output in options.outputs]
    window = window_of(options.window, translation)
    if window:
        sidecar["window"] = window
    if options.vocabulary:
        sidecar["vocabulary"] = vocabulary_of(options.vocabulary, translation)
    return sidecar


def task_of(last, loss, translation):
    activation = last.get("activation")
    if activation in ("softmax", "log_softmax"):
        return "multiclass"
    if activation == "sigmoid" and translation.size == 1 and "mean" not in loss and loss not in ("mse", "mae"):
        return "binary"
    if "crossentropy" in loss and activation == "none":
        translation.notes.append(f"layer '{last['name']}' gives logits: the loss is {loss}, but there is no activation")
    return "regression"


def features_of(names, translation):
    if translation.network[0]["type"] in OF_TOKENS:
        if names:
            raise ExportError("--features: the network takes tokens, not readings")
        return None
    size = translation.input_size()
    if names and len(names) != size:
        raise ExportError(f"--features: expected {size} names, found {len(names)}")
    scales = translation.features
    if not names and not scales:
        return None
    features = [{"name": name} for name in names or [f"x{i}" for i in range(size)]]
    for feature, (mean, deviation) in zip(features, scales or []):
        feature.update(mean=mean, deviation=deviation)
    return features


def window_of(stated, translation):
    """Steps of a window; 0 for a network that is stepped."""
    time = translation.shape[1] if len(translation.shape) > 2 else None
    if translation.is_stateful:
        translation.notes.append("stateful: the network carries its state from window to window, so it is stepped")
        time = None
    window = stated if stated is not None else time if translation.is_recurrent else None
    if translation.needs_window and not window:
        raise ExportError("the network runs backwards over a window, but the model does not state its steps: pass --window STEPS")
    if window and not 1 <= window <= WINDOW_LIMIT:
        raise ExportError(f"--window: expected 0 to {WINDOW_LIMIT} steps, found {window}")
    return window or 0


def vocabulary_of(path, translation):
    first = translation.network[0]
    if first["type"] not in OF_TOKENS:
        raise ExportError("--vocabulary: the network takes readings, not tokens; --one-hot makes it take tokens for one-hot vectors")
    try:
        with open(path, encoding="utf-8") as file:
            tokens = file.read().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"--vocabulary {path}: {error}") from error
    tokens = tokens[:-1] if tokens[-1] == "" else tokens
    expected = first.get("tokens") or translation.input_size()
    if len(tokens) != expected:
        raise ExportError(f"--vocabulary: expected {expected} lines, one token each, found {len(tokens)}")
    return tokens
