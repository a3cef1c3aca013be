using System;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Candidates;

/// <summary>Mean errors of the outputs are taken back where that is worth another rounding.</summary>
public class OutputCorrectionTests
{
    private static readonly Network s_network = RandomNetworks.Of(
        RandomNetworks.Recurrent(new Random(1), CellKind.Gru, 2, 3), RandomNetworks.Dense(new Random(2), 3, 1, Activation.None));

    [Fact]
    public void Centred_error_without_means_is_that_of_outputs_whose_mean_errors_are_taken_from_them()
    {
        Assert.Equal(Errors(offset: 0.01f).CentredWithoutMeans, Errors(offset: 0).Centred, 1e-6);
        Assert.True(double.IsNaN(new OutputErrors(1).CentredWithoutMeans));
    }

    [Theory]
    [InlineData(0.01f, true)]
    [InlineData(0.0006f, true)]
    [InlineData(0.0004f, false)]
    [InlineData(0, false)]
    public void A_mean_error_is_taken_back_where_the_error_would_be_a_hundredth_less_without_it(float offset, bool isWorthIt)
    {
        Network? corrected = OutputCorrection.Apply(s_network, Errors(offset));

        Assert.Equal(isWorthIt, corrected is not null);
        if (corrected is not null)
        {
            float[] before = ((DenseLayer)s_network.Layers[^1]).Bias;
            Assert.Equal(before[0] - offset, ((DenseLayer)corrected.Layers[^1]).Bias[0], 1e-5);
        }
    }

    [Fact]
    public void A_state_that_is_the_output_gets_its_mean_error_taken_from_the_outputs_offset()
    {
        Network state = RandomNetworks.Of(RandomNetworks.Recurrent(new Random(1), CellKind.Gru, 2, 1));

        Channel output = Assert.Single(OutputCorrection.Apply(state, Errors(0.01f))!.Description.Outputs);

        Assert.Equal((-0.01, 1.0), (Math.Round(output.Mean, 4), output.Deviation));
        Assert.Null(OutputCorrection.Apply(state, Errors(0)));
        Assert.Null(OutputCorrection.Apply(state with { Description = state.Description with { Task = NetworkTask.Binary } }, Errors(0.01f)));
    }

    /// <summary>Of outputs that are off by an offset, and by as much above it as below.</summary>
    private static OutputErrors Errors(float offset)
    {
        var errors = new OutputErrors(1);
        for (int i = 0; i < 1000; i++)
        {
            float right = MathF.Sin(i * 0.7f);
            errors.Add([right], [right + offset + (i % 2 == 0 ? 0.003f : -0.003f)], _ => 0);
        }

        return errors;
    }
}
