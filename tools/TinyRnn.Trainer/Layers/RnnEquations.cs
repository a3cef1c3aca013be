using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Layers;

/// <summary>h' = tanh(sums), or max(0, sums).</summary>
/// <param name="isRelu">Which of the two.</param>
internal sealed class RnnEquations(bool isRelu) : CellEquations
{
    public override int Gates => 1;

    public override void Step(in CellStep step)
    {
        ref float sums = ref MemoryMarshal.GetReference(step.Gates);
        ref float hidden = ref MemoryMarshal.GetReference(step.Hidden);
        for (nuint at = 0; at < (nuint)step.Hidden.Length; at += MatrixProduct.Lanes)
        {
            var sum = Vector128.LoadUnsafe(ref sums, at);
            Vector128<float> h = isRelu
                ? Vector128.ConditionalSelect(Vector128.GreaterThan(sum, Vector128<float>.Zero), sum, Vector128<float>.Zero)
                : VectorMath.Tanh(sum);
            h.StoreUnsafe(ref hidden, at);
        }
    }

    public override void StepBack(in CellStep step, Span<float> hiddenGradient, Span<float> cellGradient)
    {
        ref float sums = ref MemoryMarshal.GetReference(step.Gates);
        ref float hidden = ref MemoryMarshal.GetReference(step.Hidden);
        ref float gradient = ref MemoryMarshal.GetReference(hiddenGradient);
        for (nuint at = 0; at < (nuint)hiddenGradient.Length; at += MatrixProduct.Lanes)
        {
            var h = Vector128.LoadUnsafe(ref hidden, at);
            var dh = Vector128.LoadUnsafe(ref gradient, at);
            Vector128<float> slope = isRelu
                ? Vector128.ConditionalSelect(Vector128.GreaterThan(h, Vector128<float>.Zero), Vector128<float>.One, Vector128<float>.Zero)
                : Vector128<float>.One - (h * h);
            (dh * slope).StoreUnsafe(ref sums, at);
            Vector128<float>.Zero.StoreUnsafe(ref gradient, at);
        }
    }
}
