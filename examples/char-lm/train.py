#!/usr/bin/env python3
"""Trains two networks to continue text.txt character by character: char-rnn.pt and char-gru.pt with their sidecars, and metrics.json.

    python3 examples/char-lm/train.py
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

HELD_OUT = 2  # paragraphs at the end of the text
STREAMS, CHUNK = 16, 40  # stretches of text side by side; characters per back-propagation
PROMPT = "when the pressure falls, "
SETTINGS = {
    "rnn": dict(hidden=256, epochs=60, rate=2e-3, decay=0.2, dropout=0.3),
    "gru": dict(hidden=128, epochs=50, rate=6e-3, decay=0.1, dropout=0.2),
}


class Characters(nn.Module):
    """One-hot characters, one recurrent layer, a score for each character that may follow."""

    def __init__(self, kind, characters, hidden):
        super().__init__()
        self.characters = characters
        self.recurrent = {"rnn": nn.RNN, "gru": nn.GRU}[kind](characters, hidden)
        self.head = nn.Linear(hidden, characters)

    def forward(self, tokens, state=None, dropout=0.0):
        """tokens (steps, streams) to scores (steps, streams, characters) and the state after the last step."""
        hidden, state = self.recurrent(functional.one_hot(tokens, self.characters).float(), state)
        return self.head(functional.dropout(hidden, dropout, self.training)), state


def read_text():
    """The text in one line, and where its held out part begins."""
    paragraphs = (HERE / "text.txt").read_text().splitlines()
    text = " ".join(paragraphs)
    return text, len(text) - len(" ".join(paragraphs[-HELD_OUT:]))


def train_epoch(network, optimizer, schedule, tokens, settings, generator):
    length = (len(tokens) - 1) // (STREAMS + 1)
    begin = int(torch.randint(length, (1,), generator=generator))
    streams = tokens[begin : begin + STREAMS * length + 1]
    inputs, targets = (part.view(STREAMS, length).t() for part in (streams[:-1], streams[1:]))
    state = None
    network.train()
    for first in range(0, length, CHUNK):
        scores, state = network(inputs[first : first + CHUNK], state, settings["dropout"])
        state = state.detach()
        loss = functional.cross_entropy(scores.flatten(0, 1), targets[first : first + CHUNK].flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()


@torch.no_grad()
def perplexities(network, tokens, held_out):
    """Perplexity on the part that was trained on and on the part held out, the state carried through both."""
    network.eval()
    scores, _ = network(tokens[:-1].unsqueeze(1))
    losses = functional.cross_entropy(scores[:, 0], tokens[1:], reduction="none")
    return float(losses[: held_out - 1].mean().exp()), float(losses[held_out - 1 :].mean().exp())


def train(kind, seed, tokens, held_out):
    """A network trained on the text before the part held out, its weights rounded to 16-bit floats."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    settings = SETTINGS[kind]
    network = Characters(kind, int(tokens.max()) + 1, settings["hidden"])
    optimizer = torch.optim.AdamW(network.parameters(), lr=settings["rate"], weight_decay=settings["decay"])
    chunks = -(-((held_out - 1) // (STREAMS + 1)) // CHUNK)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, settings["rate"], total_steps=settings["epochs"] * chunks + 1)
    for epoch in range(1, settings["epochs"] + 1):
        train_epoch(network, optimizer, schedule, tokens[:held_out], settings, generator)
        if epoch % 10 == 0:
            trained, held = perplexities(network, tokens, held_out)
            print(f"{kind} epoch {epoch}: perplexity {trained:.3f}, held out {held:.3f}", flush=True)
    return network.half().float()


@torch.no_grad()
def continued(network, vocabulary, prompt, count):
    """`count` characters after the prompt, each the most likely one."""
    network.eval()
    scores, state = network(torch.tensor([[vocabulary.index(character)] for character in prompt]))
    text = prompt
    for _ in range(count):
        token = int(scores[-1, 0].argmax())
        text += vocabulary[token]
        scores, state = network(torch.tensor([[token]]), state)
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=HERE, help="folder of what is written")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    text, held_out = read_text()
    vocabulary = sorted(set(text))
    tokens = torch.tensor([vocabulary.index(character) for character in text])
    metrics = {**sidecar.versions(), "seed": arguments.seed, "characters": len(text), "held_out": len(text) - held_out}
    for kind in SETTINGS:
        network = train(kind, arguments.seed, tokens, held_out)
        trained, held = perplexities(network, tokens, held_out)
        radius = float(torch.linalg.eigvals(network.recurrent.weight_hh_l0[-network.recurrent.hidden_size :].detach()).abs().max())
        metrics[f"char-{kind}"] = {**SETTINGS[kind], "perplexity": trained, "perplexity_held_out": held, "radius": radius}
        print(f"char-{kind}: perplexity {trained:.3f}, held out {held:.3f}, spectral radius {radius:.3f}")
        print(continued(network, vocabulary, PROMPT, 300))
        torch.save({name: tensor.half() for name, tensor in network.state_dict().items()}, arguments.output / f"char-{kind}.pt")
        sidecar.write(
            arguments.output / f"char-{kind}.json",
            {
                "name": f"char-{kind}",
                "task": "multiclass",
                "vocabulary": vocabulary,
                "network": [
                    {"type": "one_hot", "tokens": len(vocabulary)},
                    sidecar.recurrent(kind, kind, "recurrent", "_l0"),
                    sidecar.dense("head", "log_softmax"),
                ],
            },
        )
    sidecar.write(arguments.output / "metrics.json", metrics)


if __name__ == "__main__":
    main()
