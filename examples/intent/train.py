#!/usr/bin/env python3
"""Trains a network that tells what a short command wants: intent.pt, its sidecar, calibration.tsv, test.tsv and metrics.json.

    python3 examples/intent/train.py
"""
import argparse
import random
import re
import sys
from itertools import product
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from phrases import AFTER, BEFORE, PHRASES, SLOTS

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import sidecar  # noqa: E402

INTENTS = list(PHRASES)
WINDOW = 24
TRAIN_PER_INTENT, TEST_PER_INTENT, CALIBRATION = 400, 80, 200
SETTINGS = dict(size=16, hidden=24, epochs=12, batch=64, rate=4e-3, decay=1e-3, dropout=0.3)


class Intent(nn.Module):
    """What both directions end with, and a score for each intent."""

    def __init__(self, words, size, hidden):
        super().__init__()
        self.words = nn.Embedding(words, size)
        self.lstm = nn.LSTM(size, hidden, bidirectional=True)
        self.head = nn.Linear(2 * hidden, len(INTENTS))

    def forward(self, commands, dropout=0.0):
        """List of word numbers for each command to scores (commands, intents)."""
        embedded = [functional.dropout(self.words(command), dropout, self.training) for command in commands]
        _, (final, _) = self.lstm(nn.utils.rnn.pack_sequence(embedded, enforce_sorted=False))
        return self.head(functional.dropout(torch.cat(tuple(final), dim=-1), dropout, self.training))


def commands_of(phrases):
    """All commands that the phrases make."""
    commands = set()
    for phrase in phrases:
        slots = re.findall(r"{(\w+)}", phrase)
        for before, after, *words in product(BEFORE, AFTER, *(SLOTS[slot] for slot in slots)):
            commands.add(" ".join(f"{before} {phrase.format(**dict(zip(slots, words)))} {after}".split()))
    return sorted(commands)


def make_data(part, count, generator):
    """`count` different commands of each intent, as many of each phrasing as there are, in random order."""
    pairs = []
    for intent in INTENTS:
        phrases = PHRASES[intent][part]
        chosen = set()
        for index, phrase in enumerate(phrases):
            commands = commands_of([phrase])
            chosen.update(generator.sample(commands, min(len(commands), (count + index) // len(phrases))))
        pairs += [(command, intent) for command in sorted(chosen)]
    generator.shuffle(pairs)
    return pairs


def accuracy(network, commands, labels):
    network.eval()
    with torch.no_grad():
        return float((network(commands).argmax(dim=-1) == labels).float().mean())


def train(network, commands, labels, settings, generator):
    optimizer = torch.optim.AdamW(network.parameters(), lr=settings["rate"], weight_decay=settings["decay"])
    for epoch in range(settings["epochs"]):
        network.train()
        order = torch.randperm(len(commands), generator=generator)
        for chosen in order.split(settings["batch"]):
            loss = functional.cross_entropy(network([commands[i] for i in chosen], settings["dropout"]), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch + 1}: loss {float(loss):.4f}", flush=True)


def write_pairs(path, pairs):
    path.write_text("".join(f"{command}\t{intent}\n" for command, intent in pairs))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=HERE, help="folder of what is written")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    generator = random.Random(arguments.seed)

    train_pairs = make_data("train", TRAIN_PER_INTENT, generator)
    test_pairs = make_data("test", TEST_PER_INTENT, generator)
    vocabulary = sorted({word for command, _ in train_pairs for word in command.split()})
    numbers = {word: number for number, word in enumerate(vocabulary)}
    unknown = {word for command, _ in test_pairs for word in command.split()} - set(vocabulary)
    if unknown:
        sys.exit(f"words of the test set that training does not know: {', '.join(sorted(unknown))}")

    def encode(pairs):
        commands = [torch.tensor([numbers[word] for word in command.split()]) for command, _ in pairs]
        return commands, torch.tensor([INTENTS.index(intent) for _, intent in pairs])

    network = Intent(len(vocabulary), SETTINGS["size"], SETTINGS["hidden"])
    commands, labels = encode(train_pairs)
    train(network, commands, labels, SETTINGS, torch.Generator().manual_seed(arguments.seed))
    figures = {"train_commands": len(train_pairs), "train_accuracy": accuracy(network, commands, labels)}
    figures |= {"test_commands": len(test_pairs), "test_accuracy": accuracy(network, *encode(test_pairs))}
    print(figures)

    torch.save(network.state_dict(), arguments.output / "intent.pt")
    sidecar.write(
        arguments.output / "intent.json",
        {
            "name": "intent",
            "task": "multiclass",
            "outputs": [{"name": intent} for intent in INTENTS],
            "vocabulary": vocabulary,
            "window": WINDOW,
            "network": [
                sidecar.embedding("words"),
                sidecar.bidirectional("lstm", "lstm", "lstm"),
                {"type": "last", "take": "final_state"},
                sidecar.dense("head", "softmax"),
            ],
        },
    )
    write_pairs(arguments.output / "test.tsv", test_pairs)
    write_pairs(arguments.output / "calibration.tsv", train_pairs[:CALIBRATION])
    sidecar.write(arguments.output / "metrics.json", {**sidecar.versions(), "seed": arguments.seed, **SETTINGS, **figures})


if __name__ == "__main__":
    main()
