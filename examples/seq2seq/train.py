#!/usr/bin/env python3
"""Trains an encoder and a decoder to write dates in words as ISO dates: dates.pt, its sidecar, calibration.tsv, test.tsv and metrics.json.

    python3 examples/seq2seq/train.py
"""
import argparse
import random
import sys
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

import dates

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import sidecar  # noqa: E402

SYMBOLS = [".", "-"] + [str(digit) for digit in range(10)]  # "." starts and ends a date
END = 0
LENGTH = len("2031-05-03")
TEST_DAYS, TEST_SHARE, CALIBRATION = 500, 0.05, 200
SETTINGS = dict(hidden=96, size=24, batch=128, steps=2500, rate=4e-3, decay=1e-4)


class Dates(nn.Module):
    """The encoder's last state is the decoder's first; the decoder reads what it wrote."""

    def __init__(self, words, hidden, size):
        super().__init__()
        self.words = nn.Embedding(words, size)
        self.encoder = nn.GRU(size, hidden, batch_first=True)
        self.symbols = nn.Embedding(len(SYMBOLS), 8)
        self.decoder = nn.GRU(8, hidden, batch_first=True)
        self.head = nn.Linear(hidden, len(SYMBOLS))

    def encode(self, phrases):
        """List of word numbers for each phrase to the encoder's final states (1, phrases, hidden)."""
        packed = nn.utils.rnn.pack_sequence([self.words(phrase) for phrase in phrases], enforce_sorted=False)
        return self.encoder(packed)[1]

    def decode(self, symbols, state):
        hidden, state = self.decoder(self.symbols(symbols), state)
        return self.head(hidden), state


def make_data(generator):
    """Training pairs (a function that draws them) and the test pairs, whose days never occur in training."""
    days = dates.all_days()
    generator.shuffle(days)
    count = round(len(days) * TEST_SHARE)
    test_days, train_days = days[:count], days[count:]

    def draw(day):
        return dates.words(day, generator.randrange(len(dates.STYLES)), generator.randrange(2)), day.isoformat()

    return lambda: draw(generator.choice(train_days)), [draw(day) for day in test_days[:TEST_DAYS]]


def make_vocabulary():
    phrases = (dates.words(day, style, year) for day in dates.all_days() for style in range(len(dates.STYLES)) for year in (0, 1))
    return sorted({word for phrase in phrases for word in phrase.split()})


def targets(pairs):
    return torch.tensor([[SYMBOLS.index(symbol) for symbol in iso] + [END] for _, iso in pairs])


def train(network, encode_words, draw, settings):
    optimizer = torch.optim.AdamW(network.parameters(), lr=settings["rate"], weight_decay=settings["decay"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, settings["rate"], total_steps=settings["steps"], pct_start=0.1)
    for step in range(settings["steps"]):
        pairs = [draw() for _ in range(settings["batch"])]
        target = targets(pairs)
        symbols = torch.cat([torch.full((len(pairs), 1), END), target[:, :-1]], dim=1)
        scores, _ = network.decode(symbols, network.encode([encode_words(phrase) for phrase, _ in pairs]))
        loss = functional.cross_entropy(scores.flatten(0, 1), target.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if (step + 1) % 500 == 0:
            print(f"step {step + 1}: loss {float(loss):.4f}", flush=True)


@torch.no_grad()
def translate(network, phrase):
    """Greedy search for one phrase."""
    state, symbol, written = network.encode([phrase]), END, ""
    for _ in range(LENGTH + 1):
        scores, state = network.decode(torch.tensor([[symbol]]), state)
        symbol = int(scores.argmax())
        if symbol == END:
            break
        written += SYMBOLS[symbol]
    return written


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=HERE, help="folder of what is written")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)

    vocabulary = make_vocabulary()
    numbers = {word: number for number, word in enumerate(vocabulary)}

    def encode_words(phrase):
        return torch.tensor([numbers[word] for word in phrase.split()])

    draw, test = make_data(random.Random(arguments.seed))
    network = Dates(len(vocabulary), SETTINGS["hidden"], SETTINGS["size"])
    train(network, encode_words, draw, SETTINGS)
    exact = sum(translate(network, encode_words(phrase)) == iso for phrase, iso in test) / len(test)
    print(f"{len(test)} test days: {exact:.2%} exactly right")

    torch.save(network.state_dict(), arguments.output / "dates.pt")
    sidecar.write(
        arguments.output / "dates.json",
        {
            "name": "dates",
            "task": "multiclass",
            "outputs": [{"name": symbol} for symbol in SYMBOLS],
            "vocabulary": SYMBOLS,
            "context": [sidecar.embedding("words"), sidecar.recurrent("gru", "encoder", "encoder", "_l0")],
            "context_use": "final_state",
            "context_vocabulary": vocabulary,
            "context_window": max(len(phrase.split()) for phrase, _ in test),
            "decoder": [sidecar.embedding("symbols"), sidecar.recurrent("gru", "decoder", "decoder", "_l0"), sidecar.dense("head")],
            "start_token": END,
            "stop_token": END,
            "maximum_length": LENGTH + 1,
        },
    )
    for name, pairs in ("test", test), ("calibration", [draw() for _ in range(CALIBRATION)]):
        (arguments.output / f"{name}.tsv").write_text("".join(f"{phrase}\t{iso}\n" for phrase, iso in pairs))
    sidecar.write(
        arguments.output / "metrics.json",
        {**sidecar.versions(), "seed": arguments.seed, **SETTINGS, "test_phrases": len(test), "test_exact": exact},
    )


if __name__ == "__main__":
    main()
