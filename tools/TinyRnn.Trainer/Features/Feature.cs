namespace TinyRnn.Trainer.Features;

/// <summary>One value that goes into a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; may be empty.</param>
public sealed record Feature(string Name, string Unit);
