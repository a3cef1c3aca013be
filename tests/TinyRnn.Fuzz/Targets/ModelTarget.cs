using System.Collections.Generic;
using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Tests.Cells;
using TinyRnn.Tests.Windows;
using TinyRnn.TestSupport;

namespace TinyRnn.Fuzz.Targets;

/// <summary><c>.trnn</c> files of models: every cell, option, direction and kind of layer.</summary>
internal sealed class ModelTarget : FormatTarget<RnnModel>
{
    public override string Name => "model";

    public override IReadOnlyList<IMutation> Mutations { get; } = [new ByteMutation(), new Repaired(new ByteMutation(), ModelEditor.Seal)];

    protected override IEnumerable<byte[]> Files() =>
        [
            SampleModels.GruSoftmax, SampleModels.RnnLstmSigmoid, SampleModels.ReluTanhWide, SampleModels.EightRecurrent, RecipeModels.EveryKind,
            .. WindowModels.All.Values,
            .. CellOptionModels.Names.Select(name => CellOptionModels.Make(name)),
            .. CellOptionModels.Names.Where((_, i) => i % 4 == 0).Select(name => CellOptionModels.Make(name, 16)),
        ];

    protected override RnnModel Load(byte[] file) => RnnModel.Load(file);

    protected override string Use(RnnModel loaded) => IntegerRun.Of(loaded);
}
