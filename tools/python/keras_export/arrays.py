"""HDF5 datasets as float32 arrays."""

import numpy

from export_files.errors import ExportError

COUNT = "count"  # how many values a Normalization was adapted to: an integer, of no use here
FLOATS = (numpy.float16, numpy.float32, numpy.float64)


def read_all(datasets, where):
    """The datasets by name as float32 arrays, without the count."""
    return {name: read_float32(dataset, f"{where}: {name}") for name, dataset in datasets.items() if name != COUNT}


def read_float32(dataset, where):
    """The dataset as a contiguous float32 array; where is for messages."""
    try:
        values = numpy.asarray(dataset[()])
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise ExportError(f"{where}: the values cannot be read: {one_line(error)}") from error
    if dataset.attrs.get("dtype") in ("bfloat16", b"bfloat16") and values.dtype.itemsize == 2:
        values = (values.view(numpy.uint16).astype(numpy.uint32) << 16).view(numpy.float32)
    if values.dtype not in FLOATS:
        raise ExportError(f"{where}: expected floating point values, found {values.dtype}; save the model before it is quantized")
    with numpy.errstate(over="ignore"):
        values = numpy.ascontiguousarray(values, numpy.float32)
    if not numpy.isfinite(values).all():
        index = [int(i) for i in numpy.argwhere(~numpy.isfinite(values))[0]]
        raise ExportError(f"{where}: expected finite values, found {values[tuple(index)]} at {index}")
    return values


def one_line(error):
    return " ".join(str(error).split()) or type(error).__name__
