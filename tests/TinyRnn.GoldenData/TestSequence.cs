using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.DeviceTests;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.GoldenData;

/// <summary>A sequence model and, on demand, what it writes.</summary>
internal sealed class TestSequence(string identifier, byte[] bytes, bool compiled)
{
    private readonly byte[] _table = [.. SigmoidValues.Compute().SelectMany(BitConverter.GetBytes)];

    /// <summary>Name of the C# member.</summary>
    public string Identifier => identifier;

    /// <summary>The file as base64, cut where the table is left out: once for each part.</summary>
    public List<string> Pieces()
    {
        var pieces = new List<string>();
        int start = 0;
        for (int at = Find(0); at >= 0; at = Find(start))
        {
            pieces.Add(Convert.ToBase64String(bytes, start, at - start));
            start = at + _table.Length;
        }

        pieces.Add(Convert.ToBase64String(bytes, start, bytes.Length - start));
        return pieces;
    }

    /// <summary>What the model writes when it is loaded.</summary>
    public int[] Write(int seed, int sequences) => SequenceOutputs.Write(new LoadedSequence(SequenceModel.Load(bytes)), seed, sequences);

    /// <summary>The model as C#: file name and text; nothing for a model that is tested loaded alone.</summary>
    public IEnumerable<CompiledFile> Compile(string ns) =>
        compiled
            ? SequenceCompiler.Compile(SequenceModel.Load(bytes), new CompilationOptions(ns, $"Compiled{identifier}", SourceWriter.CommandLine)).Files
            : [];

    /// <summary>The decoder's first recurrent layer as C#.</summary>
    public CompiledFile CompileCell(string ns, string name)
    {
        RnnModel decoder = SequenceModel.Load(bytes).Decoder;
        return ModelCompiler.Compile(decoder.Layer(1), new CompilationOptions(ns, name, SourceWriter.CommandLine)).Files.Single();
    }

    private int Find(int start)
    {
        int at = bytes.AsSpan(start).IndexOf(_table);
        return at < 0 ? -1 : start + at;
    }
}
