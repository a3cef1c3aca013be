#!/usr/bin/env python3
"""Trains the rain models: rain-gru.pt and rain-lstm.pt with their sidecars, and metrics.json.

    tinyrnn features ../shared/data/weather/guangzhou-2010-2015.csv --recipe examples/rain/rain-gru.json --keep precipitation -o features.csv
    python3 examples/rain/train.py --features features.csv

Years 2010-2013 train, 2014 chooses epoch, seed and threshold, 2015 is only evaluated, after every choice. The state is carried, as
on the board: through a whole stretch of hours in training (truncated back-propagation), through the whole year in evaluation.
"""
import argparse
import copy
import json
import platform
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import table as rain_table

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import sidecar  # noqa: E402

RECIPE = HERE / "rain-gru.json"  # readings and features; training states means, deviations and threshold anew
TRAIN, VALIDATION, TEST = (2010, 2013), (2014, 2014), (2015, 2015)
HIDDEN = 32
STREAMS, CHUNK, WARM_UP = 48, 48, 24  # parallel stretches; hours per back-propagation; unscored hours after a cold start
SETTINGS = {
    "gru": dict(epochs=44, rate=4e-3, decay=0.05, dropout=0.2, noise=0.05),
    "lstm": dict(epochs=60, rate=6e-3, decay=0.05, dropout=0.2, noise=0.05),
}
AVERAGING = 0.98  # decay of the running average of the weights, which is what is kept


class RainNetwork(nn.Module):
    """One recurrent layer and one logit. The recurrent layer is named after its kind: gru.weight_ih_l0, head.weight."""

    def __init__(self, kind, inputs):
        super().__init__()
        self.kind = kind
        setattr(self, kind, {"gru": nn.GRU, "lstm": nn.LSTM}[kind](inputs, HIDDEN))
        self.head = nn.Linear(HIDDEN, 1)

    def forward(self, x, state=None, dropout=0.0):
        """x (hours, streams, features) to logits (hours, streams) and the state after the last hour."""
        hidden, state = getattr(self, self.kind)(x, state)
        return self.head(functional.dropout(hidden, dropout, self.training)).squeeze(-1), state


def detach(state):
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()


def load_year(path, years):
    """Features (float32, one row an hour) and label of the years (first, last) of a table that `tinyrnn features` wrote."""
    table = rain_table.read(path, years)
    features = table.drop(columns=["time", "rain"]).to_numpy(dtype=np.float32)
    return features, table.rain.to_numpy(dtype=np.float64, na_value=np.nan)


def streams_of(x, label, offset, length):
    """Cuts consecutive hours from `offset` on into stretches side by side: (length, STREAMS - 1, ...)."""
    count = STREAMS - 1
    part = slice(offset, offset + count * length)
    return x[part].view(count, length, -1).transpose(0, 1), label[part].view(count, length).transpose(0, 1)


def train_epoch(network, average, optimizer, schedule, x, label, settings, generator):
    length = len(x) // STREAMS
    inputs, labels = streams_of(x, label, int(torch.randint(length, (1,), generator=generator)), length)
    state = None
    network.train()
    for begin in range(0, length - CHUNK + 1, CHUNK):
        chunk = inputs[begin : begin + CHUNK]
        chunk = chunk + settings["noise"] * torch.randn(chunk.shape, generator=generator)
        logits, state = network(chunk, state, settings["dropout"])
        state = detach(state)
        target = labels[begin : begin + CHUNK].clone()
        if begin == 0:
            target[:WARM_UP] = float("nan")
        known = ~torch.isnan(target)
        loss = functional.binary_cross_entropy_with_logits(logits[known], target[known])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        update_average(average, network, schedule.last_epoch)


def update_average(average, network, step):
    keep = min(AVERAGING, (1 + step) / (10 + step))
    with torch.no_grad():
        for mean, weight in zip(average.parameters(), network.parameters()):
            mean.mul_(keep).add_(weight, alpha=1 - keep)


def probabilities(network, x):
    """Streams the hours through the network one after another, from a zero state."""
    network.eval()
    with torch.no_grad():
        logits, _ = network(x.unsqueeze(1))
    return torch.sigmoid(logits[:, 0].double()).numpy()


def auc(label, score):
    """Area under the ROC curve from mid-ranks."""
    values, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    positives = label == 1
    count = positives.sum()
    return float((ranks[positives].sum() - count * (count + 1) / 2) / (count * (len(label) - count)))


def f1(label, decision):
    hit = np.sum(decision & (label == 1))
    return float(2 * hit / (np.sum(decision) + np.sum(label == 1)))


def best_threshold(label, probability):
    """The threshold of the highest F1, among hundredths."""
    candidates = np.arange(5, 96) / 100
    return float(candidates[np.argmax([f1(label, probability >= candidate) for candidate in candidates])])


def scores(label, probability, threshold):
    """Figures over the hours whose label is known."""
    known = ~np.isnan(label)
    label, probability = label[known], probability[known]
    return {
        "hours": int(known.sum()),
        "base_rate": round(float(label.mean()), 5),
        "auc": round(auc(label, probability), 5),
        "f1": round(f1(label, probability >= threshold), 5),
        "brier": round(float(np.mean((probability - label) ** 2)), 5),
    }


def train_once(kind, seed, settings, train, validation):
    """Trains from one seed; returns the averaged weights of the epoch with the best validation AUC, that AUC and epoch."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    x, label = train
    network = RainNetwork(kind, x.shape[1])
    average = copy.deepcopy(network)
    steps = settings["epochs"] * (len(x) // STREAMS // CHUNK)
    optimizer = torch.optim.AdamW(network.parameters(), lr=settings["rate"], weight_decay=settings["decay"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, settings["rate"], total_steps=steps + 1, pct_start=0.15)
    known = ~np.isnan(validation[1])
    best = (None, 0.0, 0)
    for epoch in range(1, settings["epochs"] + 1):
        train_epoch(network, average, optimizer, schedule, x, label, settings, generator)
        if epoch % 2 == 0:
            score = auc(validation[1][known], probabilities(average, validation[0])[known])
            if score > best[1]:
                best = (copy.deepcopy(average), score, epoch)
    print(f"{kind} seed {seed}: validation AUC {best[1]:.4f} after {best[2]} epochs", flush=True)
    return best


def normalization(x):
    """Mean and deviation of each feature, as exact as the sidecar says them."""
    mean, deviation = x.mean(axis=0, dtype=np.float64), x.std(axis=0, dtype=np.float64)
    return (np.array([float(f"{v:.6g}") for v in values]) for values in (mean, deviation))


def versions():
    """What metrics.json says of the run before any figure."""
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "train": "2010-2013",
        "validation": "2014",
        "test": "2015",
    }


def write_sidecar(path, kind, threshold, mean, deviation):
    recipe = json.loads(RECIPE.read_text())
    for feature, m, d in zip(recipe["features"], mean, deviation):
        feature.update(mean=float(f"{m:.6g}"), deviation=float(f"{d:.6g}"))
    layers = {kind: {"activation": "none"}, "head": {"activation": "sigmoid"}}
    sidecar.write(path, {**recipe, "name": path.stem, "threshold": threshold, "layers": layers})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", required=True, help="what `tinyrnn features` made of the station's file")
    parser.add_argument("--output", type=Path, default=HERE, help="folder of the checkpoints, sidecars and metrics.json")
    parser.add_argument("--seed", type=int, default=0, help="first seed")
    parser.add_argument("--tries", type=int, default=4, help="seeds tried per model; the validation year chooses")
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    train_x, train_label = load_year(arguments.features, TRAIN)
    mean, deviation = normalization(train_x)

    def standardized(x):
        return torch.tensor((x - mean) / deviation, dtype=torch.float32)

    train = standardized(train_x), torch.tensor(train_label, dtype=torch.float32)
    validation_x, validation_label = load_year(arguments.features, VALIDATION)
    validation = standardized(validation_x), validation_label

    metrics = versions()
    chosen = {}
    for kind, settings in SETTINGS.items():
        seeds = range(arguments.seed, arguments.seed + arguments.tries)
        runs = [(*train_once(kind, seed, settings, train, validation), seed) for seed in seeds]
        network, _, epoch, seed = max(runs, key=lambda run: run[1])
        probability = probabilities(network, validation[0])
        known = ~np.isnan(validation_label)
        threshold = best_threshold(validation_label[known], probability[known])
        chosen[kind] = network, threshold
        metrics[f"rain-{kind}"] = {
            "hidden": HIDDEN,
            "seed": seed,
            "epochs": epoch,
            "threshold": threshold,
            "validation": scores(validation_label, probability, threshold),
        }

    # Everything is chosen; only now is the test year read.
    test_x, test_label = load_year(arguments.features, TEST)
    for kind, (network, threshold) in chosen.items():
        path = arguments.output / f"rain-{kind}.pt"
        torch.save(network.state_dict(), path)
        write_sidecar(path.with_suffix(".json"), kind, threshold, mean, deviation)
        figures = scores(test_label, probabilities(network, standardized(test_x)), threshold)
        metrics[f"rain-{kind}"]["test"] = figures
        print(f"rain-{kind}: threshold {threshold}, test {figures}")
    (arguments.output / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")


if __name__ == "__main__":
    main()
