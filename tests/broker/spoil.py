"""Writes broken variants of an announcement, each of which a check must refuse.

    python3 tests/broker/spoil.py PAYLOAD.json FOLDER
"""
import copy
import json
import os
import sys


def first(payload, platform="sensor"):
    """The first component of a platform, with a unit where it is a sensor."""
    return next(one for one in payload["cmps"].values() if one["p"] == platform and (platform != "sensor" or one.get("dev_cla") == "temperature"))


SPOILED = {
    "unit-of-another-class": lambda payload: first(payload).update(unit_of_meas="hPa"),
    "unknown-class": lambda payload: first(payload).update(dev_cla="warmth"),
    "unknown-state-class": lambda payload: first(payload).update(stat_cla="measured"),
    "options-without-enum": lambda payload: first(payload).update(ops=["a", "b"]),
    "unknown-key": lambda payload: payload.update(cmpss={}),
    "unknown-key-of-a-component": lambda payload: first(payload).update(exp_after=60),
    "unknown-platform": lambda payload: first(payload).update(p="sensors"),
    "broken-template": lambda payload: first(payload).update(val_tpl="{{ value_json['t' }}"),
    "negative-expiry": lambda payload: first(payload, "binary_sensor").update(exp_aft=-1),
    "unknown-category": lambda payload: first(payload, "binary_sensor").update(ent_cat="diagnostics"),
    "no-origin": lambda payload: payload.pop("o"),
    "origin-without-a-name": lambda payload: payload.update(o={"sw": "1"}),
    "device-without-an-id": lambda payload: payload["dev"].pop("ids"),
    "no-unique-id": lambda payload: first(payload).pop("uniq_id"),
    "unique-id-twice": lambda payload: first(payload).update(uniq_id=first(payload, "binary_sensor")["uniq_id"]),
    "topic-with-a-wildcard": lambda payload: payload.update(stat_t="tinyrnn/#/state"),
}


def main(path, folder):
    with open(path, encoding="utf-8") as file:
        valid = json.load(file)
    os.makedirs(folder, exist_ok=True)
    for name, spoil in SPOILED.items():
        payload = copy.deepcopy(valid)
        spoil(payload)
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(payload, file)


main(*sys.argv[1:])
