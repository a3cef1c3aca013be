#!/usr/bin/env python3
"""Features and label of the rain example, from a station's raw hourly readings. README.md defines every one of them.

    python3 examples/rain/features.py --data ../shared/data/weather/guangzhou-2010-2015.csv --years 2015 --output rain-2015.csv
"""
import argparse
import sys

import numpy as np
import pandas as pd

RAW_COLUMNS = ["year", "month", "day", "hour", "DEWP", "PRES", "TEMP", "precipitation"]
MISSING_NUMBER = -9999
RAIN_MM = 0.1
LABEL_HOURS = 3

# Stands in for a quantity until its first good reading.
START = {"temperature": 22.0, "pressure": 1005.0, "dew_point": 17.0}

# name: (unit, quantity, lag in hours, limit): reading now minus reading `lag` hours ago, clipped to +-limit.
CHANGES = {
    "pressure_change_1h": ("hPa", "pressure", 1, 3),
    "pressure_change_3h": ("hPa", "pressure", 3, 6),
    "pressure_change_6h": ("hPa", "pressure", 6, 8),
    "pressure_change_24h": ("hPa", "pressure", 24, 12),
    "temperature_change_1h": ("K", "temperature", 1, 6),
    "temperature_change_3h": ("K", "temperature", 3, 10),
    "dew_point_change_1h": ("K", "dew_point", 1, 4),
    "dew_point_change_3h": ("K", "dew_point", 3, 8),
}
MAX_DEPRESSION = 25.0
UNITS = {
    "temperature": "degC",
    "dew_point_depression": "K",
    **{name: change[0] for name, change in CHANGES.items()},
    "hour_sin": "",
    "hour_cos": "",
}
FEATURES = list(UNITS)


def parse_years(text):
    """'2015' or '2010-2013' to (first, last)."""
    first, _, last = text.partition("-")
    years = int(first), int(last or first)
    if years[0] > years[1]:
        raise argparse.ArgumentTypeError(f"years '{text}': the first is after the last")
    return years


def read_raw(path, years=None):
    """Raw rows of the years (first, last), all when None: consecutive hours, missing values as NaN."""
    raw = pd.read_csv(path, usecols=RAW_COLUMNS, na_values=["NA"])
    if years is not None:
        raw = raw[(raw.year >= years[0]) & (raw.year <= years[1])].reset_index(drop=True)
    if raw.empty:
        raise ValueError(f"{path}: no row in the years {years}")
    raw = raw.replace(MISSING_NUMBER, np.nan)
    raw.insert(0, "time", pd.to_datetime(raw[["year", "month", "day", "hour"]]))
    gap = np.flatnonzero(raw.time.diff().iloc[1:] != pd.Timedelta(hours=1))
    if gap.size:
        raise ValueError(f"{path}: the hour after {raw.time[gap[0]]} is {raw.time[gap[0] + 1]}, expected consecutive hours")
    return raw


def held(readings, start):
    """Last good reading of each hour (float32), `start` before the first, and the index of the first."""
    readings = np.asarray(readings, dtype=np.float32)
    good = np.where(np.isfinite(readings), np.arange(len(readings)), -1)
    last = np.maximum.accumulate(good)
    first = int(np.argmax(good >= 0)) if (good >= 0).any() else len(readings)
    return np.where(last >= 0, readings[last], np.float32(start)), first


def change(values, first, lag, limit):
    """values[t] - values[t - lag], clipped; hours before the first good reading count as equal to it."""
    now = np.arange(len(values))
    then = np.maximum(now - lag, np.minimum(first, now))
    return np.clip(values - values[then], np.float32(-limit), np.float32(limit))


def make_features(raw):
    """Features (float32, one row per hour, columns FEATURES) of consecutive raw hours. Each looks back only."""
    quantities = {
        "temperature": held(raw.TEMP, START["temperature"]),
        "pressure": held(raw.PRES, START["pressure"]),
        "dew_point": held(raw.DEWP, START["dew_point"]),
    }
    temperature, dew_point = quantities["temperature"][0], quantities["dew_point"][0]
    angle = 2 * np.pi * raw.hour.to_numpy() / 24
    columns = {
        "temperature": temperature,
        "dew_point_depression": np.clip(temperature - dew_point, np.float32(0), np.float32(MAX_DEPRESSION)),
        **{name: change(*quantities[quantity], lag, limit) for name, (_, quantity, lag, limit) in CHANGES.items()},
        "hour_sin": np.sin(angle),
        "hour_cos": np.cos(angle),
    }
    return pd.DataFrame(columns, columns=FEATURES).astype(np.float32)


def make_label(raw):
    """1 when an hour of t+1..t+3 has rain >= 0.1 mm, else 0; NaN when one of the three is missing or past the end."""
    rain = raw.precipitation.to_numpy(dtype=np.float64)
    padded = np.concatenate([rain, np.full(LABEL_HOURS, np.nan)])
    following = np.stack([padded[k : k + len(rain)] for k in range(1, LABEL_HOURS + 1)])
    wet = (following >= RAIN_MM).any(axis=0).astype(np.float64)
    return np.where(np.isnan(following).any(axis=0), np.nan, wet)


def make_table(raw):
    """time, the features, rain (0, 1 or empty): what the command line tool reads."""
    table = make_features(raw)
    table.insert(0, "time", raw.time.dt.strftime("%Y-%m-%dT%H:%M"))
    label = make_label(raw)
    table["rain"] = pd.arrays.IntegerArray(np.nan_to_num(label).astype(np.int64), np.isnan(label))
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="../shared/data/weather/guangzhou-2010-2015.csv", help="raw station file")
    parser.add_argument("--years", type=parse_years, help="2015 or 2010-2013; all when left out")
    parser.add_argument("--output", default="-", help="CSV to write; - is standard output")
    arguments = parser.parse_args()
    table = make_table(read_raw(arguments.data, arguments.years))
    table.to_csv(sys.stdout if arguments.output == "-" else arguments.output, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
