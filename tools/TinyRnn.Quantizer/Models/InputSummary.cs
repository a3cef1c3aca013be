namespace TinyRnn.Quantizer.Models;

/// <summary>One feature of an integer model.</summary>
/// <param name="Name">Its name; empty when the model has none.</param>
/// <param name="Unit">Its unit; may be empty.</param>
/// <param name="Least">The smallest reading that is not cut.</param>
/// <param name="Most">The largest reading that is not cut.</param>
/// <param name="Step">The difference of readings that is one integer step.</param>
public sealed record InputSummary(string Name, string Unit, double Least, double Most, double Step);
