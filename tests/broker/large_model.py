"""Writes a GRU with random weights and the rain example's recipe, as large as a station takes a model.

    python3 tests/broker/large_model.py examples/rain/rain-gru.json FILE.safetensors
"""
import json
import random
import shutil
import struct
import sys

UNITS = 64


def main(sidecar, path):
    with open(sidecar, encoding="utf-8") as file:
        inputs = len(json.load(file)["features"])
    shapes = {
        "gru.weight_ih_l0": [3 * UNITS, inputs],
        "gru.weight_hh_l0": [3 * UNITS, UNITS],
        "gru.bias_ih_l0": [3 * UNITS],
        "gru.bias_hh_l0": [3 * UNITS],
        "head.weight": [1, UNITS],
        "head.bias": [1],
    }
    generator = random.Random(7)
    header, data = {}, b""
    for name, shape in shapes.items():
        count = shape[0] * (shape[1] if len(shape) > 1 else 1)
        values = [generator.uniform(-0.2, 0.2) for _ in range(count)]
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [len(data), len(data) + 4 * count]}
        data += struct.pack(f"<{count}f", *values)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)
    shutil.copy(sidecar, path.rsplit(".", 1)[0] + ".json")


main(*sys.argv[1:])
