using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Quantizer.Samples;

/// <summary>
/// Readings, and labels if there are any, from a file of readings, one step at a time: samples of one step, for a model that carries
/// its state to the end of the series. Reading a step allocates nothing.
/// </summary>
public sealed class ReadingReader : ISampleReader
{
    private readonly ReadingSource _source;
    private readonly StepReader _steps;
    private readonly ReadingColumns _columns;
    private readonly bool _ownsSource;
    private readonly RecipeRows? _recipe;

    /// <summary>Starts a pass.</summary>
    /// <param name="source">Opened with <see cref="OptionsOf"/> these columns.</param>
    /// <param name="columns">What is wanted.</param>
    /// <param name="ownsSource">True when the source is disposed with the reader.</param>
    public ReadingReader(ReadingSource source, ReadingColumns columns, bool ownsSource)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(columns);
        _source = source;
        _steps = source.OpenSteps();
        _columns = columns;
        _ownsSource = ownsSource;
        _recipe = columns.Recipe is { } recipe ? new RecipeRows(recipe, source) : null;
        Reading = new float[columns.InputSize];
        Labels = new double[columns.Labels.Count];
    }

    /// <summary>The current step's features, in their units; a missing one is NaN. Overwritten by the next step.</summary>
    public float[] Reading { get; }

    /// <summary>The current step's labels; a missing one is NaN. Overwritten by the next step.</summary>
    public double[] Labels { get; }

    /// <summary>True when the current step is the first of a series, or a recipe begins anew with it, but not the first of the file.</summary>
    public bool StartsSeries => _recipe?.StartsAnew ?? _steps.StartsSeries;

    /// <summary>The file's name, for messages.</summary>
    public string Name => _source.Name;

    /// <summary>The line of the current step, from 1.</summary>
    public long Line => _steps.Line;

    /// <summary>Bytes taken from the file so far.</summary>
    public long Position => _steps.Position;

    /// <summary>Bytes of the file, or null when it does not tell.</summary>
    public long? Length => _steps.Length;

    /// <summary>The time of the current step as text; empty without time.</summary>
    public string TimeText => _steps.TimeText();

    /// <summary>Number of kept columns.</summary>
    public int KeptCount => _columns.Kept.Count;

    float[] ISampleReader.Inputs => _recipe is { HasFeatures: false } ? [] : Reading;

    bool ISampleReader.StartsFresh => StartsSeries;

    int ISampleReader.Rows => 1;

    /// <summary>What a source has to be opened with to give these columns.</summary>
    /// <param name="columns">What is wanted.</param>
    /// <param name="stated">What a person stated about the file.</param>
    public static ReadingOptions OptionsOf(ReadingColumns columns, ReadingOptions stated)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(stated);
        return stated with
        {
            Wanted = columns.Features.Select((name, i) => WantedOf(columns, name, i)).ToArray(),
            InputSize = columns.Recipe?.Readings.Length ?? columns.InputSize,
            Step = stated.Step ?? (columns.Recipe is { Step: > 0 } recipe ? recipe.Step : null),
            Texts = [.. columns.Labels.Select(name => new TextColumn(name, "label")), .. columns.Kept.Select(name => new TextColumn(name, "kept"))],
            Sequence = columns.Sequence,
            DefaultSequence = columns.DefaultSequence,
            RefuseMissing = columns.BadReadings == BadReadingPolicy.Throw,
        };
    }

    private static WantedReading WantedOf(ReadingColumns columns, string name, int index) =>
        new(name, index < columns.Units.Count ? columns.Units[index] : "")
        {
            Usual = index < columns.Usual.Count && columns.Usual[index] is string usual ? MappingText.Parse(name, usual) : null,
        };

    /// <summary>Opens a file and starts a pass.</summary>
    /// <exception cref="CsvInputException">The file is not what it should be; says where.</exception>
    public static ReadingReader Open(string path, ReadingColumns columns) => new(ReadingSource.Open(path, OptionsOf(columns, new ReadingOptions())), columns, ownsSource: true);

    /// <summary>Advances to the next step.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="CsvInputException">A field is not a number, or a reading is missing where that is an error.</exception>
    public bool Read()
    {
        if (!_steps.Read())
        {
            return false;
        }

        if (_steps.IsGap && _columns.BadReadings == BadReadingPolicy.Throw)
        {
            throw new CsvInputException(Name, Line, "expected a reading at each step, found a gap before this line");
        }

        TakeReading();

        for (int i = 0; i < Labels.Length; i++)
        {
            Labels[i] = _columns.Target is { } target ? target.Of(_steps.Count) : ReadLabel(i);
        }

        return true;
    }

    private void TakeReading()
    {
        if (_recipe is not null)
        {
            _recipe.Take(_steps, Name, Reading);
            return;
        }

        ReadOnlySpan<double> values = _steps.Values;
        for (int i = 0; i < Reading.Length; i++)
        {
            Reading[i] = (float)values[i];
        }
    }

    /// <summary>A kept column of the current step, as UTF-8 text.</summary>
    /// <param name="index">Its place among the kept columns.</param>
    public ReadOnlySpan<byte> Kept(int index) => _steps.Text(Labels.Length + index);

    /// <summary>An error at a label of the current step.</summary>
    /// <param name="index">Its place among the labels.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public CsvInputException LabelError(int index, string problem) => LabelError(Line, index, problem);

    /// <summary>An error at a label of an earlier step.</summary>
    /// <param name="line">The step's line, from 1.</param>
    /// <param name="index">Its place among the labels.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public CsvInputException LabelError(long line, int index, string problem)
    {
        string label = _columns.Labels[index];
        return new CsvInputException(Name, line, _source.PlaceOf(label), $"column '{label}': {problem}");
    }

    /// <summary>Fails when no step was read.</summary>
    public void RequireRows()
    {
        if (_steps.Count == 0)
        {
            throw new CsvInputException(Name, "the file has a header but no rows");
        }
    }

    ReadOnlySpan<double> ISampleReader.LabelsOf(int row) => Labels;

    DataException ISampleReader.LabelError(int row, int index, string problem) => LabelError(index, problem);

    DataException ISampleReader.MissingLabels() => new CsvInputException(Name, "no row has a label");

    void ISampleReader.WriteKept(int row, OutputRows target)
    {
        ArgumentNullException.ThrowIfNull(target);
        for (int i = 0; i < KeptCount; i++)
        {
            target.Add(Kept(i));
        }
    }

    void ISampleReader.RequireSamples() => RequireRows();

    /// <inheritdoc/>
    public void Dispose()
    {
        _steps.Dispose();
        if (_ownsSource)
        {
            _source.Dispose();
        }
    }

    private double ReadLabel(int index)
    {
        if (_steps.IsGap)
        {
            return double.NaN;
        }

        ReadOnlySpan<byte> field = _steps.Text(index);
        if (_source.TryReadNumber(field, out double value))
        {
            return value;
        }

        string text = Encoding.UTF8.GetString(field);
        IReadOnlyList<string> classes = _columns.Classes;
        for (int i = 0; i < classes.Count; i++)
        {
            if (text == classes[i])
            {
                return i;
            }
        }

        string expected = classes.Count == 0 ? "a number" : $"a number or one of {string.Join(", ", classes)}";
        throw LabelError(index, $"expected {expected}, found '{text}'");
    }
}
