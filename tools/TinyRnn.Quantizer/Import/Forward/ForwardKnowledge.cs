namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>How it is known what a network computes.</summary>
public enum ForwardKnowledge
{
    /// <summary>Something that the file cannot tell has not been stated.</summary>
    NotTold,

    /// <summary>By what the file, a sidecar or options say.</summary>
    Stated,

    /// <summary>By examples of the framework's own inputs and outputs.</summary>
    Proven,
}
