using System;
using System.IO;
using System.Linq;
using Google.Protobuf;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Networks;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Onnx.OnnxBuilder;
using static TinyRnn.Quantizer.Tests.Import.Onnx.OnnxImporting;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>Files that are damaged, of another format, or store tensors in ways that are not supported.</summary>
public sealed class OnnxFileTests
{
    private static readonly (string Expected, Func<OnnxBuilder> Model)[] s_files =
    [
        ("expected operators (opset) of version 7 to 21, found 6", () => Gru().Opset(6).Output("y")),
        ("expected operators (opset) of version 7 to 21, found 22", () => Gru().Opset(22).Output("y")),
        ("expected operators (opset) of version 7 to 21, found none", () => Changed(model => model.OpsetImport[0].Domain = "ai.onnx.ml")),
        ("found 13, 14", () => Changed(model => model.OpsetImport.Add(new OperatorSetProto { Domain = "ai.onnx", Version = 14 }))),
        ("function 'f': functions in a model are not supported", () =>
            Changed(model => model.Functions.Add(new FunctionProto { Name = "f" }))),
        ("expected an ONNX model with ir_version and graph, found none", () => Changed(model => model.IrVersion = 0)),
        ("expected an ONNX model with ir_version and graph, found none", () => Changed(model => model.Graph = null)),
        ("initializer 's': sparse tensors are not supported", () => Changed(model =>
            model.Graph.SparseInitializer.Add(new SparseTensorProto { Values = new TensorProto { Name = "s" } }))),
        ("initializer 'w': expected once, found twice", () =>
            Changed(model => model.Graph.Initializer.Add(new TensorProto { Name = "w" }))),
        ("input 'x': expected a tensor, found another type", () => Changed(model => model.Graph.Input[0].Type = new TypeProto())),
        ("input 'x': expected a shape, found none", () => Changed(model => model.Graph.Input[0].Type.TensorType.Shape = null)),
        ("input 'x': expected at most 8 dimensions up to 4194304, found [4194305, 1, 2]", () => Changed(model =>
            model.Graph.Input[0].Type.TensorType.Shape.Dim[0].DimValue = 4194305)),
        ("tensor 'w': expected its elements once, found them in the file and beside it", () =>
            Weights(w => w.ExternalData.Add(new ExternalDataEntry { Key = "location", Value = "net.weights" }))),
        ("tensor 'w': expected external data in a file of the same folder, named without a path; found ''", () =>
            Weights(w => w.MoveOut())),
        ("tensor 'w': expected external data in a file of the same folder, named without a path; found '../net.weights'", () =>
            Weights(w => w.MoveOut(("location", "../net.weights")))),
        ("tensor 'w': expected external data in a file of the same folder, named without a path; found '/etc/passwd'", () =>
            Weights(w => w.MoveOut(("location", "/etc/passwd")))),
        ("tensor 'w': expected external data in a file of the same folder, named without a path; found 'a\\b'", () =>
            Weights(w => w.MoveOut(("location", "a\\b")))),
        ("tensor 'w': its data stand in 'net.weights', but the model was not read from a folder", () =>
            Weights(w => w.MoveOut(("location", "net.weights")))),
        ("tensor 'w': offset of external data: expected a whole number, found '-1'", () =>
            Weights(w => w.MoveOut(("location", "net.weights"), ("offset", "-1")))),
        ("tensor 'w': expected 72 bytes of external data, found 71", () =>
            Weights(w => w.MoveOut(("location", "net.weights"), ("length", "71")))),
        ("tensor 'w': expected location, offset, length and checksum of external data, each once; found 'url'", () =>
            Weights(w => w.MoveOut(("url", "net.weights")))),
        ("tensor 'w': a tensor in segments is not supported", () => Weights(w => w.Segment = new TensorSegment { End = 1 })),
        ("tensor 'w': expected at most 8 dimensions, found 9", () => Weights(w => w.Dims.AddRange([1, 1, 1, 1, 1, 1]))),
        ("tensor 'w': expected dimensions of 0 or more and at most 4194304 elements, found [-1, 9, 2]", () => Weights(w => w.Dims[0] = -1)),
        ("elements, found [4611686018427387904, 9, 2]", () => Weights(w => w.Dims[0] = 1L << 62)),
        ("elements, found [4000000, 4000000, 2]", () => Weights(w => (w.Dims[0], w.Dims[1]) = (4000000, 4000000))),
        ("tensor 'w': expected elements of float, double, float16, bfloat16, int32, int64 or bool, found int8", () =>
            Weights(w => w.DataType = DataType.TypeInt8)),
        ("found string", () => Weights(w => w.DataType = DataType.TypeString)),
        ("found type 99", () => Weights(w => w.DataType = (DataType)99)),
        ("tensor 'w': expected its elements once, found them in raw_data and in float_data", () =>
            Weights(w => w.RawData = ByteString.CopyFrom(new byte[72]))),
        ("tensor 'w': expected 18 elements, as its shape is [1, 9, 2]; found 17 in float_data", () =>
            Weights(w => w.FloatData.RemoveAt(17))),
        ("tensor 'w': expected 72 bytes, 4 per element; found 71", () => Raw(DataType.TypeFloat, 71)),
        ("tensor 'w': expected 36 bytes, 2 per element; found 72", () => Raw(DataType.TypeFloat16, 72)),
        ("tensor 'w': expected 144 bytes, 8 per element; found 0", () => Raw(DataType.TypeDouble, 0)),
        ("input W: expected real numbers, found Integer", () => Raw(DataType.TypeInt64, 144)),
        ("input W: expected real numbers, found Boolean", () => Raw(DataType.TypeBool, 18)),
        ("attribute value: expected one element, found 2", () => Gru().Integers("s", 1).Node("ConstantOfShape", "s", "k")
            .Change(graph => graph.Node[^1].Attribute.Add(TensorAttribute(2))).Node("Reshape", "y k", "o").Output("o")),
        ("expected attribute value, value_int, value_ints, value_float or value_floats", () =>
            Gru().Node("Constant", "", "k").Node("Add", "y k", "o").Output("o")),
        ("input: expected lengths of 0 or more, found [-1]", () =>
            Gru().Integers("s", -1).Node("ConstantOfShape", "s", "k").Node("Add", "y k", "o").Output("o")),
        ("expected a tensor of at most 4194304 elements, found 12000000", () =>
            Gru().Integers("s", 3000, 4000).Node("ConstantOfShape", "s", "k")
            .Node("Add", "y k", "o").Output("o")),
    ];

    public static TheoryData<int> Files => [.. Enumerable.Range(0, s_files.Length)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_breaks_a_rule_is_refused_by_name(int file) => AssertRefused(s_files[file].Expected, s_files[file].Model());

    [Fact]
    public void Other_formats_are_no_models()
    {
        AssertRefused("expected an ONNX model with ir_version and graph, found none", []);
        AssertRefused("not an ONNX model, or damaged", "{ \"json\": 1 }"u8.ToArray());
        AssertRefused("not an ONNX model, or damaged", Gru().Output("y").Bytes()[..^1]);
    }

    [Fact]
    public void Every_length_of_a_cut_file_is_refused()
    {
        byte[] good = File.ReadAllBytes(OnnxCase.Named("node-cases", "gru-defaults").Path);

        Assert.All(Enumerable.Range(0, good.Length), length => AssertRefused("", good[..length]));
    }

    [Fact]
    public void A_model_is_known_by_its_name_and_takes_what_its_sidecar_tells()
    {
        using var folder = new TemporaryOnnx(Gru().Output("h"));
        folder.WriteSidecar("""{ "name": "door", "features": [ { "name": "a", "mean": 1, "deviation": 2 }, { "name": "b" } ], "window": 5 }""");

        Network network = NetworkImporter.Load(folder.Model);

        Assert.Equal(("door", 5), (network.Description.Name, network.Window));
        Assert.Equal(["a", "b"], network.Description.Features.Select(feature => feature.Name));
    }

    [Fact]
    public void A_sidecar_that_states_layers_is_refused()
    {
        using var folder = new TemporaryOnnx(Gru().Output("h"));
        folder.WriteSidecar("""{ "network": [ { "type": "argmax" } ] }""");

        Assert.Contains(
            "net.json: network: layers can be stated for files of weights only",
            Assert.Throws<ImportException>(() => NetworkImporter.Load(folder.Model)).Message
        );
    }

    [Fact]
    public void A_sidecar_of_the_weights_beside_a_model_is_told_to_be_theirs()
    {
        using var folder = new TemporaryOnnx(Gru().Output("h"));
        folder.WriteSidecar("""{ "network": [ { "type": "argmax" } ] }""");
        File.WriteAllBytes(Path.ChangeExtension(folder.Model, ".safetensors"), []);

        Assert.EndsWith(
            "an ONNX graph says them itself. It may belong to net.safetensors, which stands beside it: give one of the two another name or folder, or state another sidecar.",
            Assert.Throws<ImportException>(() => NetworkImporter.Load(folder.Model)).Message
        );
    }

    [Fact]
    public void Data_in_a_file_beside_the_model_are_read()
    {
        byte[] values = new byte[80];
        BitConverter.TryWriteBytes(values.AsSpan(8), 0.5f);
        using var folder = new TemporaryOnnx(Weights(w => w.MoveOut(("location", "net.weights"), ("offset", "8"), ("length", "72"))));
        string data = Path.Combine(Path.GetDirectoryName(folder.Model)!, "net.weights");

        Assert.Contains("'net.weights', which is not beside the model", Refusal(folder.Model));
        File.WriteAllBytes(data, values[..79]);
        Assert.Contains("expected 72 bytes at 8 of 'net.weights', which has 79", Refusal(folder.Model));
        File.WriteAllBytes(data, values);
        Assert.Equal(0.5f, ((RecurrentLayer)NetworkImporter.Load(folder.Model).Layers[0]).InputWeights.Max());
        File.Move(data, data + ".moved");
        File.CreateSymbolicLink(data, data + ".moved");
        Assert.Contains("'net.weights' is a link", Refusal(folder.Model));
    }

    private static string Refusal(string model) => Assert.Throws<ImportException>(() => NetworkImporter.Load(model)).Message;

    [Fact]
    public void A_file_that_is_not_there_is_an_import_error() =>
        Assert.Contains("nothing.onnx: the file cannot be read", Assert.Throws<ImportException>(() => NetworkImporter.Load("nothing.onnx")).Message);

    private static OnnxBuilder Changed(Action<ModelProto> change)
    {
        OnnxBuilder graph = Gru().Output("y");
        change(graph.Model);
        return graph;
    }

    private static OnnxBuilder Weights(Action<TensorProto> change) =>
        Changed(model => change(model.Graph.Initializer.Single(tensor => tensor.Name == "w")));

    private static OnnxBuilder Raw(DataType type, int bytes) =>
        Weights(w =>
        {
            w.FloatData.Clear();
            w.DataType = type;
            w.RawData = ByteString.CopyFrom(new byte[bytes]);
        });

    private static AttributeProto TensorAttribute(int count)
    {
        var tensor = new TensorProto { DataType = DataType.TypeFloat, Dims = { count } };
        tensor.FloatData.AddRange(new float[count]);
        return new AttributeProto { Name = "value", Type = AttributeType.AttributeTensor, T = tensor };
    }
}
