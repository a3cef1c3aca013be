#!/usr/bin/env python3
"""What TrainingBenchmark measures, in PyTorch: forward and back through a GRU 12-32-1, batch 64, 168 steps, on one thread.

    python3 tests/TinyRnn.Benchmarks/pytorch_training.py
    dotnet run -c Release --project tests/TinyRnn.Benchmarks -- --filter '*TrainingBenchmark*'

Prints the median of some runs in milliseconds, to be divided by the trainer's.
"""
import statistics
import time

import torch

STEPS, SEQUENCES, INPUTS, UNITS, RUNS = 168, 64, 12, 32, 40


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    gru, head = torch.nn.GRU(INPUTS, UNITS), torch.nn.Linear(UNITS, 1)
    parameters = [*gru.parameters(), *head.parameters()]
    x = torch.rand(STEPS, SEQUENCES, INPUTS) - 0.5
    target = torch.randint(2, (STEPS, SEQUENCES, 1)).float()
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        for parameter in parameters:
            parameter.grad = None
        hidden, _ = gru(x)
        torch.nn.functional.binary_cross_entropy_with_logits(head(hidden), target).backward()
        times.append(time.perf_counter() - begin)
    print(f"PyTorch {torch.__version__}: {1000 * statistics.median(times):.1f} ms, least {1000 * min(times):.1f} ms")


if __name__ == "__main__":
    main()
