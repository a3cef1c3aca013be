using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>What a model takes, loaded and compiled.</summary>
internal static class CostEstimate
{
    private static readonly CompilationOptions s_names = new("Candidate", "Network", "");

    /// <param name="model">The model.</param>
    /// <param name="fileLength">Bytes of its file.</param>
    public static CandidateCost Of(RnnModel model, long fileLength)
    {
        CompiledModel code = ModelCompiler.Compile(model, s_names);
        return new CandidateCost(fileLength, ModelSummarizer.Summarize(model, fileLength).Memory.Ram, code.CodeBytes, code.HeapBytes, code.InstructionsPerStep);
    }
}
