using System;

namespace TinyRnn.Fuzz.Engine;

/// <summary>When a run ends: after that many mutants or that time, whatever is first.</summary>
/// <param name="Mutants">Mutants of a target.</param>
/// <param name="Time">Time for a target.</param>
public sealed record FuzzLimits(long Mutants, TimeSpan Time);
