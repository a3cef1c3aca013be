using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Sequences;
using TinyRnn.Quantizer.Tests.Compilation;

namespace TinyRnn.Examples.Tests.Support;

/// <summary>One quantized network, to be interpreted or compiled.</summary>
internal sealed class IntegerModel
{
    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");
    private readonly RnnModel _model;

    private IntegerModel(byte[] bytes) => _model = RnnModel.Load(bytes);

    public static IntegerModel Of(Calibrator calibrator, Network network, int weightBits) =>
        new(NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions { WeightBits = weightBits }));

    public RecurrentNetwork Loaded() => new LoadedNetwork(_model);

    /// <summary>A model of tokens that writes what it is most sure of.</summary>
    public IntegerSequence Sequence() => new(_model);

    /// <summary>Generated code, built in memory.</summary>
    public RecurrentNetwork Compiled() => CompiledCode.Build(ModelCompiler.Compile(_model, s_options), s_options).CreateNetwork();

    /// <summary>Generated code of a model that writes sequences, built in memory.</summary>
    public static SequenceGenerator Compiled(SequenceModel model) =>
        CompiledCode.Build(SequenceCompiler.Compile(model, s_options), s_options).CreateGenerator();
}
