"""What PyTorch computes with a network, for tests: windows in physical units, outputs and final states."""

import torch


def expected(network, sidecar, windows):
    """Tensors by name, of each window: N.input [steps, inputs], N.output [steps, outputs], N.hn and N.cn, all layers and directions in order."""
    tensors = {}
    mean, deviation = scale(sidecar.get("features"))
    output_mean, output_deviation = scale(sidecar.get("outputs"))
    for at, window in enumerate(windows):
        normalized = window if network.tokens else ((window.double() - mean) / deviation).float()
        outputs, trace = network.run(normalized)
        tensors[f"{at}.input"] = window
        tensors[f"{at}.output"] = outputs.double() * output_deviation + output_mean
        tensors[f"{at}.hn"] = torch.cat(trace.hidden) if trace.hidden else torch.zeros(0)
        tensors[f"{at}.cn"] = torch.cat(trace.cell) if trace.cell else torch.zeros(0)
    return {name: tensor.detach().float().contiguous().numpy() for name, tensor in tensors.items()}


def random_windows(network, sidecar, steps, seed):
    generator = torch.Generator().manual_seed(seed)
    mean, deviation = scale(sidecar.get("features"))
    for count in steps:
        if network.tokens:
            yield torch.randint(network.tokens, (count, 1), generator=generator)
        else:
            yield (torch.randn(count, network.input_size, generator=generator).double() * deviation + mean).float()


def scale(channels):
    channels = channels or [{}]
    values = lambda key, usual: torch.tensor([channel.get(key, usual) for channel in channels], dtype=torch.float64)
    return values("mean", 0.0), values("deviation", 1.0)
