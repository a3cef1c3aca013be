"""Opens a saved model: its configuration, its Keras version and its tensors."""

import contextlib
import dataclasses
import io
import json
import pathlib
import zipfile

import h5py

from export_files.errors import ExportError

from .archive_weights import ArchiveWeights
from .arrays import one_line
from .hdf5_weights import GROUP, Hdf5Weights, text

ZIP_MAGIC = b"PK\x03\x04"
HDF5_MAGIC = b"\x89HDF\r\n\x1a\n"
LFS_MAGIC = b"version "
WHOLE_MODEL = "save the whole model with model.save('model.keras')"


@dataclasses.dataclass
class SavedModel:
    config: dict  # {"class_name": ..., "config": ...}
    keras_version: str
    loss: str  # lower case, "" when the model was not compiled
    weights: object


@contextlib.contextmanager
def open_model(path):
    path = pathlib.Path(path)
    if path.is_dir():
        raise ExportError(f"a folder, as of a SavedModel; {WHOLE_MODEL}")
    try:
        with open(path, "rb") as file:
            magic = file.read(8)
    except OSError as error:
        raise ExportError(f"cannot be read: {error.strerror or error}") from error
    with contextlib.ExitStack() as stack:
        if magic.startswith(ZIP_MAGIC):
            yield open_archive(path, stack)
        elif magic == HDF5_MAGIC:
            yield open_hdf5_model(path, stack)
        elif magic == LFS_MAGIC:
            raise ExportError("a Git LFS pointer, not the file itself: git lfs pull")
        else:
            raise ExportError("neither a .keras archive nor an HDF5 file")


def open_archive(path, stack):
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
        members = archive.namelist()
        for member in ("config.json", "model.weights.h5"):
            if member not in members:
                raise ExportError(f"expected config.json and model.weights.h5 in the archive, found {', '.join(members) or 'nothing'}")
        config = parse(archive.read("config.json"), "config.json")
        metadata = parse(archive.read("metadata.json"), "metadata.json") if "metadata.json" in members else {}
        content = archive.read("model.weights.h5")
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise ExportError(f"the archive is damaged: {one_line(error)}") from error
    file = open_hdf5(io.BytesIO(content), "model.weights.h5", stack)
    return SavedModel(config, str(metadata.get("keras_version", "")), loss_of(config.get("compile_config")), ArchiveWeights(file))


def open_hdf5_model(path, stack):
    file = open_hdf5(path, "the file", stack)
    if "model_config" not in file.attrs or GROUP not in file:
        raise ExportError(f"holds weights only, neither layers nor their arguments; {WHOLE_MODEL}")
    config = parse(text(file.attrs["model_config"]), "model_config")
    training = parse(text(file.attrs["training_config"]), "training_config") if "training_config" in file.attrs else {}
    version = file.attrs.get("keras_version", file[GROUP].attrs.get("keras_version", ""))
    return SavedModel(config, text(version), loss_of(training), Hdf5Weights(file))


def open_hdf5(source, what, stack):
    try:
        return stack.enter_context(h5py.File(source, "r"))
    except (OSError, RuntimeError, ValueError) as error:
        raise ExportError(f"{what} is damaged: {one_line(error)}") from error


def parse(content, what):
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ExportError(f"{what} is not valid JSON: {one_line(error)}") from error
    if not isinstance(parsed, dict):
        raise ExportError(f"{what}: expected an object, found {type(parsed).__name__}")
    return parsed


def loss_of(training):
    """The loss's name in any of the forms it is stored in, or ""."""
    loss = training.get("loss") if isinstance(training, dict) else None
    while isinstance(loss, dict):
        loss = loss.get("class_name") if isinstance(loss.get("config"), dict) else loss.get("config")
    return loss.lower().replace("_", "") if isinstance(loss, str) else ""
