using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class StateBoundTests
{
    [Fact]
    public void Copies_that_are_cut_within_1_do_not_narrow_the_state()
    {
        var model = new ModelEditor(SampleModels.GruSoftmax);
        int multiplier = model.GetInt32("layer 0 recurrent copy multiplier");
        // Copies four times as steep are cut at a quarter of the range.
        RnnModel cut = RnnModel.Load(model.SetInt32("layer 0 recurrent copy multiplier", 4 * multiplier).Sealed());
        StateSegment hidden = Assert.Single(cut.Info.StateSegments);
        Assert.Equal(23, hidden.FractionBits);
        // 1.0 in Q23.
        Assert.Equal(1 << 23, hidden.Bound);
    }

    [Fact]
    public void Copies_that_take_more_than_1_widen_the_state()
    {
        var model = new ModelEditor(SampleModels.GruSoftmax);
        int multiplier = model.GetInt32("layer 0 recurrent copy multiplier");
        RnnModel wide = RnnModel.Load(model.SetInt32("layer 0 recurrent copy multiplier", multiplier / 4).Sealed());
        Assert.InRange(Assert.Single(wide.Info.StateSegments).Bound, 4 << 23, 5 << 23);
    }

    [Fact]
    public void Fine_copies_bound_the_state_by_what_they_take()
    {
        // (2^22 - 1) 2^3 / 3 in Q23.
        ModelEditor model = new ModelEditor(SampleModels.FineCopies)
            .SetInt32("layer 0 recurrent copy multiplier", 3).SetByte("layer 0 recurrent copy shift", 3).SetUInt16("layer 0 recurrent copy limit", 0x8000 + 22);
        Assert.Equal(((1 << 22) - 1) * 8 / 3, RnnModel.Load(model.Sealed()).Info.StateSegments[0].Bound);
        // The largest shift: all that Q23 has.
        model.SetInt32("layer 0 recurrent copy multiplier", 1).SetByte("layer 0 recurrent copy shift", 39);
        Assert.Equal(1 << 30, RnnModel.Load(model.Sealed()).Info.StateSegments[0].Bound);
    }
}
