using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>
/// What models of one network take, loaded and compiled. The first is compiled; the code of the others differs by its products, of
/// which each word of weights has one.
/// </summary>
internal sealed class CostEstimate
{
    // A load, a constant, a multiplication and an addition, and a word's share of taking the lanes apart.
    private const double InstructionsPerWord = 4.1;
    private const double BytesPerWord = 13.6;

    // Beyond, code is not written only to be counted: products are nearly all of it, and no board holds it.
    private const long MostWords = 200_000;

    private static readonly CompilationOptions s_names = new("Candidate", "Network", "");

    private readonly CompiledModel? _first;
    private readonly long _firstWords;

    public CostEstimate(RnnModel first)
    {
        long words = Words(first);
        _first = words <= MostWords ? ModelCompiler.Compile(first, s_names) : null;
        _firstWords = _first is null ? 0 : words;
    }

    /// <param name="model">A model of the network.</param>
    /// <param name="fileLength">Bytes of its file.</param>
    public CandidateCost Of(RnnModel model, long fileLength)
    {
        long words = Words(model) - _firstWords;
        MemorySummary memory = ModelSummarizer.Summarize(model, fileLength).Memory;
        return new CandidateCost(
            fileLength,
            memory.Ram,
            (_first?.CodeBytes ?? 0) + (long)(BytesPerWord * words),
            _first?.HeapBytes ?? memory.Table + memory.State + memory.Working,
            (_first?.InstructionsPerStep ?? 0) + (long)(InstructionsPerWord * words));
    }

    private static long Words(RnnModel model) =>
        ModelSummarizer.Summarize(model, 0).Layers.Sum(layer => Words(layer.Input, layer.Rows) + Words(layer.Recurrent, layer.Rows));

    private static long Words(ProductSummary? product, int rows) =>
        product is null || rows == 0 ? 0 : (rows + product.Lanes - 1) / product.Lanes * (long)(product.Weights / rows);
}
