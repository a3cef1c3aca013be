namespace TinyRnn.RainStation.Tests;

/// <summary>What an interrupted write leaves.</summary>
public enum Tear
{
    /// <summary>The first bytes of the new content, and nothing more.</summary>
    Shortened,

    /// <summary>The first bytes of the new content, then those of the old.</summary>
    Mixed,

    /// <summary>The first bytes of the new content, then erased flash.</summary>
    Erased,

    /// <summary>No file.</summary>
    Removed,
}
