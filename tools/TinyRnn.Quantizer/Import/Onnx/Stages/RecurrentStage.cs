using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>
/// A recurrent layer in one direction or both; outputs are those of the forward direction, then those of the backward one.
/// </summary>
/// <param name="name">The layer's name.</param>
/// <param name="forward">From first step to last; null for none.</param>
/// <param name="backward">From last step to first; null for none.</param>
/// <param name="merge">How two directions become one output.</param>
/// <param name="input">What it takes.</param>
/// <param name="steps">Steps that it computes.</param>
internal sealed class RecurrentStage(
    string name,
    RecurrentLayer? forward,
    RecurrentLayer? backward,
    MergeMode merge,
    StageInput input,
    int steps
) : Stage(name, merge == MergeMode.Concatenate ? (forward?.OutputSize ?? 0) + (backward?.OutputSize ?? 0) : forward!.OutputSize)
{
    public RecurrentLayer? Forward { get; } = forward;

    public RecurrentLayer? Backward { get; } = backward;

    public MergeMode Merge { get; } = merge;

    public override StageInput Input { get; } = input;

    public override int Steps { get; } = steps;

    public NetworkLayer Layer =>
        (Forward, Backward) switch
        {
            ({ } ahead, null) => ahead,
            (null, { } back) => new ReverseLayer(Name, back),
            _ => new BidirectionalLayer(Name, Forward!, Backward!, Merge),
        };

    public override Part PartOf(bool atLastStep, int index)
    {
        bool isMerged = Forward is not null && Backward is not null && Merge != MergeMode.Concatenate;
        bool isBackward = !isMerged && index >= (Forward?.OutputSize ?? 0);
        return !isMerged && isBackward != atLastStep ? Part.Final : base.PartOf(atLastStep, index);
    }
}
