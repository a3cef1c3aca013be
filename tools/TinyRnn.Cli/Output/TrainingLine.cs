using System;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Cli.Output;

/// <summary>How training goes, on stderr: a line that is overwritten on a terminal, else one line for each network.</summary>
/// <param name="figure">What the validation score is called.</param>
internal sealed class TrainingLine(string figure) : IDisposable
{
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private TrainingProgress? _last;

    public void Update(TrainingProgress progress)
    {
        if (_last != null && (_last.Units, _last.Seed) != (progress.Units, progress.Seed))
        {
            End();
        }

        _last = progress;
        if (_isTerminal)
        {
            Terminal.Overwrite(Text(progress));
        }
    }

    public void Dispose() => End();

    private void End()
    {
        if (_last != null && _isTerminal)
        {
            Terminal.Overwrite("");
        }

        if (_last != null)
        {
            Terminal.Note(Text(_last));
        }

        _last = null;
    }

    private string Text(TrainingProgress progress)
    {
        string score = double.IsNaN(progress.Score) ? $"{figure} not known yet" : $"{figure} {Figures.Score(progress.Score)}, best {Figures.Score(progress.Best)}";
        return FormattableString.Invariant($"{progress.Units} units, seed {progress.Seed}, epoch {progress.Epoch}/{progress.Epochs}: loss {Figures.Score(progress.Loss)}, {score}");
    }
}
