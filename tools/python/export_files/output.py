"""Writes NAME.safetensors and NAME.json, both or neither."""

import contextlib
import json
import os
import struct
import tempfile

from .errors import ExportError

ALIGNMENT = 8


def safetensors_bytes(tensors):
    """The format of github.com/huggingface/safetensors: u64 length of the header, the header as JSON, the data. All are F32."""
    header, at = {}, 0
    for name, values in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [at, at + values.nbytes]}
        at += values.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % ALIGNMENT)
    return struct.pack("<Q", len(text)) + text + b"".join(values.astype("<f4").tobytes() for values in tensors.values())


def sidecar_bytes(sidecar):
    """Layers one to a line would be hard to read: one key per line, short lists on one."""
    return (json.dumps(sidecar, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def write_files(files, force):
    """files: content by path. Nothing is there under its name before it is whole."""
    if not force:
        for path in files:
            if path.exists():
                raise ExportError(f"{path} exists; --force writes over it")
    for path in files:
        if path.is_dir():
            raise ExportError(f"{path} is a folder")
    with contextlib.ExitStack() as stack:
        try:
            temporary = [(write_temporary(path, content, stack), path) for path, content in files.items()]
            for name, path in temporary:
                os.replace(name, path)
        except OSError as error:
            raise ExportError(f"{', '.join(map(str, files))} cannot be written: {error.strerror or error}") from error


def write_temporary(path, content, stack):
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    stack.callback(remove, name)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(name, 0o666 & ~umask())
    return name


def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def remove(name):
    with contextlib.suppress(FileNotFoundError):
        os.remove(name)
