namespace TinyRnn.Quantizer.Compilation;

/// <summary>What a matrix is multiplied with in generated code.</summary>
/// <param name="Matrix">The matrix, and the vector's name.</param>
/// <param name="Parameter">How a method declares the vector.</param>
/// <param name="Argument">What is passed for it.</param>
internal sealed record ProductVector(MatrixColumns Matrix, string Parameter, string Argument);
