using System.Collections.Generic;

namespace TinyRnn.Fuzz.Engine;

/// <summary>A reader of files from elsewhere, with good files for it and ways to damage them.</summary>
public interface IFuzzTarget
{
    /// <summary>What <c>--target</c> names.</summary>
    string Name { get; }

    /// <summary>Good files, and some that are refused.</summary>
    IReadOnlyList<byte[]> Corpus { get; }

    /// <summary>One of these is drawn for each mutant; one that stands twice is drawn twice as often.</summary>
    IReadOnlyList<IMutation> Mutations { get; }

    /// <summary>The most bytes that reading a file may allocate beyond the file's length.</summary>
    long MostBytes { get; }

    /// <summary>Reads a file, and uses what was read.</summary>
    /// <exception cref="System.Exception">Any but the documented ones, which become a refusal: a fault.</exception>
    Outcome Run(byte[] file);
}
