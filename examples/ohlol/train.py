#!/usr/bin/env python3
"""Trains two networks to write "ohlol" while they read "hello": ohlol-one-hot.pt and ohlol-embedding.pt with their sidecars,
and hello.tsv.

    python3 examples/ohlol/train.py
"""
import argparse
import sys
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import sidecar  # noqa: E402

VOCABULARY = ["h", "e", "l", "o"]
INPUT, TARGET = "hello", "ohlol"
STEPS, RATE = 150, 0.03


class OneHot(nn.Module):
    """One-hot letters, one cell stepped by hand, a score for each letter."""

    def __init__(self, hidden=8):
        super().__init__()
        self.cell = nn.RNNCell(len(VOCABULARY), hidden)
        self.head = nn.Linear(hidden, len(VOCABULARY))

    def forward(self, tokens):
        hidden, scores = None, []
        for token in functional.one_hot(tokens, len(VOCABULARY)).float():
            hidden = self.cell(token.unsqueeze(0), hidden)
            scores.append(self.head(hidden))
        return torch.cat(scores)

    @staticmethod
    def layers():
        return [
            {"type": "one_hot", "tokens": len(VOCABULARY)},
            sidecar.recurrent("rnn", "cell", "cell", ""),
            sidecar.dense("head"),
        ]


class Embedding(nn.Module):
    """Learned letters, two recurrent layers, a score for each letter."""

    def __init__(self, size=6, hidden=8):
        super().__init__()
        self.letters = nn.Embedding(len(VOCABULARY), size)
        self.rnn = nn.RNN(size, hidden, num_layers=2)
        self.head = nn.Linear(hidden, len(VOCABULARY))

    def forward(self, tokens):
        return self.head(self.rnn(self.letters(tokens))[0])

    @staticmethod
    def layers():
        return [
            sidecar.embedding("letters"),
            sidecar.recurrent("rnn", "rnn_0", "rnn", "_l0"),
            sidecar.recurrent("rnn", "rnn_1", "rnn", "_l1"),
            sidecar.dense("head"),
        ]


def train(network, tokens, target):
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    for _ in range(STEPS):
        loss = functional.cross_entropy(network(tokens), target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        scores = network(tokens)
    text = "".join(VOCABULARY[token] for token in scores.argmax(dim=-1))
    best = scores.sort(dim=-1, descending=True).values
    return float(loss), text, float((best[:, 0] - best[:, 1]).min())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=HERE, help="folder of the checkpoints and sidecars")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    tokens, target = (torch.tensor([VOCABULARY.index(letter) for letter in text]) for text in (INPUT, TARGET))
    for name, kind in ("ohlol-one-hot", OneHot), ("ohlol-embedding", Embedding):
        torch.manual_seed(arguments.seed)
        network = kind()
        loss, text, margin = train(network, tokens, target)
        print(f"{name}: {INPUT} -> {text}, loss {loss:.5f}, least lead of a letter over the next {margin:.2f}")
        if text != TARGET:
            sys.exit(f"{name}: expected {TARGET}; try another seed")
        torch.save(network.state_dict(), arguments.output / f"{name}.pt")
        sidecar.write(
            arguments.output / f"{name}.json",
            {
                "name": name,
                "task": "multiclass",
                "outputs": [{"name": letter} for letter in VOCABULARY],
                "vocabulary": VOCABULARY,
                "network": kind.layers(),
            },
        )
    (arguments.output / "hello.tsv").write_text(f"{INPUT}\t{TARGET}\n")


if __name__ == "__main__":
    main()
