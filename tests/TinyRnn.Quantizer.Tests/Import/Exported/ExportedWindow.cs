namespace TinyRnn.Quantizer.Tests.Import.Exported;

/// <summary>A window from the initial state.</summary>
/// <param name="Input">[steps, inputs], physical units or tokens.</param>
/// <param name="Output">[steps, outputs], or [outputs] where one vector of a window is taken.</param>
/// <param name="Hidden">Final h of all layers and directions in order.</param>
/// <param name="Cell">Final c of all LSTM layers and directions in order.</param>
public sealed record ExportedWindow(float[] Input, float[] Output, float[] Hidden, float[] Cell);
