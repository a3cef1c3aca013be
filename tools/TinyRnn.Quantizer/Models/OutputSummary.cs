namespace TinyRnn.Quantizer.Models;

/// <summary>One output of an integer model.</summary>
/// <param name="Name">Its name; empty when the model has none.</param>
/// <param name="Unit">Its unit; may be empty.</param>
/// <param name="Step">The difference of outputs that is one integer step.</param>
public sealed record OutputSummary(string Name, string Unit, double Step);
