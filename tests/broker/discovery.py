"""Checks payloads of device discovery by Home Assistant's own schema.

    HASS_SRC=FOLDER python3 tests/broker/discovery.py DISCOVERY.json...

HASS_SRC is a checkout of home-assistant/core, whose requirements this Python must have. Exit code 0 when all are valid, 1 when one is
not, 3 when the schema cannot be loaded: then nothing was verified.
"""
import json
import os
import sys
import types


def package(name, folder):
    """A package whose own __init__ is not run: it would want the whole of Home Assistant."""
    module = types.ModuleType(name)
    module.__path__ = [folder]
    sys.modules[name] = module


def load():
    source = os.environ["HASS_SRC"]
    root = os.path.join(source, "homeassistant")
    sys.path.insert(0, source)
    package("homeassistant.components.mqtt", os.path.join(root, "components", "mqtt"))
    from homeassistant.components.mqtt import abbreviations, schemas

    return abbreviations, schemas.DEVICE_DISCOVERY_SCHEMA


def expand(payload, words):
    return {words.get(key, key): value for key, value in payload.items()}


def main(paths):
    try:
        abbreviations, schema = load()
    except (KeyError, ImportError, SyntaxError) as error:
        print(f"not verified: {type(error).__name__}: {error}")
        return 3
    for path in paths:
        with open(path, encoding="utf-8") as file:
            payload = expand(json.load(file), abbreviations.ABBREVIATIONS)
        payload["device"] = expand(payload["device"], abbreviations.DEVICE_ABBREVIATIONS)
        payload["origin"] = expand(payload["origin"], getattr(abbreviations, "ORIGIN_ABBREVIATIONS", {}))
        payload["components"] = {name: expand(one, abbreviations.ABBREVIATIONS) for name, one in payload["components"].items()}
        schema(payload)
        print(f"{path}: {len(payload['components'])} components are valid")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Exception as error:  # what voluptuous says of a payload
        print(f"{type(error).__name__}: {error}")
        sys.exit(1)
