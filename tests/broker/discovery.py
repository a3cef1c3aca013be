"""Checks announcements of stations by Home Assistant's own schemas of MQTT discovery.

    HASS_SRC=FOLDER python3 tests/broker/discovery.py [--refused] PAYLOAD.json...

HASS_SRC is a checkout of home-assistant/core. Each payload goes through the schema of a whole device, each of its components through the
strict schema of its platform, which refuses keys that it does not know, and each unit through the table of units of device classes.
Packages that Home Assistant requires and this Python lacks are stood in for while its modules are imported: no rule may use one, or
nothing was verified. On Debian: apt-get install python3-voluptuous python3-jinja2.

With --refused every payload must be refused. Exit code 0 when all are as they should be, 1 when one is not, 3 when the schemas cannot be
loaded or used: then nothing was verified.
"""
import importlib
import json
import os
import sys
import types

import standin

# What a schema does not need of the integration: how its entities behave.
BEHAVIOUR = ["client", "debug_info", "discovery", "entity", "models", "subscription"]
MQTT = "homeassistant.components.mqtt"


class Rules:
    """What Home Assistant's sources say of announcements."""

    def __init__(self, source):
        root = os.path.join(source, "homeassistant")
        sys.path.insert(0, source)
        standin.install(outside="homeassistant", instead={"probatio": "voluptuous"}, also=[f"{MQTT}.{name}" for name in BEHAVIOUR])
        # Its own __init__ would want the whole integration.
        package = types.ModuleType(MQTT)
        package.__path__ = [os.path.join(root, "components", "mqtt")]
        sys.modules[MQTT] = package
        self.abbreviations = importlib.import_module(f"{MQTT}.abbreviations")
        self.schemas = importlib.import_module(f"{MQTT}.schemas")
        self.units = importlib.import_module("homeassistant.components.sensor.const").DEVICE_CLASS_UNITS
        self.state_classes = importlib.import_module("homeassistant.components.sensor.const").DEVICE_CLASS_STATE_CLASSES
        standin.seal()

    def check(self, payload):
        """Raises an exception for what is not valid; returns how many components there are."""
        payload = expand(payload, self.abbreviations.ABBREVIATIONS)
        if "device" in payload:
            payload["device"] = expand(payload["device"], self.abbreviations.DEVICE_ABBREVIATIONS)
        if "origin" in payload:
            payload["origin"] = expand(payload["origin"], self.abbreviations.ORIGIN_ABBREVIATIONS)
        components = payload.get("components", {})
        payload["components"] = {name: expand(one, self.abbreviations.ABBREVIATIONS) for name, one in components.items()}
        self.schemas.DEVICE_DISCOVERY_SCHEMA(payload)
        for name, component in payload["components"].items():
            try:
                self.check_component(component, payload)
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from error
            except self.invalid as error:
                raise ValueError(f"{name}: {error}") from error
        ids = [component["unique_id"] for component in payload["components"].values()]
        if len(set(ids)) < len(ids):
            raise ValueError("unique_id: expected another one for each component")
        return len(ids)

    @property
    def invalid(self):
        return sys.modules["voluptuous"].Invalid

    def check_component(self, component, payload):
        shared = {key: payload[key] for key in [*self.schemas.SHARED_OPTIONS, "device", "origin"] if key in payload}
        config = {**shared, **component}
        platform = importlib.import_module(f"{MQTT}.{config.pop('platform')}")
        platform.PLATFORM_SCHEMA_MODERN(config)
        device_class, unit, state_class = (config.get(key) for key in ("device_class", "unit_of_measurement", "state_class"))
        if unit is not None and device_class in self.units and unit not in self.units[device_class]:
            raise ValueError(f"unit {unit} is not one of device class {device_class}: {self.units[device_class]}")
        if state_class is not None and device_class in self.state_classes and state_class not in self.state_classes[device_class]:
            raise ValueError(f"state class {state_class} is not one of device class {device_class}")


def expand(payload, words):
    return {words.get(key, key): value for key, value in payload.items()}


def judge(rules, path):
    """What is wrong with a payload; None for nothing."""
    with open(path, encoding="utf-8") as file:
        payload = json.load(file)
    try:
        print(f"{path}: {rules.check(payload)} components are valid")
        return None
    except (ValueError, rules.invalid) as error:
        return f"{type(error).__name__}: {error}"


def main(arguments):
    is_refused = arguments[:1] == ["--refused"]
    paths = arguments[1:] if is_refused else arguments
    try:
        rules = Rules(os.environ["HASS_SRC"])
        errors = {path: judge(rules, path) for path in paths}
    except (KeyError, ImportError, SyntaxError, AttributeError, standin.StandInUsed) as error:
        print(f"not verified: {type(error).__name__}: {error}")
        return 3
    for path, error in errors.items():
        if error:
            print(f"{path}: refused: {error}")
    if standin.names:
        print("stood in for: " + " ".join(sorted(standin.names)))
    return 0 if paths and all((error is not None) == is_refused for error in errors.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
