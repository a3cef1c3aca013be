namespace TinyRnn.Quantizer.Candidates;

/// <summary>What a model takes on a board.</summary>
/// <param name="FileBytes">Flash, loaded: the file.</param>
/// <param name="LoadedRam">RAM, loaded.</param>
/// <param name="CodeBytes">Flash, compiled: byte code, estimated.</param>
/// <param name="CompiledRam">RAM, compiled, estimated.</param>
/// <param name="Instructions">CLR instructions of a step, compiled, estimated.</param>
public sealed record CandidateCost(long FileBytes, long LoadedRam, long CodeBytes, long CompiledRam, long Instructions);
