using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Fuzz.Engine;

/// <summary>A target in two halves: reading, which may refuse, and using what was read, which must not fail.</summary>
/// <typeparam name="T">What a file becomes.</typeparam>
public abstract class FuzzTarget<T> : IFuzzTarget
{
    private readonly Lazy<IReadOnlyList<byte[]>> _corpus;

    /// <summary>Makes the corpus when it is first needed.</summary>
    protected FuzzTarget()
    {
        _corpus = new(() => [.. Files()]);
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Corpus => _corpus.Value;

    /// <inheritdoc/>
    public abstract IReadOnlyList<IMutation> Mutations { get; }

    /// <inheritdoc/>
    public abstract long MostBytes { get; }

    /// <summary>The exceptions that the reader documents.</summary>
    protected abstract IReadOnlyList<Type> Documented { get; }

    /// <inheritdoc/>
    public Outcome Run(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        T loaded;
        try
        {
            loaded = Load(file);
        }
        catch (Exception refusal) when (refusal is RefusedException || Documented.Any(type => type.IsInstanceOfType(refusal)))
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            CheckRefusal(file, refusal);
            return new Outcome(false, MessageShape.Of(refusal), bytes);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new Outcome(true, MessageShape.Of(Use(loaded)), allocated);
    }

    /// <summary>The files of the corpus.</summary>
    protected abstract IEnumerable<byte[]> Files();

    /// <summary>Reads a file, or throws one of <see cref="Documented"/>.</summary>
    protected abstract T Load(byte[] file);

    /// <summary>Uses what was read; no exception is right here.</summary>
    /// <returns>What kind of thing it is: a mutant that gives a new kind joins the corpus.</returns>
    protected abstract string Use(T loaded);

    /// <summary>Looks at what a refusal says and leaves behind.</summary>
    protected virtual void CheckRefusal(byte[] file, Exception refusal) { }
}
