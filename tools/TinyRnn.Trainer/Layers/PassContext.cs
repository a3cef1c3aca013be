namespace TinyRnn.Trainer.Layers;

/// <summary>What decides a pass beside inputs and weights.</summary>
/// <param name="IsTraining">Whether outputs are dropped.</param>
/// <param name="Seed">The seed of what is dropped, another one for each update.</param>
/// <param name="FirstSequence">The group's first sequence in the batch.</param>
internal readonly record struct PassContext(bool IsTraining, ulong Seed, int FirstSequence);
