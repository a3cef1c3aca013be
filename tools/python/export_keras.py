#!/usr/bin/env python3
"""Exports a trained Keras model for TinyRnn: writes NAME.safetensors (weights) and NAME.json (the sidecar, which states every layer).

    python3 tools/python/export_keras.py model.keras -o model.safetensors
    tinyrnn quantize model.safetensors ...

Reads .keras (Keras 3, tf.keras 2.12 and newer) and .h5 (Keras 3, tf.keras, Keras 2). Needs numpy and h5py; neither Keras nor TensorFlow.
"""

import argparse
import pathlib
import re
import sys

try:
    from export_files.errors import ExportError
    from export_files.output import safetensors_bytes, sidecar_bytes, write_files
    from keras_export.activations import HARD_SIGMOIDS, Activations
    from keras_export.description import describe
    from keras_export.graph import chain
    from keras_export.saved_model import open_model
    from keras_export.translation import Translation
except ModuleNotFoundError as error:
    sys.exit(f"export_keras.py needs {error.name}: python3 -m pip install numpy h5py")

FAILED = 2


def main(arguments):
    options = parse(arguments)
    output = options.output or options.model.with_suffix(".safetensors")
    try:
        if output.suffix != ".safetensors":
            raise ExportError(f"--output: expected a name that ends with .safetensors, found {output}")
        translation, sidecar = export(options, output.stem)
        files = {output: safetensors_bytes(translation.store.tensors), output.with_suffix(".json"): sidecar_bytes(sidecar)}
        write_files(files, options.force)
    except ExportError as error:
        return failed(options.model, error)
    except (OSError, RuntimeError, UnicodeError) as error:  # what h5py raises; a RecursionError as well
        return failed(options.model, f"the file is damaged: {type(error).__name__}: {error}")
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        return failed(options.model, f"the configuration is not as Keras writes it: {type(error).__name__}: {error}")
    for note in translation.notes:
        print(f"note: {note}")
    print(f"{output}, {output.with_suffix('.json').name}: {summary(translation.network)}; task {sidecar['task']}, {running(sidecar)}")
    return 0


def failed(model, problem):
    print(f"{model}: {' '.join(str(problem).split())}", file=sys.stderr)
    return FAILED


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("model", type=pathlib.Path, help="a .keras or .h5 file that holds a whole model")
    add("-o", "--output", type=pathlib.Path, help="NAME.safetensors (the model's name if missing); NAME.json is written beside it")
    add("--name", help="the network's name (NAME if missing)")
    add("--task", choices=("binary", "multiclass", "regression"), help="how outputs are judged (from the last layer if missing)")
    add("--threshold", type=float, help="decision threshold of a binary task, between 0 and 1")
    add("--features", type=names, help="names of the inputs, separated by commas")
    add("--outputs", type=names, help="names of the outputs or classes, separated by commas")
    add("--one-hot", action="store_true", help="the model's readings are one-hot vectors: let the network take the tokens' numbers instead")
    add(
        "--vocabulary",
        type=pathlib.Path,
        help="a text file with one token per line, for a network that begins with an Embedding or --one-hot",
    )
    add("--window", type=int, help="steps of a window; 0 to step the network forever (what the model's input says if missing)")
    add("--without-padding", action="store_true", help="leave out masks (mask_zero, Masking): the network is given no padded steps")
    add("--keras-version", help="2 or 3, for a file that does not say which Keras wrote it")
    add("--force", action="store_true", help="write over existing files")
    return parser.parse_args(arguments)


def names(value):
    return [name.strip() for name in value.split(",")]


def export(options, name):
    """The translated layers and the sidecar."""
    with open_model(options.model) as model:
        activations = Activations(major(options.keras_version or model.keras_version))
        layers, shape = chain(model.config, options.without_padding)
        translation = Translation(model.weights, activations, shape, options.without_padding)
        for layer in layers:
            translation.add(layer)
        translation.finish()
        if options.one_hot:
            translation.take_tokens()
        sidecar = describe(options.name or name, options, translation, model.loss)
    return translation, {**sidecar, "network": translation.network}


def major(version):
    match = re.match(r"(\d+)(\.|$)", version)
    if not match:
        raise ExportError("the file does not say which Keras wrote it: pass --keras-version 2 or 3")
    if int(match.group(1)) not in HARD_SIGMOIDS:
        raise ExportError(f"expected a file of Keras 2 (also tf.keras) or 3, found Keras {version}")
    return int(match.group(1))


def summary(network):
    return ", ".join(f"{entry['type']} '{entry['name']}'" for entry in network if entry["type"] != "last")


def running(sidecar):
    return f"window of {sidecar['window']} steps" if "window" in sidecar else "stepped"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
