using System;

namespace TinyRnn.Fuzz.Engine;

/// <summary>A way to damage a file.</summary>
public interface IMutation
{
    /// <summary>A damaged copy.</summary>
    /// <param name="file">What is damaged; stays as it is.</param>
    /// <param name="other">Another file of the same corpus, of which parts may be taken.</param>
    /// <param name="random">The only source of chance, so that a mutant can be made again.</param>
    byte[] Apply(byte[] file, byte[] other, Random random);
}
