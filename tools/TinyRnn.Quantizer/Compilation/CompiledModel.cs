using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>What <see cref="ModelCompiler"/> made.</summary>
/// <param name="Files">Path, relative to the output folder, and text.</param>
/// <param name="Assemblies">How many assemblies the code needs; the first holds the network's class.</param>
/// <param name="CodeBytes">Estimated bytes of byte code.</param>
/// <param name="HeapBytes">Estimated bytes of heap on a board, ready to step.</param>
/// <param name="InstructionsPerStep">Estimated CLR instructions of one step in which nothing is cut.</param>
/// <param name="ZeroWeights">Weights that are zero.</param>
/// <param name="Weights">All weights.</param>
public sealed record CompiledModel(
    IReadOnlyList<CompiledFile> Files,
    int Assemblies,
    int CodeBytes,
    int HeapBytes,
    int InstructionsPerStep,
    int ZeroWeights,
    int Weights
);

/// <summary>One generated file.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
/// <param name="Text">Contents.</param>
public sealed record CompiledFile(string Path, string Text);
