namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How far a layer's output lies from that of the reference.</summary>
/// <param name="Layer">The layer, from 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="SignalToErrorDecibels">10 log10 of the reference's power over the error's; infinite without any error.</param>
/// <param name="RelativeRmsError">Root of the error's power over the reference's.</param>
public sealed record LayerError(int Layer, string Name, double SignalToErrorDecibels, double RelativeRmsError);
