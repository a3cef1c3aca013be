#!/usr/bin/env python3
"""Adds the label of the rain example to the table that `tinyrnn features` makes of a station's file; README.md defines both.

    tinyrnn features ../shared/data/weather/guangzhou-2010-2015.csv --recipe examples/rain/rain-gru.json --keep precipitation -o features.csv
    python3 examples/rain/table.py --features features.csv --years 2015 --output rain-2015.csv
"""
import argparse
import sys

import numpy as np
import pandas as pd

RAIN_MM = 0.1
LABEL_HOURS = 3


def parse_range(text, separator, what):
    """'2015' or '2010-2013' to (first, last)."""
    first, _, last = text.partition(separator)
    ends = int(first), int(last or first)
    if ends[0] > ends[1]:
        raise argparse.ArgumentTypeError(f"{what} '{text}': the first is after the last")
    return ends


def read(path, years=None):
    """Hours of the years (first, last), all when None: time, features and the label `rain`, which looks at no hour after them."""
    table = pd.read_csv(path)
    if table.columns[0] != "time" or table.columns[-1] != "precipitation":
        raise ValueError(f"{path}: expected the columns time, features and precipitation, found {', '.join(table.columns)}")
    if years is not None:
        year = table.time.str.slice(0, 4).astype(int)
        table = table[(year >= years[0]) & (year <= years[1])].reset_index(drop=True)
    if table.empty:
        raise ValueError(f"{path}: no row in the years {years}")
    label = make_label(table.pop("precipitation").to_numpy(dtype=np.float64))
    table["rain"] = pd.arrays.IntegerArray(np.nan_to_num(label).astype(np.int64), np.isnan(label))
    return table


def make_label(rain):
    """1 when an hour of t+1..t+3 has rain >= 0.1 mm, else 0; NaN when one of the three is missing or past the end."""
    padded = np.concatenate([rain, np.full(LABEL_HOURS, np.nan)])
    following = np.stack([padded[k : k + len(rain)] for k in range(1, LABEL_HOURS + 1)])
    wet = (following >= RAIN_MM).any(axis=0).astype(np.float64)
    return np.where(np.isnan(following).any(axis=0), np.nan, wet)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", required=True, help="what `tinyrnn features` wrote")
    parser.add_argument("--years", type=lambda text: parse_range(text, "-", "years"), help="2015 or 2010-2013; all when left out")
    parser.add_argument("--rows", type=lambda text: parse_range(text, ":", "rows"), help="FIRST:END of these, from 0 on; all when left out")
    parser.add_argument("--output", default="-", help="CSV to write; - is standard output")
    arguments = parser.parse_args()
    table = read(arguments.features, arguments.years)
    if arguments.rows is not None:
        table = table.iloc[arguments.rows[0] : arguments.rows[1]]
    table.to_csv(sys.stdout if arguments.output == "-" else arguments.output, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
