using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>The code of one layer, or of one direction of it.</summary>
/// <param name="Index">The layer, from 0.</param>
/// <param name="Direction">1 for the layer that runs backwards, otherwise 0.</param>
/// <param name="Layer">What is computed.</param>
/// <param name="Input">Where its input stands; null for the tokens of the first layer.</param>
/// <param name="Compiler">Made the methods of a layer with matrices; null for others.</param>
/// <param name="Blocks">The methods, in the order in which they are called.</param>
internal sealed record LayerCode(int Index, int Direction, Layer Layer, ValueSource Input, LayerCompiler? Compiler, List<CodeBlock> Blocks)
{
    /// <summary>Matrices that became code.</summary>
    public IEnumerable<MatrixColumns> Matrices => Compiler?.Matrices ?? [];

    /// <summary>Arrays on the heap.</summary>
    public IEnumerable<CodeArray> Arrays => Compiler?.Arrays ?? [];
}
