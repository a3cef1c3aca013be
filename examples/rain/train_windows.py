#!/usr/bin/env python3
"""Trains the rain models on windows of a day: rain-lstm-24h.pt and rain-bigru-24h.pt with their sidecars, and metrics-24h.json.

    python3 examples/rain/train_windows.py --features features.csv        made as train.py says

Features, label, years and figures are those of train.py. Each window is 24 consecutive hours and starts from zeros; the label is that
of its last hour. Hours of which fewer than 23 came before in their years have no window and are not scored.
"""
import argparse
import copy
import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import train as streaming

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import sidecar  # noqa: E402

WINDOW, BATCH = 24, 256
SETTINGS = {
    "lstm": dict(hidden=32, epochs=6, rate=6e-3, decay=0.05, dropout=0.2, noise=0.05),
    "bigru": dict(hidden=24, epochs=6, rate=6e-3, decay=0.05, dropout=0.2, noise=0.05),
}


class WindowNetwork(nn.Module):
    """One recurrent layer over the window and one logit of what each direction ends with."""

    def __init__(self, kind, inputs, hidden):
        super().__init__()
        self.recurrent = nn.LSTM(inputs, hidden) if kind == "lstm" else nn.GRU(inputs, hidden, bidirectional=True)
        self.head = nn.Linear(hidden * (1 if kind == "lstm" else 2), 1)

    def forward(self, windows, dropout=0.0):
        """windows (WINDOW, batch, features) to logits (batch)."""
        _, state = self.recurrent(windows)
        final = torch.cat(tuple(state[0] if isinstance(state, tuple) else state), dim=-1)
        return self.head(functional.dropout(final, dropout, self.training)).squeeze(-1)


def windows_ending(x, hours):
    """The windows whose last hours are `hours`: (WINDOW, len(hours), features)."""
    return x[hours.unsqueeze(0) + torch.arange(1 - WINDOW, 1).unsqueeze(1)]


def train_epoch(network, average, optimizer, schedule, x, label, settings, generator):
    hours = torch.arange(WINDOW - 1, len(x))
    hours = hours[~torch.isnan(label[hours])]
    hours = hours[torch.randperm(len(hours), generator=generator)]
    network.train()
    for begin in range(0, len(hours) - BATCH + 1, BATCH):
        chosen = hours[begin : begin + BATCH]
        windows = windows_ending(x, chosen)
        windows = windows + settings["noise"] * torch.randn(windows.shape, generator=generator)
        loss = functional.binary_cross_entropy_with_logits(network(windows, settings["dropout"]), label[chosen])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        streaming.update_average(average, network, schedule.last_epoch)


def probabilities(network, x):
    """One probability for each hour; NaN for the first hours, which have no window."""
    network.eval()
    result = np.full(len(x), np.nan)
    with torch.no_grad():
        for hours in torch.arange(WINDOW - 1, len(x)).split(4096):
            result[hours] = torch.sigmoid(network(windows_ending(x, hours)).double()).numpy()
    return result


def with_window(label):
    """The label, unknown where there is no window."""
    return np.concatenate([np.full(WINDOW - 1, np.nan), label[WINDOW - 1 :]])


def train_once(kind, seed, settings, train, validation):
    """Trains from one seed; returns the averaged weights of the epoch with the best validation AUC, that AUC and epoch."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    x, label = train
    network = WindowNetwork(kind, x.shape[1], settings["hidden"])
    average = copy.deepcopy(network)
    steps = settings["epochs"] * (len(x) // BATCH + 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=settings["rate"], weight_decay=settings["decay"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, settings["rate"], total_steps=steps + 1, pct_start=0.15)
    known = ~np.isnan(validation[1])
    best = (None, 0.0, 0)
    for epoch in range(1, settings["epochs"] + 1):
        train_epoch(network, average, optimizer, schedule, x, label, settings, generator)
        score = streaming.auc(validation[1][known], probabilities(average, validation[0])[known])
        if score > best[1]:
            best = (copy.deepcopy(average), score, epoch)
    print(f"{kind} seed {seed}: validation AUC {best[1]:.4f} after {best[2]} epochs", flush=True)
    return best


def layers(kind):
    """The sidecar's list of layers."""
    if kind == "lstm":
        recurrent = sidecar.recurrent("lstm", "lstm", "recurrent", "_l0")
    else:
        recurrent = sidecar.bidirectional("gru", "bigru", "recurrent")
    return [recurrent, {"type": "last", "take": "final_state"}, sidecar.dense("head", "sigmoid")]


def write_sidecar(path, kind, threshold, mean, deviation):
    """train.py's sidecar with the window and the layers, which cannot be guessed, instead of notes on them."""
    streaming.write_sidecar(path, kind, threshold, mean, deviation)
    content = json.loads(path.read_text())
    del content["layers"]
    sidecar.write(path, {**content, "window": WINDOW, "network": layers(kind)})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", required=True, help="what `tinyrnn features` made of the station's file")
    parser.add_argument("--output", type=Path, default=HERE, help="folder of the checkpoints, sidecars and metrics-24h.json")
    parser.add_argument("--seed", type=int, default=0, help="first seed")
    parser.add_argument("--tries", type=int, default=1, help="seeds tried per model; the validation year chooses")
    parser.add_argument("--no-test", action="store_true", help="leave the test year alone: for comparing settings; writes nothing")
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    train_x, train_label = streaming.load_year(arguments.features, streaming.TRAIN)
    mean, deviation = streaming.normalization(train_x)

    def standardized(x):
        return torch.tensor((x - mean) / deviation, dtype=torch.float32)

    train = standardized(train_x), torch.tensor(train_label, dtype=torch.float32)
    validation_x, validation_label = streaming.load_year(arguments.features, streaming.VALIDATION)
    validation_label = with_window(validation_label)
    validation = standardized(validation_x), validation_label

    metrics = streaming.versions()
    chosen = {}
    for kind, settings in SETTINGS.items():
        seeds = range(arguments.seed, arguments.seed + arguments.tries)
        runs = [(*train_once(kind, seed, settings, train, validation), seed) for seed in seeds]
        network, _, epoch, seed = max(runs, key=lambda run: run[1])
        probability = probabilities(network, validation[0])
        known = ~np.isnan(validation_label)
        threshold = streaming.best_threshold(validation_label[known], probability[known])
        chosen[kind] = network, threshold
        metrics[f"rain-{kind}-24h"] = {
            "hidden": settings["hidden"],
            "seed": seed,
            "epochs": epoch,
            "threshold": threshold,
            "validation": streaming.scores(validation_label, probability, threshold),
        }
    if arguments.no_test:
        print(json.dumps(metrics, indent=2))
        return

    # Everything is chosen; only now is the test year read.
    test_x, test_label = streaming.load_year(arguments.features, streaming.TEST)
    for kind, (network, threshold) in chosen.items():
        path = arguments.output / f"rain-{kind}-24h.pt"
        torch.save(network.state_dict(), path)
        write_sidecar(path.with_suffix(".json"), kind, threshold, mean, deviation)
        figures = streaming.scores(with_window(test_label), probabilities(network, standardized(test_x)), threshold)
        metrics[path.stem]["test"] = figures
        print(f"{path.stem}: threshold {threshold}, test {figures}")
    (arguments.output / "metrics-24h.json").write_text(json.dumps(metrics, indent=2) + "\n")


if __name__ == "__main__":
    main()
