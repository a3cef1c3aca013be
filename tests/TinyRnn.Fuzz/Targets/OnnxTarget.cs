using System.Collections.Generic;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Fuzz.Targets;

/// <summary>ONNX models: bytes, and messages that are right but say something else.</summary>
internal sealed class OnnxTarget() : WeightsTarget("onnx")
{
    private static readonly ProtobufMutation s_fields = new(ModelProto.Parser);

    public override IReadOnlyList<IMutation> Mutations { get; } = [new ByteMutation(), s_fields, s_fields];

    public override long MostBytes => 64 << 20;

    protected override IEnumerable<byte[]> Files() => FixtureFiles.Read(".onnx", "onnx");
}
