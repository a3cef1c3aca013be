using System.Collections.Generic;

namespace TinyRnn.Trainer.Files;

/// <summary>What a network was given and what it gave, from zero state: it proves the files that are read back.</summary>
/// <param name="Input">[rows][features], normalized.</param>
/// <param name="Output">[rows][outputs]: probabilities, or normalized numbers.</param>
public sealed record ProofExample(IReadOnlyList<float[]> Input, IReadOnlyList<float[]> Output);
