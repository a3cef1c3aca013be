using System;
using System.Globalization;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Quantizer.Tests.Import.Cases;

/// <summary>Networks as people have them: right with what is stated of them, in float and in integers, and refused with the question without.</summary>
public sealed class ImportCaseTests(ITestOutputHelper log) : IDisposable
{
    private const int Steps = 12;

    // Right values are stated to seven places.
    private const double HalfOfLastDigit = 0.5e-7;

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("tinyrnn-case-");

    public static TheoryData<string> Files => [.. ImportCase.All.Keys];

    public static TheoryData<string> Bare => [.. ImportCase.All.Values.Where(one => one.Stated is not null).Select(one => one.File), "skip.pt"];

    public void Dispose() => _temporary.Delete(recursive: true);

    [ImportCaseTheory]
    [MemberData(nameof(Files))]
    public void Float_gives_what_the_framework_gives(string file)
    {
        ImportCase one = ImportCase.All[file];
        Network network = Load(one);
        float[] output = Float(network, Readings(one.Input));

        double largest = one.Rows.SelectMany(row => row.Values).Max(Math.Abs);
        AssertNear(one, output, network.OutputSize, (1e-5 * largest) + HalfOfLastDigit);
    }

    [ImportCaseTheory]
    [MemberData(nameof(Files))]
    public void Integers_stay_near_it(string file)
    {
        ImportCase one = ImportCase.All[file];
        Network network = Load(one);
        float[] readings = Readings(one.Calibration);
        int step = Steps * network.InputSize;
        float[][] windows = [.. Enumerable.Range(0, readings.Length / step).Select(i => readings[(i * step)..((i + 1) * step)])];
        double largest = windows.SelectMany(window => Float(network, window)).Max(Math.Abs);
        foreach (int bits in new[] { 8, 16 })
        {
            byte[] bytes = QuantizedNetwork.MakeOfWindows(network, windows, new QuantizationOptions { WeightBits = bits });
            var integer = new LoadedNetwork(RnnModel.Load(bytes), Steps);
            float[] input = Readings(one.Input);
            var output = new float[integer.Info.OutputSteps(input.Length / network.InputSize) * network.OutputSize];

            integer.Run(input, output);

            // Of an LSTM with relu errors and outputs grow alike; the others are bounded.
            double margin = file == "relu_lstm.pt" ? 0.01 : 0.05;
            AssertNear(one, output, network.OutputSize, largest * (bits == 8 ? margin : margin / 10));
            Assert.True(integer.SelfTest().Passed);
        }
    }

    [ImportCaseTheory]
    [MemberData(nameof(Bare))]
    public void Without_a_statement_it_is_refused_with_the_question(string file)
    {
        ImportException refused = Assert.Throws<ImportException>(() => NetworkImporter.Load(PathOf(file), new ImportOptions { SidecarPath = null }));

        log.WriteLine(refused.Message);
        Assert.Contains("weights do not tell what forward does with them", refused.Message, StringComparison.Ordinal);
        Assert.Contains("If nothing else is computed, add: ", refused.Message, StringComparison.Ordinal);
    }

    [ImportCaseTheory]
    [InlineData("skip.pt", 1.0141664f)]
    public void A_residual_is_refused_by_its_example(string file, float right)
    {
        var example = new ForwardExample([.. Readings("in1.csv").Select(reading => new[] { reading })], [[right]], "out.csv");

        Assert.ThrowsAny<Exception>(() => NetworkImporter.Read(PathOf(file), new ImportOptions { Task = NetworkTask.Regression, Window = Steps, Examples = [example] }));
    }

    private void AssertNear(ImportCase one, float[] output, int size, double margin)
    {
        double worst = one.Rows.Max(row => row.Values.Select((value, i) => Math.Abs(value - output[output.Length + (row.Row * size) + i])).Max());
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.File}: {worst:G2}, at most {margin:G2}"));
        Assert.InRange(worst, 0, margin);
    }

    private Network Load(ImportCase one)
    {
        ImportOptions stated = one.Stated ?? new ImportOptions();
        if (stated.SidecarPath is not null)
        {
            string sidecar = Path.Combine(_temporary.FullName, stated.SidecarPath);
            File.WriteAllText(sidecar, AutoencoderSidecar);
            stated = stated with { SidecarPath = sidecar };
        }

        return NetworkImporter.Load(PathOf(one.File), stated);
    }

    private const string AutoencoderSidecar = """
        {"task": "regression", "window": 12, "network": [
          {"type": "lstm", "name": "enc", "gate_order": ["i", "f", "g", "o"], "input_weights": "enc.weight_ih_l0",
           "recurrent_weights": "enc.weight_hh_l0", "input_bias": "enc.bias_ih_l0", "recurrent_bias": "enc.bias_hh_l0"},
          {"type": "last", "take": "final_state"},
          {"type": "repeat", "steps": 12},
          {"type": "lstm", "name": "dec", "gate_order": ["i", "f", "g", "o"], "input_weights": "dec.weight_ih_l0",
           "recurrent_weights": "dec.weight_hh_l0", "input_bias": "dec.bias_ih_l0", "recurrent_bias": "dec.bias_hh_l0"}]}
        """;

    private static float[] Float(Network network, float[] input)
    {
        var output = new float[network.StepsOut(input.Length / network.InputSize) * network.OutputSize];
        new FloatNetwork(network).Run(input, output);
        return output;
    }

    private static float[] Readings(string file) =>
        [.. File.ReadLines(PathOf(file)).Skip(1).SelectMany(line => line.Split(',')).Select(text => float.Parse(text, CultureInfo.InvariantCulture))];

    private static string PathOf(string file) => Path.Combine(ImportCaseTheoryAttribute.Folder, file);
}
