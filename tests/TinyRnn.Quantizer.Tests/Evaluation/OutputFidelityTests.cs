using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Evaluation;

public class OutputFidelityTests
{
    [Fact]
    public void Of_outputs_that_stay_the_same_nothing_is_said()
    {
        OutputErrors errors = Errors([2.3864f, 2.3864005f, 2.3864f, 2.3864f], offset: 0.001f);

        Assert.True(errors.IsConstant);
        Assert.StartsWith("Nothing can be said: the outputs of float stay the same", OutputFidelity.Of(new CentredError(4, errors.Centred, null) { IsConstant = errors.IsConstant }, "float"));
    }

    [Fact]
    public void Outputs_that_move_little_are_judged_by_what_they_move()
    {
        OutputErrors errors = Errors([2.386f, 2.387f, 2.385f, 2.386f], offset: 0.001f);

        Assert.False(errors.IsConstant);
        Assert.StartsWith("Not as good as float", OutputFidelity.Of(new CentredError(4, errors.Centred, null), "float"));
    }

    private static OutputErrors Errors(float[] outputs, float offset)
    {
        var errors = new OutputErrors(1);
        errors.Add(outputs, [.. outputs.Select(output => output + offset)], _ => 0);
        return errors;
    }
}
