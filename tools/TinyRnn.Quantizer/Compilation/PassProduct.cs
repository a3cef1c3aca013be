namespace TinyRnn.Quantizer.Compilation;

/// <summary>A matrix and the vector that it is multiplied with.</summary>
/// <param name="Weights">[gates * units, columns].</param>
/// <param name="Gates">Rows of a unit.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Source">Where the vector stands, and how it is rounded.</param>
internal sealed record PassProduct(WeightMatrix Weights, int Gates, int Columns, VectorSource Source);
