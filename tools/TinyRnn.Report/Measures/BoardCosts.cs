using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Report.Measures;

/// <summary>What a form of a model takes; everything is calculated.</summary>
/// <param name="Form"><c>loaded</c> or <c>compiled</c>.</param>
/// <param name="Flash">Bytes of the file, or of byte code.</param>
/// <param name="Ram">Bytes of heap, ready to step.</param>
/// <param name="Instructions">CLR instructions of a step; null of a model that cannot be compiled.</param>
/// <param name="KnownBy">How the instructions are known.</param>
public sealed record FormCost(string Form, long Flash, long Ram, long? Instructions, string KnownBy);

/// <summary>Whether and how fast a board runs a model.</summary>
/// <param name="Board">Chip, or kind of processor.</param>
/// <param name="Fits">In words; empty where the board's memory has no public source.</param>
/// <param name="LeastMilliseconds">Of a compiled step, at least; calculated.</param>
/// <param name="MostMilliseconds">At most.</param>
/// <param name="IsCounted">False where the instructions of another processor stand in.</param>
public sealed record BoardCostLine(string Board, string Fits, double LeastMilliseconds, double MostMilliseconds, bool IsCounted);

/// <summary>What a model costs on boards.</summary>
/// <param name="Forms">Loaded, and compiled where it can be.</param>
/// <param name="Boards">Times of a compiled step; empty when it cannot be compiled.</param>
/// <param name="MeasuredMilliseconds">Of a step, as a board measured it; null when no log was given.</param>
public sealed record BoardCosts(IReadOnlyList<FormCost> Forms, IReadOnlyList<BoardCostLine> Boards, double? MeasuredMilliseconds)
{
    // docs/measured.md: native instructions of a step on the board's CLR, GRU 1,045,000 loaded and 364,000 compiled, LSTM 1,360,000 and 503,000.
    private const double LoadedToCompiled = 2.8;

    /// <summary>Calculates.</summary>
    /// <param name="model">The model.</param>
    /// <param name="fileLength">Bytes of its file.</param>
    /// <param name="measured">Milliseconds of a step as a board measured them, or null.</param>
    public static BoardCosts Of(RnnModel model, long fileLength, double? measured)
    {
        MemorySummary memory = ModelSummarizer.Summarize(model, fileLength).Memory;
        var loaded = new FormCost("loaded", memory.File, memory.Ram, null, "not calculated: the model cannot be compiled");
        if (Compile(model) is not { } compiled)
        {
            return new BoardCosts([loaded], [], measured);
        }

        loaded = loaded with
        {
            Instructions = (long)(LoadedToCompiled * compiled.InstructionsPerStep),
            KnownBy = FormattableString.Invariant($"calculated: {LoadedToCompiled:F1} times the compiled step, as of a GRU and an LSTM of 32 units on the board's CLR"),
        };
        var code = new FormCost("compiled", compiled.CodeBytes, compiled.HeapBytes, compiled.InstructionsPerStep, "calculated from the code that 'tinyrnn compile' writes");
        return new BoardCosts([loaded, code], [.. InstructionSet.All.Select(set => Line(set, memory, compiled))], measured);
    }

    private static CompiledModel? Compile(RnnModel model)
    {
        try
        {
            return ModelCompiler.Compile(model, new CompilationOptions("Model", "Network", ""));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static BoardCostLine Line(InstructionSet set, MemorySummary memory, CompiledModel compiled)
    {
        (double least, double most) = set.Milliseconds(compiled.InstructionsPerStep);
        return new BoardCostLine(set.Name, BoardMemory.All.FirstOrDefault(board => board.Processor == set) is { } board ? Fit(board, memory, compiled) : "", least, most, set.IsCounted);
    }

    private static string Fit(BoardMemory board, MemorySummary memory, CompiledModel compiled) =>
        (memory.RamWhileLoading <= board.Heap, compiled.HeapBytes <= board.Heap && compiled.CodeBytes <= board.Deployment) switch
        {
            (true, true) => "fits, loaded and compiled",
            (true, false) => "fits loaded, not compiled",
            (false, true) => "fits compiled, not loaded",
            _ => "does not fit",
        };
}
