#!/usr/bin/env python3
"""Exports a trained PyTorch model for TinyRnn: writes NAME.safetensors (weights) and NAME.json (the sidecar, which states every layer).

In a training script, with tools/python on the path:

    from export_torch import export
    export(model, "rain.safetensors", window=24, features=["temperature", "humidity"])
    export([("gru", model.gru), ("head", model.head), torch.nn.Sigmoid()], "rain.safetensors", take="final_state", window=24)

or from the command line, with a Python file that has a function which makes the model:

    python3 tools/python/export_torch.py train.py:make_model --weights model.pt -o rain.safetensors --window 24
"""

import argparse
import contextlib
import importlib.util
import pathlib
import pickle
import sys

try:
    import torch
    from torch import nn

    from export_files.errors import ExportError
    from export_files.output import safetensors_bytes, sidecar_bytes, write_files
    from torch_export.arguments import FAILURES, one_line
    from torch_export.description import describe
    from torch_export.discovery import discover, is_plain
    from torch_export.examples import examples
    from torch_export.expected import expected as expected_tensors
    from torch_export.expected import random_windows
    from torch_export.markers import ArgMax, OneHot
    from torch_export.modules import stages_of
    from torch_export.network import EVERY_STEP, TAKES, Network
    from torch_export.recording import BatchError
    from torch_export.rules import check
    from torch_export.tensors import Tensors
except ModuleNotFoundError as error:
    sys.exit(f"export_torch.py needs {error.name}: python3 -m pip install torch numpy, and the folder of this script as it is")

__all__ = ["ArgMax", "ExportError", "OneHot", "export", "export_sequence"]
FAILED = 2
CONTEXT_USES = "final_state", "output"


def export(model, path, name=None, *, take=None, window=0, task=None, threshold=None, features=None, outputs=None, vocabulary=None, example=None, expected=None, windows=None):
    """Writes the weights to path (NAME.safetensors) and the sidecar beside it (NAME.json); gives the sidecar as a dictionary.

    model      a module: nn.Sequential, one that is supported, or one of your own, whose forward is run and recorded; or a list of modules,
               or of (name, module), in the order of their use
    take       of a list of modules: what those after the last recurrent one are given of a window: "every_step", "final_state" or
               "last_output"; of a module of your own it is found out
    window     steps of the windows that the model was trained on, each from zeros; 0 for an endless sequence
    task       "binary", "multiclass" or "regression"; from the last activation if missing
    features   one per input: names, or dictionaries with name, unit, mean, deviation: the model is given (x - mean) / deviation
    outputs    one per output: names, or dictionaries: y * deviation + mean is reported
    vocabulary the text of each token
    example    an input of forward, or a tuple of its inputs, if it takes something unusual; states in it are taken as zeros
    expected   a file for tests, to which what PyTorch computes of the windows is written
    """
    path = safetensors_path(path)
    network = network_of(model, take, example, window, features)
    window = window or window_of(network, example)
    sidecar = describe(network, name or path.stem, task, threshold, features, outputs, vocabulary, window)
    tensors = Tensors()
    sidecar["network"] = checked(network, network.entries(tensors))
    with evaluating(network):
        sidecar["examples"] = examples(network, window)
    files = {path: safetensors_bytes(tensors.arrays), path.with_suffix(".json"): sidecar_bytes(sidecar)}
    if expected is not None:
        with evaluating(network):
            chosen = list(windows or random_windows(network, sidecar, [1, 2, window or 12], seed=1))
            files[pathlib.Path(expected)] = safetensors_bytes(expected_tensors(network, sidecar, chosen))
    write_files(files, force=True)
    for note in notes(network, window):
        print(f"note: {note}")
    if network.tried:
        print(f"tried, and found to be the same: {network.tried}")
    return sidecar


def checked(network, layers):
    check(network, layers)
    return layers


def window_of(network, example):
    """The steps of the example, where the network needs a whole window or gives one output for it."""
    needed = example is not None and network.examples and (network.needs_window or network.gives_one)
    return len(network.examples[0][0]) if needed else 0


def notes(network, window):
    yield from network.notes
    if network.gives_one and not window:
        yield "no window is stated: the state is carried through an endless sequence. State the steps if the model was trained on windows from zeros"


def export_sequence(
    decoder,
    path,
    name=None,
    *,
    maximum_length,
    start_token=None,
    stop_token=None,
    vocabulary=None,
    features=None,
    outputs=None,
    context=None,
    context_use=None,
    context_take=None,
    context_window=0,
    context_vocabulary=None,
    context_features=None,
):
    """Writes a network that writes a sequence: a decoder whose output is its next input, and perhaps a context that it starts from.

    decoder and context are modules or lists as in export. context_use: "final_state" (an encoder's h and c) or "output" (h0 of all
    decoder layers one after the other). The first input is start_token, the sequence ends with stop_token or after maximum_length steps.
    """
    path = safetensors_path(path)
    network = network_of(decoder)
    if network.needs_window:
        raise ExportError("decoder: it is stepped, so it cannot run in both directions")
    tensors = Tensors()
    description = describe(network, name or path.stem, "multiclass" if network.tokens else "regression", None, features, outputs, vocabulary)
    sidecar = {**description, "decoder": checked(network, network.entries(tensors)), "maximum_length": maximum_length}
    for key, token in ("start_token", start_token), ("stop_token", stop_token):
        if token is not None:
            sidecar[key] = token
    if context is None:
        if context_use is not None:
            raise ExportError("context_use is stated, but there is no context")
    else:
        if context_use not in CONTEXT_USES:
            raise ExportError(f"context_use: expected one of {', '.join(CONTEXT_USES)}; found {context_use!r}")
        encoder = network_of(context, context_take)
        sidecar["context"], sidecar["context_use"] = checked(encoder, encoder.entries(tensors)), context_use
        stated = describe(encoder, "context", features=context_features, vocabulary=context_vocabulary, window=context_window)
        sidecar.update({f"context_{key}": stated[key] for key in ("features", "vocabulary", "window") if key in stated})
    write_files({path: safetensors_bytes(tensors.arrays), path.with_suffix(".json"): sidecar_bytes(sidecar)}, force=True)
    return sidecar


def safetensors_path(path):
    path = pathlib.Path(path)
    if path.suffix != ".safetensors":
        raise ExportError(f"expected a name that ends with .safetensors, found {path}")
    return path


def network_of(model, take=None, example=None, window=0, features=None):
    if isinstance(model, (list, tuple)):
        return Network(stages_of(list(model)), take)
    if not isinstance(model, nn.Module):
        raise ExportError(f"expected a module, or a list of modules, found {type(model).__name__}")
    if is_plain(model):
        named = model.named_children() if isinstance(model, nn.Sequential) else [(type(model).__name__.lower(), model)]
        return Network(stages_of(list(named)), take)
    if take is not None:
        raise ExportError("take is found out from forward; expected it with a list of modules only")
    if not isinstance(window, int):
        raise ExportError(f"window: expected a number of steps, found {window!r}")
    with evaluation_mode([model]):
        try:
            return discover(model, example, window, scales(features))
        except (*FAILURES, BatchError) as error:
            raise ExportError(f"{type(model).__name__}: what forward does could not be found out: {one_line(error)}") from error


def scales(features):
    """Mean and deviation of each feature, where any is stated."""
    stated = [feature if isinstance(feature, dict) else {} for feature in features or []]
    if not any(key in feature for feature in stated for key in ("mean", "deviation")):
        return ()
    return tuple(torch.tensor([float(feature.get(key, usual)) for feature in stated]) for key, usual in (("mean", 0), ("deviation", 1)))


def evaluating(network):
    return evaluation_mode([stage.module for stage in network.stages if isinstance(stage.module, nn.Module)])


@contextlib.contextmanager
def evaluation_mode(modules):
    """Without dropout; afterwards as before."""
    training = [(inner, inner.training) for module in modules for inner in module.modules()]
    try:
        for module in modules:
            module.eval()
        yield
    finally:
        for inner, mode in training:
            inner.training = mode


def main(arguments):
    options = parse(arguments)
    try:
        model = load(options.model, options.weights)
        output = options.output
        if not options.force and (output.exists() or output.with_suffix(".json").exists()):
            raise ExportError(f"{output} or {output.with_suffix('.json')} exists; --force writes over it")
        sidecar = export(
            model,
            output,
            options.name,
            take=options.take,
            window=options.window,
            task=options.task,
            threshold=options.threshold,
            features=options.features,
            outputs=options.outputs,
            vocabulary=options.vocabulary and options.vocabulary.read_text(encoding="utf-8").splitlines(),
            expected=options.expected,
        )
    except (ExportError, OSError, UnicodeDecodeError) as error:
        print(f"{options.model}: {' '.join(str(error).split())}", file=sys.stderr)
        return FAILED
    print(f"{output}, {output.with_suffix('.json').name}: {summary(sidecar)}")
    return 0


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("model", help="FILE.py:FUNCTION; the function takes no argument and gives a module, or a list of modules in the order of their use")
    add("-o", "--output", type=pathlib.Path, required=True, help="NAME.safetensors; NAME.json is written beside it")
    add("--weights", type=pathlib.Path, help="a state_dict to load into the module that the function gives")
    add("--name", help="the network's name (NAME if missing)")
    add("--take", choices=TAKES, help="what the layers after the last recurrent one are given of a window")
    add("--window", type=int, default=0, help="steps of a window; 0 to step the network through an endless sequence")
    add("--task", choices=("binary", "multiclass", "regression"), help="how outputs are judged (from the last activation if missing)")
    add("--threshold", type=float, help="decision threshold of a binary task, between 0 and 1")
    add("--features", type=names, help="names of the inputs, separated by commas")
    add("--outputs", type=names, help="names of the outputs or classes, separated by commas")
    add("--vocabulary", type=pathlib.Path, help="a text file with one token per line")
    add("--expected", type=pathlib.Path, help="FILE.safetensors for what PyTorch computes of a few random windows, for tests")
    add("--force", action="store_true", help="write over existing files")
    return parser.parse_args(arguments)


def names(value):
    return [name.strip() for name in value.split(",")]


def load(model, weights):
    """The module that FILE.py:FUNCTION makes, with its weights."""
    file, _, function = model.rpartition(":")
    if not file or not function:
        raise ExportError("expected FILE.py:FUNCTION")
    if not pathlib.Path(file).is_file():
        raise ExportError(f"there is no file {file}")
    spec = importlib.util.spec_from_file_location(pathlib.Path(file).stem, file)
    source = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = source
    sys.path.insert(0, str(pathlib.Path(file).resolve().parent))
    with failing_in(file):
        spec.loader.exec_module(source)
    if not callable(getattr(source, function, None)):
        raise ExportError(f"{file} has no function {function}")
    with failing_in(f"{function} of {file}"):
        module = getattr(source, function)()
    if weights is not None:
        if not isinstance(module, nn.Module):
            raise ExportError("--weights: expected a function that gives a module, found a list; load the weights in the function")
        try:
            module.load_state_dict(torch.load(weights, map_location="cpu"))
        except (RuntimeError, ValueError, KeyError, TypeError, AttributeError, EOFError, pickle.UnpicklingError) as error:
            raise ExportError(f"--weights {weights}: {error}") from error
    return module


@contextlib.contextmanager
def failing_in(what):
    """A failure of the user's own code, in one line."""
    try:
        yield
    except Exception as error:
        raise ExportError(f"{what} fails: {one_line(error)}") from error


def summary(sidecar):
    layers = ", ".join(summary_of(layer) for layer in sidecar["network"])
    return f"{layers}; task {sidecar['task']}, {'window of %d steps' % sidecar['window'] if sidecar.get('window') else 'stepped'}"


def summary_of(layer):
    what = layer.get("name") or layer.get("take") or layer.get("activation") or layer.get("steps")
    return f"{layer['type']} '{what}'" if "name" in layer else layer["type"] if what is None else f"{layer['type']} ({what})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
