using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>
/// Writes C99 in which a model's numbers are constants: one header and one source, without heap, library or a global that changes.
/// It gives the same bits as <see cref="LoadedNetwork"/> and <see cref="LoadedSequence"/>, and saves states in the same bytes.
/// </summary>
public static class NativeCompiler
{
    /// <summary>Compiles a loaded network.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Names.</param>
    /// <exception cref="ArgumentException">The name is no identifier of C.</exception>
    public static NativeCode Compile(RnnModel model, NativeOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        NativeNames.Require(options.Name);
        var part = new NativePart(model);
        return NativeFiles.Write(options, model.Info.Name, [("", part)], model.Table, null);
    }

    /// <summary>Compiles a loaded model that writes sequences: its parts, and what puts them together.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Names.</param>
    /// <exception cref="ArgumentException">The name is no identifier of C.</exception>
    /// <exception cref="NotSupportedException">The parts have tables of their own.</exception>
    public static NativeCode Compile(SequenceModel model, NativeOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        NativeNames.Require(options.Name);
        if (model.Context is not null && !TableValues.Of(model.Context.Table).SequenceEqual(TableValues.Of(model.Decoder.Table)))
        {
            throw new NotSupportedException("table: context and decoder have different tables of sigmoid and tanh; C code has one for both: quantize both with one version");
        }

        var parts = new List<(string, NativePart)>();
        if (model.Context is not null)
        {
            parts.Add(("context", new NativePart(model.Context)));
        }

        parts.Add(("decoder", new NativePart(model.Decoder)));
        return NativeFiles.Write(options, model.Decoder.Info.Name, parts, model.Decoder.Table, new NativeSequence(model));
    }
}
