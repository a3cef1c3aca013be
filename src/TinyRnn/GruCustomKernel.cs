namespace TinyRnn;

/// <summary>
/// Gated recurrent unit with options; see <see cref="GruUpdate"/>. The candidate's recurrent weights are a matrix of their own,
/// multiplied with copies of r h, or of h.
/// </summary>
internal sealed class GruCustomKernel : CustomKernel
{
    private readonly GruUpdate _update;
    private readonly Requantizer _candidateCopy;

    public GruCustomKernel(
        string name, int inputSize, int size, Requantizer inputCopy, Requantizer recurrentCopy, Requantizer candidateCopy, RowScales scales, GruUpdate update)
        : base(LayerKind.GruCustom, name, inputSize, size, inputCopy, recurrentCopy, scales, update.FractionBits)
    {
        _update = update;
        _candidateCopy = candidateCopy;
    }

    public GruUpdate Parameters => _update;

    /// <summary>How what goes into the candidate's recurrent product is rounded.</summary>
    public Requantizer CandidateCopy => _candidateCopy;

    /// <summary>[hidden, hidden]; the other recurrent weights are [2 * hidden, hidden].</summary>
    public WeightMatrix CandidateWeights { get; set; }

    internal override int ValuesLength => OutputSize;

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        int units = OutputSize;
        AddRows(scratch, 2 * units);
        _update.StepGates(scratch.Gates, table, state, offset, scratch.Values);

        _candidateCopy.Apply(scratch.Values, 0, units, scratch.Hidden);
        long[] products = scratch.RecurrentSums;
        CandidateWeights.Multiply(scratch.Hidden, products);
        long[] multipliers = Scales.RecurrentMultipliers;
        long[] bias = Scales.CandidateBiases;
        for (int unit = 0; unit < units; unit++)
        {
            products[unit] = products[unit] * multipliers[2 * units + unit] + bias[unit];
        }

        _update.StepState(scratch.Gates, products, table, state, offset);
    }
}
