namespace TinyRnn;

/// <summary>A generator that runs a loaded <see cref="SequenceModel"/>: its own states and working memory, the model's weights.</summary>
public sealed class TableSequence : SequenceGenerator
{
    private readonly SequenceModel _model;

    /// <summary>Creates a generator with fresh states, and room for windows of the context's <see cref="ModelInfo.Window"/>.</summary>
    public TableSequence(SequenceModel model)
        : base(
            model.Context == null ? null : new TableNetwork(model.Context),
            model.Use,
            new TableNetwork(model.Decoder),
            model.StartToken,
            model.StopToken,
            model.MaximumLength)
    {
        _model = model;
    }

    /// <inheritdoc/>
    protected override SequenceTest[] CreateSelfTest() => _model.SelfTest;
}
