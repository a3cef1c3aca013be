using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>A way to hold a network's weights that was tried.</summary>
/// <param name="Name">In words, such as <c>x 16 bits in 2 lanes, h 8 bits in 3</c>.</param>
/// <param name="Precision">How weights are held.</param>
/// <param name="Bytes">The model's file.</param>
/// <param name="Error">How far its outputs lie from the float network's.</param>
/// <param name="Cost">What it takes on a board.</param>
public sealed record Candidate(string Name, LayerPrecision Precision, byte[] Bytes, CentredError Error, CandidateCost Cost);
