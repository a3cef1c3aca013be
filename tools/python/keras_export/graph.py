"""The layers of a Sequential or Functional model in the order in which values pass through them."""

from export_files.errors import ExportError

from .layer import Layer

MODELS = ("Sequential", "Functional", "Model")
MASK_OPERATIONS = ("NotEqual", "Any")  # in Keras 3 a mask in a Functional model is computed by such nodes


def chain(saved, without_padding):
    """The layers, and the shape of the input (None where unknown)."""
    class_name = saved.get("class_name")
    config = saved.get("config")
    if isinstance(config, list):  # Sequential of Keras before 2.2.3
        config = {"layers": config}
    if class_name not in MODELS or not isinstance(config, dict) or not isinstance(config.get("layers"), list):
        raise ExportError(f"expected a Sequential or Functional model, found class '{class_name}'; a subclassed model must be rebuilt")
    numbers = {}
    layers = [Layer(entry, numbers) for entry in config["layers"]]
    for layer in layers:
        if layer.class_name in MODELS:
            raise layer.refuse("a model inside a model is not supported; add its layers to the outer model")
    if class_name != "Sequential":
        layers = walk(config, layers, without_padding)
    return layers, input_shape(config, layers)


def input_shape(config, layers):
    for layer in layers[:1]:
        for key in ("batch_shape", "batch_input_shape"):
            if isinstance(layer.config.get(key), list):
                return layer.config[key]
    shape = config.get("build_input_shape")
    return shape if isinstance(shape, list) else None


def walk(config, layers, without_padding):
    """From the output back to the input."""
    by_name = {layer.name: layer for layer in layers}
    outputs, inputs = references(config.get("output_layers")), references(config.get("input_layers"))
    for what, found in (("input", inputs), ("output", outputs)):
        if len(found) != 1:
            raise ExportError(f"expected a model with one {what}, found {len(found)} ({', '.join(name for name, _ in found)})")
    ordered, reference, reader = [], outputs[0], "the model's output"
    while reference is not None:
        name, index = reference
        layer = by_name.get(name)
        if layer is None or layer in ordered:
            raise ExportError(f"{reader} comes from '{name}', which is {'used twice' if layer else 'not in the list of layers'}")
        if index != 0:
            raise layer.refuse(f"{reader} is its output {index}, as with return_state; only a layer's first output is supported")
        ordered.insert(0, layer)
        reference, reader = source(layer, without_padding), str(layer)
    if ordered[0].name != inputs[0][0]:
        raise ordered[0].refuse("has no input, and is not the model's input")
    for layer in layers:
        if layer not in ordered and not (without_padding and layer.class_name in MASK_OPERATIONS):
            raise layer.refuse("stands beside the chain from input to output; branches are not supported")
    return ordered


def source(layer, without_padding):
    """The layer's input as (layer name, output index), or None for the model's input."""
    if not layer.nodes:
        return None
    if len(layer.nodes) > 1:
        raise layer.refuse(f"is used {len(layer.nodes)} times; shared layers are not supported")
    node = layer.nodes[0]
    found, arguments = (tensors(node.get("args")), node.get("kwargs") or {}) if isinstance(node, dict) else legacy_node(node)
    for key, value in arguments.items():
        if key == "mask" and without_padding or value in (None, False):
            continue
        advice = "; with --without-padding masks are left out" if key == "mask" else ""
        raise layer.refuse(f"is called with {key}, which is not supported{advice}")
    if len(found) != 1:
        raise layer.refuse(f"has {len(found)} inputs, expected one")
    return found[0]


def legacy_node(node):
    arguments = {}
    node = [node] if node and isinstance(node[0], str) else node
    for part in node:
        if len(part) > 3:
            arguments.update(part[3])
    return [(part[0], part[2]) for part in node], arguments


def tensors(value):
    """The (layer name, output index) of every tensor in the arguments of a call."""
    if isinstance(value, dict) and value.get("class_name") == "__keras_tensor__":
        name, _, index = value["config"]["keras_history"]
        return [(name, index)]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [tensor for item in values for tensor in tensors(item)]


def references(value):
    """The (layer name, output index) of the model's inputs or outputs, however they are nested."""
    if isinstance(value, list) and len(value) == 3 and isinstance(value[0], str):
        return [(value[0], value[2])]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [reference for item in values for reference in references(item)]
