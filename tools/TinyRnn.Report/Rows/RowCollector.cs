using System;
using System.Collections.Generic;
using System.Globalization;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Report.Rows;

/// <summary>Runs a model, and a float network beside it, over a file and keeps what it saw.</summary>
/// <param name="model">What is judged.</param>
/// <param name="reference">The float network, or null.</param>
public sealed class RowCollector(IRecurrentModel model, IRecurrentModel? reference)
{
    private readonly List<float> _inputs = [];
    private readonly List<float> _outputs = [];
    private readonly List<float> _float = [];
    private readonly List<double> _labels = [];
    private readonly List<double> _present = [];
    private readonly List<int> _begins = [];
    private readonly List<DateTime> _times = [];
    private readonly float[] _output = new float[model.Signature.Outputs.Count];
    private bool _startsFresh = true;

    /// <summary>Fails when a model cannot be judged row by row.</summary>
    /// <exception cref="EvaluationException">It takes windows or tokens.</exception>
    public static void Require(ModelSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (signature.Tokens > 0 || signature.NeedsWindow || signature.Window > 0)
        {
            throw new EvaluationException(
                $"{signature.Name}: expected a model that is stepped through a stream of readings, found one of {(signature.Tokens > 0 ? "tokens" : "windows")}");
        }
    }

    /// <summary>Takes the current step of a file.</summary>
    public void Add(ISampleReader sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        _startsFresh |= sample.StartsFresh;
        if (sample.Inputs.Length == 0)
        {
            return;
        }

        if (_startsFresh)
        {
            model.Reset();
            reference?.Reset();
            _begins.Add(_labels.Count);
            _startsFresh = false;
        }

        _inputs.AddRange(sample.Inputs);
        model.Predict(sample.Inputs, _output);
        _outputs.AddRange(_output);
        if (reference != null)
        {
            reference.Predict(sample.Inputs, _output);
            _float.AddRange(_output);
        }

        ReadOnlySpan<double> labels = sample.LabelsOf(0);
        _labels.Add(labels.Length == 1 ? labels[0] : double.NaN);
        AddPlace(sample as ReadingReader);
    }

    /// <summary>All rows so far.</summary>
    public JudgedRows Finish() =>
        new(
            model.Signature,
            [.. _inputs],
            [.. _outputs],
            reference == null ? null : [.. _float],
            [.. _labels],
            [.. _present],
            _begins,
            _times.Count == _labels.Count ? _times : []);

    private void AddPlace(ReadingReader? reader)
    {
        _present.Add(reader?.Present ?? double.NaN);
        if (DateTime.TryParse(reader?.TimeText, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time))
        {
            _times.Add(time);
        }
    }
}
