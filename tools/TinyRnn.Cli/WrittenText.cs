using System.Collections.Generic;

namespace TinyRnn.Cli;

/// <summary>What a model wrote.</summary>
/// <param name="Prompt">What it was given.</param>
/// <param name="Text">What it wrote; without a context, behind the prompt.</param>
/// <param name="Tokens">The tokens that it wrote.</param>
/// <param name="Stopped">True when the stop token ended the text, false when it was the greatest length.</param>
internal sealed record WrittenText(string Prompt, string Text, IReadOnlyList<int> Tokens, bool Stopped);
