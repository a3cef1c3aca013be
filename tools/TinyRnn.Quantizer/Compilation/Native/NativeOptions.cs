namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Choices for <see cref="NativeCompiler"/>.</summary>
/// <param name="Name">What the files are called, and what all names begin with.</param>
/// <param name="CommandLine">How the code was made, for the header.</param>
public sealed record NativeOptions(string Name, string CommandLine);
