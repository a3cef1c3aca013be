using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Layers;

/// <summary>
/// Long short-term memory: i, f, o = sigmoid(sums), g = tanh(sums), c' = f c + i g, h' = o tanh(c'); rows in the order i, f, g, o.
/// </summary>
internal sealed class LstmEquations : CellEquations
{
    public override int Gates => 4;

    public override bool HasCellState => true;

    public override void Step(in CellStep step)
    {
        nuint width = (nuint)step.Width;
        ref float oldCell = ref MemoryMarshal.GetReference(step.OldCell);
        ref float cell = ref MemoryMarshal.GetReference(step.Cell);
        ref float hidden = ref MemoryMarshal.GetReference(step.Hidden);
        nuint gate = 0;
        for (nuint row = 0; row < (nuint)step.Hidden.Length; row += width)
        {
            ref float gates = ref step.Gates[(int)gate];
            for (nuint unit = 0; unit < width; unit += MatrixProduct.Lanes)
            {
                Vector128<float> i = VectorMath.Sigmoid(Vector128.LoadUnsafe(ref gates, unit));
                Vector128<float> f = VectorMath.Sigmoid(Vector128.LoadUnsafe(ref gates, width + unit));
                Vector128<float> g = VectorMath.Tanh(Vector128.LoadUnsafe(ref gates, (2 * width) + unit));
                Vector128<float> o = VectorMath.Sigmoid(Vector128.LoadUnsafe(ref gates, (3 * width) + unit));
                Vector128<float> c = (f * Vector128.LoadUnsafe(ref oldCell, row + unit)) + (i * g);
                i.StoreUnsafe(ref gates, unit);
                f.StoreUnsafe(ref gates, width + unit);
                g.StoreUnsafe(ref gates, (2 * width) + unit);
                o.StoreUnsafe(ref gates, (3 * width) + unit);
                c.StoreUnsafe(ref cell, row + unit);
                (o * VectorMath.Tanh(c)).StoreUnsafe(ref hidden, row + unit);
            }

            gate += 4 * width;
        }
    }

    public override void StepBack(in CellStep step, Span<float> hiddenGradient, Span<float> cellGradient)
    {
        nuint width = (nuint)step.Width;
        ref float oldCell = ref MemoryMarshal.GetReference(step.OldCell);
        ref float cell = ref MemoryMarshal.GetReference(step.Cell);
        ref float gradient = ref MemoryMarshal.GetReference(hiddenGradient);
        ref float gradientOfCell = ref MemoryMarshal.GetReference(cellGradient);
        Vector128<float> one = Vector128<float>.One;
        nuint gate = 0;
        for (nuint row = 0; row < (nuint)hiddenGradient.Length; row += width)
        {
            ref float gates = ref step.Gates[(int)gate];
            for (nuint unit = 0; unit < width; unit += MatrixProduct.Lanes)
            {
                var i = Vector128.LoadUnsafe(ref gates, unit);
                var f = Vector128.LoadUnsafe(ref gates, width + unit);
                var g = Vector128.LoadUnsafe(ref gates, (2 * width) + unit);
                var o = Vector128.LoadUnsafe(ref gates, (3 * width) + unit);
                Vector128<float> tanh = VectorMath.Tanh(Vector128.LoadUnsafe(ref cell, row + unit));
                var dh = Vector128.LoadUnsafe(ref gradient, row + unit);

                Vector128<float> dc = Vector128.LoadUnsafe(ref gradientOfCell, row + unit) + (dh * o * (one - (tanh * tanh)));
                (dc * g * (i * (one - i))).StoreUnsafe(ref gates, unit);
                (dc * Vector128.LoadUnsafe(ref oldCell, row + unit) * (f * (one - f))).StoreUnsafe(ref gates, width + unit);
                (dc * i * (one - (g * g))).StoreUnsafe(ref gates, (2 * width) + unit);
                (dh * tanh * (o * (one - o))).StoreUnsafe(ref gates, (3 * width) + unit);
                (dc * f).StoreUnsafe(ref gradientOfCell, row + unit);
                Vector128<float>.Zero.StoreUnsafe(ref gradient, row + unit);
            }

            gate += 4 * width;
        }
    }
}
