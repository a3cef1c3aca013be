using System.Collections.Generic;
using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
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
            SampleModels.GruSoftmax, SampleModels.RnnLstmSigmoid, SampleModels.ReluTanhWide, SampleModels.FineCopies, SampleModels.EightRecurrent, RecipeModels.EveryKind, TargetModels.Binary(new PredictionTarget("rain") { Within = 3, Above = 0.1, Below = 9 }), TargetModels.Binary(new PredictionTarget("in") { Sequence = "id", Classes = ["out", "in"] }),
            FineModels.Of(SampleModels.RnnLstmSigmoid), FineModels.Of(CellOptionModels.Make("gru-clip")),
            .. WindowModels.All.Values,
            .. CellOptionModels.Names.Select(name => CellOptionModels.Make(name)),
            .. CellOptionModels.Names.Where((_, i) => i % 4 == 0).Select(name => CellOptionModels.Make(name, 16)),
        ];

    /// <summary>With the sections that a runtime passes over and a tool reads.</summary>
    protected override RnnModel Load(byte[] file)
    {
        RnnModel model = RnnModel.Load(file);
        ModelProof.Read(file);
        ModelOrigin.Read(file);
        TargetSection.Read(file);
        return model;
    }

    protected override string Use(RnnModel loaded) => IntegerRun.Of(loaded);
}
