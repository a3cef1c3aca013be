using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Layers;

/// <summary>
/// Gated recurrent unit, reset after the recurrent product: r = sigmoid(xr + hr), z = sigmoid(xz + hz), n = tanh(xn + r hn),
/// h' = (1 - z) n + z h; x are the sums of the input, h those of the recurrent weights, each with its bias.
/// </summary>
internal sealed class GruEquations : CellEquations
{
    public override int Gates => 3;

    public override bool KeepsSumsApart => true;

    public override void Step(in CellStep step)
    {
        nuint width = (nuint)step.Width;
        ref float oldHidden = ref MemoryMarshal.GetReference(step.OldHidden);
        ref float hidden = ref MemoryMarshal.GetReference(step.Hidden);
        nuint gate = 0;
        for (nuint row = 0; row < (nuint)step.Hidden.Length; row += width)
        {
            ref float gates = ref step.Gates[(int)gate];
            ref float recurrent = ref step.Recurrent[(int)gate];
            for (nuint unit = 0; unit < width; unit += MatrixProduct.Lanes)
            {
                Vector128<float> r = VectorMath.Sigmoid(
                    Vector128.LoadUnsafe(ref gates, unit) + Vector128.LoadUnsafe(ref recurrent, unit));
                Vector128<float> z = VectorMath.Sigmoid(
                    Vector128.LoadUnsafe(ref gates, width + unit) + Vector128.LoadUnsafe(ref recurrent, width + unit));
                Vector128<float> n = VectorMath.Tanh(
                    Vector128.LoadUnsafe(ref gates, (2 * width) + unit) + (r * Vector128.LoadUnsafe(ref recurrent, (2 * width) + unit)));
                r.StoreUnsafe(ref gates, unit);
                z.StoreUnsafe(ref gates, width + unit);
                n.StoreUnsafe(ref gates, (2 * width) + unit);
                (n + (z * (Vector128.LoadUnsafe(ref oldHidden, row + unit) - n))).StoreUnsafe(ref hidden, row + unit);
            }

            gate += 3 * width;
        }
    }

    public override void StepBack(in CellStep step, Span<float> hiddenGradient, Span<float> cellGradient)
    {
        nuint width = (nuint)step.Width;
        ref float oldHidden = ref MemoryMarshal.GetReference(step.OldHidden);
        ref float gradient = ref MemoryMarshal.GetReference(hiddenGradient);
        Vector128<float> one = Vector128<float>.One;
        nuint gate = 0;
        for (nuint row = 0; row < (nuint)hiddenGradient.Length; row += width)
        {
            ref float gates = ref step.Gates[(int)gate];
            ref float recurrent = ref step.Recurrent[(int)gate];
            for (nuint unit = 0; unit < width; unit += MatrixProduct.Lanes)
            {
                var r = Vector128.LoadUnsafe(ref gates, unit);
                var z = Vector128.LoadUnsafe(ref gates, width + unit);
                var n = Vector128.LoadUnsafe(ref gates, (2 * width) + unit);
                var hiddenSum = Vector128.LoadUnsafe(ref recurrent, (2 * width) + unit);
                var h = Vector128.LoadUnsafe(ref oldHidden, row + unit);
                var dh = Vector128.LoadUnsafe(ref gradient, row + unit);

                Vector128<float> dn = dh * (one - z) * (one - (n * n));
                Vector128<float> dz = dh * (h - n) * (z * (one - z));
                Vector128<float> dr = dn * hiddenSum * (r * (one - r));
                dr.StoreUnsafe(ref gates, unit);
                dz.StoreUnsafe(ref gates, width + unit);
                dn.StoreUnsafe(ref gates, (2 * width) + unit);
                dr.StoreUnsafe(ref recurrent, unit);
                dz.StoreUnsafe(ref recurrent, width + unit);
                (dn * r).StoreUnsafe(ref recurrent, (2 * width) + unit);
                (dh * z).StoreUnsafe(ref gradient, row + unit);
            }

            gate += 3 * width;
        }
    }
}
