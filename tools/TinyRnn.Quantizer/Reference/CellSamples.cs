using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Reference;

/// <summary>
/// Steps of a recurrent layer, in stretches from the whole of calibration: what entered its products and what its activations took.
/// </summary>
/// <param name="inputs">Values of x.</param>
/// <param name="outputs">Values of h.</param>
/// <param name="units">Units.</param>
/// <param name="gates">Gates.</param>
internal sealed class CellSamples(int inputs, int outputs, int units, int gates)
{
    /// <summary>Steps of a stretch; what a unit remembers from before it is not known.</summary>
    public const int StretchSteps = 256;

    // When there are twice as many as needed, every other one is dropped and every other one kept from then on.
    private const int MostStretches = 8;

    private readonly List<List<CellSample>> _stretches = [];
    private readonly Stack<CellSample> _dropped = [];
    private int _every = 1;
    private long _steps;
    private bool _isFresh = true;
    private CellSample? _current;

    /// <summary>The sampled stretches, first to last.</summary>
    public IReadOnlyList<IReadOnlyList<CellSample>> Stretches => _stretches;

    /// <summary>At most so many of the sampled steps, evenly picked.</summary>
    public IEnumerable<CellSample> Evenly(int most)
    {
        int count = _stretches.Sum(stretch => stretch.Count);
        int every = Math.Max(1, (count + most - 1) / most);
        return _stretches.SelectMany(stretch => stretch).Where((_, i) => i % every == 0);
    }

    /// <summary>The state was set: what comes next does not follow from what came before.</summary>
    public void Restart() => _isFresh = true;

    /// <summary>A step begins.</summary>
    /// <param name="input">x.</param>
    /// <param name="hidden">h before the step.</param>
    /// <param name="cell">c before the step; empty for a cell without.</param>
    public void Begin(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> cell)
    {
        long stretch = _steps / StretchSteps;
        bool isFirst = _steps % StretchSteps == 0;
        _steps++;
        _current = null;
        if (stretch % _every != 0)
        {
            return;
        }

        if (isFirst)
        {
            _stretches.Add([]);
        }

        _current = _dropped.TryPop(out CellSample? dropped) ? dropped : new CellSample(inputs, outputs, units, gates);
        _current.StartsFresh = isFirst || _isFresh;
        _isFresh = false;
        input.CopyTo(_current.Input);
        hidden.CopyTo(_current.Hidden);
        cell.CopyTo(_current.Cell);
        _stretches[^1].Add(_current);
        if (_stretches.Count > MostStretches && isFirst)
        {
            Thin();
        }
    }

    /// <summary>What activations take, of gate <paramref name="gate"/> and those behind it.</summary>
    public void Take(int gate, ReadOnlySpan<float> preActivations)
    {
        if (_current is not null)
        {
            preActivations.CopyTo(_current.PreActivations.AsSpan(gate * units));
        }
    }

    /// <summary>GRU: the recurrent part of the candidates, or r h. LSTM: c after the step.</summary>
    public void Keep(ReadOnlySpan<float> inner)
    {
        if (_current is not null)
        {
            inner.CopyTo(_current.Inner);
        }
    }

    private void Thin()
    {
        for (int i = _stretches.Count - 1; i > 0; i--)
        {
            if (i % 2 != 0)
            {
                _stretches[i].ForEach(_dropped.Push);
                _stretches.RemoveAt(i);
            }
        }

        _every *= 2;
    }
}
