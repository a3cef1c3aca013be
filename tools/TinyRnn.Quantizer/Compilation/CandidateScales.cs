namespace TinyRnn.Quantizer.Compilation;

/// <summary>Multipliers and biases of a GRU's candidate product that is apart, as those of a product of its own.</summary>
internal static class CandidateScales
{
    public static RowScales Of(GruKernel gru)
    {
        int units = gru.OutputSize;
        var scales = new RowScales(units, gru.Scales.Shift);
        for (int unit = 0; unit < units; unit++)
        {
            scales.InputMultipliers[unit] = gru.Scales.RecurrentMultipliers[(GruKernel.Gates * unit) + GruKernel.Gates - 1];
            scales.Biases[unit] = gru.Scales.CandidateBiases[unit];
        }

        return scales;
    }

    /// <summary>The largest magnitude of what the product takes copies of: r h, or h.</summary>
    public static long SourceBound(GruKernel gru) => gru.Cell.ResetBefore && !gru.Cell.Gate.IsPart ? int.MaxValue : gru.StateBound;
}
