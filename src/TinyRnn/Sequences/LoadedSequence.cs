using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>A generator that runs a loaded <see cref="SequenceModel"/>: its own states and working memory, the model's weights.</summary>
public sealed class LoadedSequence : SequenceGenerator
{
    private readonly SequenceModel _model;

    /// <summary>Creates a generator with fresh states, and room for windows of the context's <see cref="ModelInfo.Window"/>.</summary>
    public LoadedSequence(SequenceModel model)
        : base(
            ContextOf(model),
            model.Use,
            new LoadedNetwork(model.Decoder),
            model.StartToken,
            model.StopToken,
            model.MaximumLength)
    {
        _model = model;
    }

    /// <inheritdoc/>
    protected override SequenceTest[] CreateSelfTest() => _model.SelfTest;

    private static LoadedNetwork ContextOf(SequenceModel model)
    {
        if (model == null)
        {
            throw new System.ArgumentNullException(nameof(model));
        }

        return model.Context == null ? null : new LoadedNetwork(model.Context);
    }
}
