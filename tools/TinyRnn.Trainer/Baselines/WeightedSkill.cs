using System;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Trainer.Baselines;

/// <summary>The skill of outputs when rows count several times: what a bootstrap asks for again and again.</summary>
internal sealed class WeightedSkill
{
    private readonly TargetKind _kind;
    private readonly float[] _outputs;
    private readonly float[] _targets;
    private readonly int[] _order;

    public WeightedSkill(TargetKind kind, float[] outputs, float[] targets)
    {
        _kind = kind;
        _outputs = outputs;
        _targets = targets;
        _order = new int[targets.Length];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (kind == TargetKind.Binary)
        {
            Array.Sort((float[])outputs.Clone(), _order);
        }
    }

    /// <summary>The skill with these weights of the rows.</summary>
    public double Of(int[] weights) =>
        _kind switch
        {
            TargetKind.Binary => Area(weights),
            TargetKind.MultiClass => Accuracy(weights),
            _ => ExplainedVariance(weights),
        };

    private double Area(int[] weights)
    {
        double wins = 0;
        double events = 0;
        double others = 0;
        for (int begin = 0, end; begin < _order.Length; begin = end)
        {
            double tiedEvents = 0;
            double tiedOthers = 0;
            for (end = begin; end < _order.Length && _outputs[_order[end]] == _outputs[_order[begin]]; end++)
            {
                int row = _order[end];
                (tiedEvents, tiedOthers) = _targets[row] > 0.5f ? (tiedEvents + weights[row], tiedOthers) : (tiedEvents, tiedOthers + weights[row]);
            }

            wins += tiedEvents * (others + (0.5 * tiedOthers));
            events += tiedEvents;
            others += tiedOthers;
        }

        return wins / (events * others);
    }

    private double Accuracy(int[] weights)
    {
        int classes = _outputs.Length / Math.Max(1, _targets.Length);
        double right = 0;
        double all = 0;
        for (int row = 0; row < _targets.Length; row++)
        {
            right += Skill.Decide(_outputs.AsSpan(row * classes, classes)) == (int)_targets[row] ? weights[row] : 0;
            all += weights[row];
        }

        return right / all;
    }

    private double ExplainedVariance(int[] weights)
    {
        double sum = 0;
        double all = 0;
        for (int row = 0; row < _targets.Length; row++)
        {
            sum += (double)weights[row] * _targets[row];
            all += weights[row];
        }

        double mean = sum / all;
        double errors = 0;
        double variance = 0;
        for (int row = 0; row < _targets.Length; row++)
        {
            double error = (double)_outputs[row] - _targets[row];
            errors += weights[row] * error * error;
            variance += weights[row] * (_targets[row] - mean) * (_targets[row] - mean);
        }

        return 1 - (errors / variance);
    }
}
