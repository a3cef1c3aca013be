using System;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Sequences;

namespace TinyRnn.Cli;

/// <summary>A model that writes texts: a sequence model or a network of tokens, integer or float.</summary>
internal sealed class TextWriterModel
{
    private const int DefaultLength = 100;

    private readonly ITokenModel _model;
    private readonly SequenceText _text;
    private readonly int _length;

    private TextWriterModel(ITokenModel model, SequenceText text, int length)
    {
        _model = model;
        _text = text;
        _length = length;
    }

    /// <summary>Reads a model of any kind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known beside a float file.</param>
    /// <param name="length">The most tokens; 0 for what the model says.</param>
    public static TextWriterModel Load(string path, ImportOptions options, int length)
    {
        try
        {
            return ModelInput.IsSequence(path) ? OfSequence(ModelInput.LoadSequence(path), length)
                : ModelInput.IsInteger(path) ? OfTokens(ModelInput.LoadInteger(path), length)
                : OfFloat(path, options, length);
        }
        catch (ArgumentException exception)
        {
            throw new InputException($"{path}: {exception.Message}");
        }
    }

    /// <summary>Writes a text.</summary>
    /// <param name="prompt">What the context reads, or what is continued.</param>
    /// <param name="written">The text.</param>
    /// <returns>What is wrong with the prompt, or null.</returns>
    public string? Write(string prompt, out WrittenText? written)
    {
        written = null;
        float[] window = [];
        int[] tokens = [];
        string? problem = _text.HasContext ? _text.CutContext(prompt, out window) : _text.CutTokens(prompt, out tokens);
        int[] inputs = _model.StartToken >= 0 ? [_model.StartToken, .. tokens] : tokens;
        if (problem is not null || inputs.Length == 0)
        {
            return problem ?? "expected at least one token to begin with, found none";
        }

        try
        {
            _model.Start(window);
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }

        foreach (int token in inputs[..^1])
        {
            _model.Predict(token);
        }

        int[] rest = _model.Continue(inputs[^1], _length);
        written = new WrittenText(prompt, _text.Join(_text.HasContext ? rest : tokens.Concat(rest)), rest, rest.Length < _length);
        return null;
    }

    private static TextWriterModel OfSequence(SequenceModel model, int length) =>
        new(new IntegerSequence(model), SequenceText.Of(model), length > 0 ? length : model.MaximumLength);

    private static TextWriterModel OfTokens(RnnModel model, int length)
    {
        RequireTokens(model.Info.Tokens, model.Info.NeedsWindow);
        return new(new IntegerSequence(model), SequenceText.Of(model), length > 0 ? length : DefaultLength);
    }

    private static TextWriterModel OfFloat(string path, ImportOptions options, int length)
    {
        if (NetworkImporter.IsSequence(path, options))
        {
            SequenceNetwork sequence = NetworkImporter.LoadSequence(path, options);
            return new(new FloatSequence(sequence), SequenceText.Of(sequence), length > 0 ? length : sequence.MaximumLength);
        }

        Network network = NetworkImporter.Load(path, options);
        RequireTokens(network.Tokens, network.NeedsWindow);
        var alone = new SequenceNetwork(null, ContextUse.None, network, -1, -1, SequenceRules.MostSteps);
        return new(new FloatSequence(alone), SequenceText.Of(alone), length > 0 ? length : DefaultLength);
    }

    private static void RequireTokens(int tokens, bool needsWindow)
    {
        if (tokens == 0 || needsWindow)
        {
            string found = tokens == 0 ? "one that takes readings" : "one that also runs backwards";
            throw new ArgumentException($"expected a model that takes and gives a token in each step, found {found}");
        }
    }
}
