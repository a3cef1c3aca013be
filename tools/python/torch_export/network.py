"""A chain of stages: what a sidecar states of it, and what PyTorch computes with it."""

import torch

from export_files.errors import ExportError

from .stages import activation_name

EVERY_STEP, FINAL_STATE, LAST_OUTPUT = TAKES = "every_step", "final_state", "last_output"


class Trace:
    """What is left of a window beside its outputs: h_n and c_n of all layers in order, and the last layer's final state."""

    def __init__(self):
        self.hidden, self.cell, self.final = [], [], None

    def states(self, hidden, cell):
        self.hidden.append(hidden)
        if cell is not None:
            self.cell.append(cell)


class Network:
    """take: what is taken after the last recurrent stage; nothing is taken of what was found out."""

    def __init__(self, stages, take=None, is_found_out=False):
        self.stages = stages
        self.is_found_out = is_found_out
        self.notes_of_forward = []
        self.examples = []
        self.tried = ""
        recurrent = [at for at, stage in enumerate(stages) if stage.is_recurrent]
        self.last = recurrent[-1] if recurrent else None
        self.take = self._take(take)

    @property
    def tokens(self):
        """How many tokens go in; 0 for readings."""
        return self.stages[0].tokens if getattr(self.stages[0], "takes_tokens", False) else 0

    @property
    def input_size(self):
        return 1 if self.tokens else self.stages[0].input_size

    @property
    def output_size(self):
        return self.stages[-1].output_size

    @property
    def needs_window(self):
        return any(stage.is_bidirectional or stage.needs_steps for stage in self.stages)

    @property
    def gives_one(self):
        """True when a window gives one output."""
        return self.take != EVERY_STEP or any(getattr(stage, "takes_one", False) for stage in self.stages)

    @property
    def notes(self):
        return [*self.notes_of_forward, *(note for stage in self.stages for note in stage.notes)]

    def entries(self, tensors):
        layers = []
        for at, stage in enumerate(self.stages):
            layers.extend(stage.entries(tensors))
            if at == self.last and self.take != EVERY_STEP:
                layers.append({"type": "last", "take": self.take})
        return layers

    def run(self, window):
        """window: [steps, input_size], normalized, or tokens. Outputs [steps, output_size] or [1, output_size], and the trace."""
        trace, values = Trace(), window
        with torch.no_grad():
            for at, stage in enumerate(self.stages):
                values = stage.run(values, trace)
                if at == self.last and self.take != EVERY_STEP:
                    values = (trace.final if self.take == FINAL_STATE else values[-1]).unsqueeze(0)
        return values, trace

    def task(self):
        """What the last layer tells."""
        last = self.stages[-1]
        activation = activation_name(getattr(last, "activation", None) or "none")
        if activation in ("softmax", "log_softmax") or type(last).__name__ == "ArgMaxStage":
            return "multiclass"
        return "binary" if activation == "sigmoid" and last.output_size == 1 else "regression"

    def _take(self, take):
        if take not in (None, *TAKES):
            raise ExportError(f"take: expected one of {', '.join(TAKES)}; found {take!r}")
        if self.last is None and take not in (None, EVERY_STEP):
            raise ExportError(f"take: the network has no recurrent layer whose {take} could be taken")
        if take is None and self.last is not None and self.stages[self.last].is_bidirectional and not self.is_found_out:
            raise ExportError(
                f"{self.stages[self.last]} runs in both directions: state with take what the layers after it are given, "
                "'every_step', 'final_state' (h_n, of both directions) or 'last_output' (output[-1])"
            )
        return take or EVERY_STEP
