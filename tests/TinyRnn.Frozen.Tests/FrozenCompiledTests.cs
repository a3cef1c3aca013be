using System.Linq;
using Xunit;

namespace TinyRnn.Frozen;

public class FrozenCompiledTests(CompiledFrozenModels compiled) : IClassFixture<CompiledFrozenModels>
{
    public static TheoryData<string> Names => new(FrozenFolder.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Compiled_model_gives_the_frozen_digests(string name)
    {
        FrozenModel model = FrozenFolder.Read(name);
        FrozenRecorder run = FrozenRecorder.Run(model.Run, compiled.Create(name));
        if (run.Digests != model.Digests)
        {
            FrozenRecorder loaded = FrozenRecorder.Run(model.Run, FrozenModels.Load(model));
            Assert.Fail($"{Difference("output", loaded.Outputs, run.Outputs)}; {Difference("state", loaded.State, run.State)}; expected {model.Digests}, found {run.Digests}");
        }
    }

    private static string Difference(string what, System.Collections.Generic.List<int> loaded, System.Collections.Generic.List<int> compiled)
    {
        if (loaded.SequenceEqual(compiled))
        {
            return $"every {what} is the loaded model's";
        }

        int at = loaded.Zip(compiled).TakeWhile(pair => pair.First == pair.Second).Count();
        return at < loaded.Count && at < compiled.Count
            ? $"the first {what} that differs is {at}: loaded {loaded[at]}, compiled {compiled[at]}"
            : $"loaded {loaded.Count} of {what}, compiled {compiled.Count}";
    }
}
