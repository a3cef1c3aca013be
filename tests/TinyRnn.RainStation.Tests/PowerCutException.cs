using System;

namespace TinyRnn.RainStation.Tests;

/// <summary>The power is gone: nothing of the program runs any more.</summary>
public sealed class PowerCutException : Exception { }
