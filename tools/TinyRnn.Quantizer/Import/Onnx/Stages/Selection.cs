namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>What a stage takes of the one before.</summary>
internal enum Selection
{
    /// <summary>The output of every step.</summary>
    EachStep,

    /// <summary>h_n.</summary>
    FinalState,

    /// <summary>The output of the last step.</summary>
    LastOutput,
}
