using System;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>A heap that has no room for a step: it fails when it is compacted before one, not at the start.</summary>
internal sealed class FailingMemory : IMemory
{
    private int _calls;

    /// <summary>Whether it fails.</summary>
    public bool Fails { get; set; }

    /// <summary>The program starts anew.</summary>
    public void Restart()
    {
        _calls = 0;
    }

    /// <inheritdoc/>
    public void Compact()
    {
        _calls++;
        if (Fails && _calls > 1)
        {
            throw new InvalidOperationException("no room for a step");
        }
    }
}
