using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>What <see cref="NativeCompiler"/> made.</summary>
/// <param name="Files">Path, relative to the output folder, and text; the header and the source come first.</param>
/// <param name="StateBytes">Bytes of RAM: the structure that a caller gives.</param>
/// <param name="ConstantBytes">Bytes of constants: weights, scales and tables, without code.</param>
/// <param name="Weights">All weights.</param>
public sealed record NativeCode(IReadOnlyList<CompiledFile> Files, int StateBytes, int ConstantBytes, int Weights)
{
    /// <summary>What the functions of the header can do: network, stepped, plain, recipe (row by row, or rows to windows), sequence, tokens, vectors, context, alone.</summary>
    internal IReadOnlyList<string> Abilities { get; init; } = [];
}
