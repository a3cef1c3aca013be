using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>Something that a file cannot tell and that was not stated.</summary>
/// <param name="What">What is not told.</param>
/// <param name="Option">What to add to the command line.</param>
/// <param name="Answers">The options with each of the statements that may be meant, for a search among examples.</param>
internal sealed record Question(string What, string Option, Func<ImportOptions, IEnumerable<ImportOptions>> Answers);
