using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Tensors;

/// <summary>An open file of named tensors.</summary>
internal abstract class TensorFile(string file) : IDisposable
{
    /// <summary>The file's name, for messages.</summary>
    public string File { get; } = file;

    /// <summary>Every tensor that belongs to the network, in the file's order; names are distinct.</summary>
    public abstract IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>True when the file's order is the order in which the model's layers were defined.</summary>
    public abstract bool InDefinitionOrder { get; }

    public abstract void Dispose();
}
