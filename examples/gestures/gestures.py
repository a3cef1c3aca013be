#!/usr/bin/env python3
"""Makes sequences of simulated accelerometer readings: five gestures, with noise and of varying length, speed and strength.

    python3 examples/gestures/gestures.py > gestures.csv
    tinyrnn train gestures.csv --sequence id --predict label --inputs ax,ay,az -o gesture.trnn

Simulated: no hand made these. The same seed gives the same bytes.
"""
import argparse
import math
import random

GESTURES = ("circle", "left", "right", "shake", "tap")
NOISE = 0.35  # deviation, in g


def pulse(part, centre, width):
    return math.exp(-(((part - centre) / width) ** 2))


def acceleration(gesture, part, strength):
    """Acceleration (x, y, z) in g after a part, 0 to 1, of the gesture."""
    if gesture == "circle":
        angle = 2 * math.pi * part
        return strength * math.cos(angle), strength * math.sin(angle), 1.0
    if gesture in ("left", "right"):
        swing = strength * (pulse(part, 0.35, 0.12) - pulse(part, 0.65, 0.12))
        return (swing if gesture == "right" else -swing), 0.2 * swing, 1.0
    if gesture == "shake":
        return 0.2 * strength, strength * math.sin(8 * math.pi * part), 1.0
    return 0.0, 0.1 * strength, 1.0 - 1.5 * strength * pulse(part, 0.5, 0.05)


def rows(generator, count):
    for number in range(count):
        gesture = generator.choice(GESTURES)
        length = generator.randint(24, 60)
        begin, end = generator.uniform(0, 0.2), generator.uniform(0.8, 1)
        strength = generator.uniform(0.5, 1.2)
        for step in range(length):
            part = (step / length - begin) / (end - begin)
            still = (0.0, 0.0, 1.0)
            values = acceleration(gesture, part, strength) if 0 <= part <= 1 else still
            yield number, gesture, *(value + generator.gauss(0, NOISE) for value in values)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=600, help="sequences")
    parser.add_argument("--seed", type=int, default=5)
    arguments = parser.parse_args()
    print("id,label,ax,ay,az")
    for number, gesture, x, y, z in rows(random.Random(arguments.seed), arguments.count):
        print(f"{number},{gesture},{x:.3f},{y:.3f},{z:.3f}")


if __name__ == "__main__":
    main()
