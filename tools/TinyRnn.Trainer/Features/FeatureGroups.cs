using System;

namespace TinyRnn.Trainer.Features;

/// <summary>Which groups of features are proposed.</summary>
[Flags]
public enum FeatureGroups
{
    /// <summary>The readings themselves.</summary>
    Levels = 0,

    /// <summary>Their changes over a few steps.</summary>
    Changes = 1,

    /// <summary>Their changes over many steps.</summary>
    Trends = 2,

    /// <summary>The time of the day.</summary>
    Cycles = 4,

    /// <summary>The time of the year.</summary>
    Season = 8,
}
