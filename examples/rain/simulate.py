#!/usr/bin/env python3
"""Simulates hourly weather of a humid subtropical place: no station's data is in what this writes.

    python3 examples/rain/simulate.py --output FOLDER        writes week-raw.csv, calibration-raw.csv and the tests' raw.csv

The tables beside this script are made of them, without the hours of warm-up and those that only the last labels look at:

    tinyrnn features FOLDER/calibration-raw.csv --recipe examples/rain/rain-gru.json --keep precipitation -o FOLDER/calibration.csv
    python3 examples/rain/table.py --features FOLDER/calibration.csv --rows 48:2048 --output examples/rain/calibration.csv

and week.csv likewise, rows 48:216.

Everything is drawn from a seeded generator: pressure with its twice-daily tide, temperature with its daily course and the season,
dew point of slowly changing air masses, and rain spells with what announces them (falling pressure, moistening, and with the first
rain a cooling to near the dew point). Missing values appear in the golden sample only.
"""
import argparse
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
GOLDEN = HERE.parents[1] / "tests" / "TinyRnn.Quantizer.Tests" / "Rain"
LABEL_HOURS = 3
WARM_UP = 48  # simulated hours before the first one that is written, so that every tendency is defined


def wander(generator, hours, persistence, deviation):
    """First-order autoregressive noise with the given stationary standard deviation."""
    shocks = generator.normal(0, deviation * np.sqrt(1 - persistence**2), hours)
    values = np.empty(hours)
    value = generator.normal(0, deviation)
    for hour in range(hours):
        value = persistence * value + shocks[hour]
        values[hour] = value
    return values


def ramp(hours, begin, length):
    """0 before `begin`, rising smoothly to 1 over `length` hours."""
    t = np.clip((np.arange(hours) - begin) / length, 0, 1)
    return t * t * (3 - 2 * t)


def pulse(hours, begin, rise, end, fall):
    return ramp(hours, begin, rise) * (1 - ramp(hours, end, fall))


def random_spells(generator, hours, first):
    """Rain spells (begin, length, strength, kind): a front brings cooler air and rising pressure, a squall a sudden fall and rise."""
    spells, begin = [], first
    while begin < hours - 12:
        length = int(np.clip(generator.exponential(7), 2, 30))
        spells.append((begin, length, generator.uniform(0.6, 1.3), generator.choice(["shower", "front", "squall"], p=[0.45, 0.35, 0.2])))
        begin += length + int(np.clip(generator.exponential(50), 10, 160))
    return spells


def simulate(generator, start, hours, spells, days_per_year=365.0):
    """Raw readings with the station file's columns. `days_per_year` below 365 runs the seasons faster, to cover them in less data."""
    time = pd.date_range(start, periods=hours, freq="H")
    clock = np.asarray(time.hour)
    season = np.cos(2 * np.pi * (time[0].dayofyear + np.arange(hours) / 24 * 365 / days_per_year - 200) / 365)  # 1 in July
    synoptic = wander(generator, hours, 0.99, 1.0)

    temperature_base = 21.5 + 7.5 * season + (2.4 - 1.2 * season) * wander(generator, hours, 0.985, 1.0)
    depression_base = 5.2 * np.exp(0.55 * wander(generator, hours, 0.975, 1.0))
    pressure = 1005.5 - 7.5 * season - 3.0 * synoptic - 0.45 * (temperature_base - 21.5 - 7.5 * season)
    pressure += 1.2 * np.cos(2 * np.pi * (clock - 9.7) / 12) + wander(generator, hours, 0.6, 0.1)

    wet, cloud, cold = np.zeros(hours), np.zeros(hours), np.zeros(hours)
    rain = np.zeros(hours)
    for begin, length, strength, kind in spells:
        end = begin + length
        cloud = np.maximum(cloud, pulse(hours, begin - 14, 12, end, 10))
        wet = np.maximum(wet, strength * pulse(hours, begin - 1, 3, end, 8))
        pressure -= 2.0 * strength * pulse(hours, begin - 16, 15, begin - 1, 4)
        pressure += 0.8 * strength * pulse(hours, begin - 1, 2, begin + 1, 4)
        if kind == "squall":
            burst = generator.uniform(3, 6) * strength * pulse(hours, begin - 1, 1, begin + 1, 6)
            cold = np.maximum(cold, burst)
            pressure += 0.5 * burst
        elif kind == "front":
            chill = strength * generator.uniform(2, 5) * (1.1 - 0.6 * season[min(begin, hours - 1)])
            cold = np.maximum(cold, chill * pulse(hours, begin - 1, 6, end + 40, 60))
            pressure += 0.8 * chill * pulse(hours, begin, 18, end + 40, 60)
        amount = generator.gamma(0.7, 2.5 * strength, length)
        rain[begin:end] = np.where(generator.random(length) < 0.85, np.maximum(amount, 0.1), 0)[: max(0, hours - begin)]

    sun = np.cos(2 * np.pi * (clock - 14.5) / 24)
    daily = (3.6 * (1 - 0.7 * np.clip(cloud, 0, 1))) * (sun + 0.25 * sun**2 - 0.125)
    wetness = np.clip(wet, 0, 1)
    temperature = temperature_base + daily - cold - (1.2 + 1.4 * (season + 1)) * wetness
    temperature += wander(generator, hours, 0.6, 0.2)
    dryness = np.maximum(depression_base, 0.8) * (1 - 0.55 * np.clip(cloud, 0, 1)) + 0.7 * daily
    depression = np.maximum(dryness, 0.7 + 0.3 * np.abs(wander(generator, hours, 0.8, 1.0)))
    depression = depression * (1 - wetness) + wetness * (0.9 + 0.4 * np.abs(wander(generator, hours, 0.8, 1.0)))
    dew_point = temperature - depression

    readings = {
        "year": time.year,
        "month": time.month,
        "day": time.day,
        "hour": clock,
        "DEWP": np.round(dew_point, 1),
        "PRES": np.round(pressure, 1),
        "TEMP": np.round(temperature, 1),
        "precipitation": np.round(rain, 1),
    }
    return pd.DataFrame(readings)


def write(raw, path):
    raw.to_csv(path, index=False, na_rep="NA", lineterminator="\n")
    print(f"{path.name}: {len(raw)} rows, {path.stat().st_size} bytes")


def write_week(folder):
    """168 simulated hours in May with a shower, a front and a squall."""
    generator = np.random.default_rng(25)
    hours = WARM_UP + 168
    spells = [(WARM_UP + 40, 4, 0.8, "shower"), (WARM_UP + 76, 11, 1.1, "front"), (WARM_UP + 137, 4, 0.9, "squall")]
    write(simulate(generator, "2030-05-04", hours + LABEL_HOURS, spells), folder / "week-raw.csv")


def write_calibration(folder):
    """2,000 simulated hours that run through all seasons, each hour a fifth of a day further in the year."""
    generator = np.random.default_rng(7)
    hours = WARM_UP + 2000
    spells = random_spells(generator, hours, 60)
    write(simulate(generator, "2030-01-01", hours + LABEL_HOURS, spells, days_per_year=2000 / 24), folder / "calibration-raw.csv")


def write_golden(folder):
    """
    Simulated raw readings with missing values, for the tests. What stands beside it in features.csv was made by the numpy code with
    which the models were trained before the recipe took its place, so that it can prove the recipe.
    """
    generator = np.random.default_rng(3)
    raw = simulate(generator, "2030-06-10T05:00", 200, random_spells(generator, 200, 30))
    for column, first, count in [("DEWP", 20, 2), ("TEMP", 21, 1), ("PRES", 50, 3), ("TEMP", 90, 12), ("precipitation", 120, 2)]:
        raw.loc[first : first + count - 1, column] = np.nan
    raw.loc[140:142, "DEWP"] = -9999
    folder.mkdir(parents=True, exist_ok=True)
    write(raw, folder / "raw.csv")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True, help="folder of week-raw.csv and calibration-raw.csv")
    parser.add_argument("--golden", type=Path, default=GOLDEN, help="folder of the tests' raw.csv")
    arguments = parser.parse_args()
    write_week(arguments.output)
    write_calibration(arguments.output)
    write_golden(arguments.golden)


if __name__ == "__main__":
    main()
