using System.Linq;
using Xunit;

namespace TinyRnn.Frozen;

public class FrozenLoadedTests
{
    public static TheoryData<string> Names => new(FrozenFolder.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Loaded_model_gives_the_frozen_digests(string name)
    {
        FrozenModel model = FrozenFolder.Read(name);
        FrozenRecorder run = FrozenRecorder.Run(model.Run, FrozenModels.Load(model));
        Assert.Equal(model.Digests, run.Digests);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void State_has_the_frozen_formats_and_bounds(string name)
    {
        FrozenModel model = FrozenFolder.Read(name);
        switch (FrozenModels.Load(model))
        {
            case RecurrentNetwork network:
                Assert.Equal(model.Network!.State, FrozenModelBuilder.StateOf(network.Info));
                break;
            case SequenceGenerator generator:
                Assert.Equal(model.Sequence!.Decoder.State, FrozenModelBuilder.StateOf(generator.Decoder.Info));
                Assert.Equal(model.Sequence.Context?.State ?? [], generator.Context is null ? [] : FrozenModelBuilder.StateOf(generator.Context.Info));
                break;
        }
    }

    [Fact]
    public void Table_is_the_frozen_one() => Assert.Equal(FrozenFolder.ReadTable(), FrozenModelBuilder.Table().ToArray());
}
