using System;

namespace TinyRnn.Trainer.Layers;

/// <summary>Values of all steps of some sequences: [steps, sequences, width], of which the step 0 begins at an offset.</summary>
/// <param name="Values">The numbers.</param>
/// <param name="Offset">Where step 0 begins.</param>
/// <param name="Width">Padded values of one sequence in one step.</param>
internal readonly record struct StepValues(float[] Values, int Offset, int Width)
{
    /// <summary>All values of some steps.</summary>
    public Span<float> Steps(int first, int count, int sequences) =>
        Values.AsSpan(Offset + (first * sequences * Width), count * sequences * Width);
}
