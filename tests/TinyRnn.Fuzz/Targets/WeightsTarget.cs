using System;
using System.Collections.Generic;
using System.IO;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Fuzz.Targets;

/// <summary>Files of weights, imported without a sidecar: what they do not tell is taken as may be meant.</summary>
/// <param name="ending">Of the file's name.</param>
internal abstract class WeightsTarget(string ending) : FuzzTarget<Network>
{
    private readonly ImportOptions _options = new() { Task = NetworkTask.Regression, Window = 6 };

    public override string Name => ending;

    protected override IReadOnlyList<Type> Documented { get; } = [typeof(ImportException)];

    protected override Network Load(byte[] file) => NetworkImporter.Read(new MemoryStream(file), $"fuzz.{ending}", _options).Network;

    protected override string Use(Network loaded) => FloatRun.Of(loaded);

    protected override void CheckRefusal(byte[] file, Exception refusal) =>
        FaultException.Require(refusal.Message.StartsWith("fuzz.", StringComparison.Ordinal), $"refusal: expected the file's name first, found {refusal.Message}");
}
