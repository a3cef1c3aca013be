namespace TinyRnn.Fuzz.Engine;

/// <summary>A mutant that was neither used nor refused as documented.</summary>
/// <param name="Number">The mutant's number under the run's seed.</param>
/// <param name="Kind">The same for mutants that fail in the same place.</param>
/// <param name="Message">What happened.</param>
/// <param name="Mutant">The file.</param>
public sealed record Fault(long Number, string Kind, string Message, byte[] Mutant);
