using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Benchmarks;

/// <summary>
/// Centred errors of random networks, each quantized as <c>quantize</c> does by default, with 16 and with 8 bits, measured on readings that
/// calibration did not see.
/// </summary>
internal static class RandomTable
{
    private static readonly WeightKind[] s_kinds = [WeightKind.Automatic, WeightKind.Wide, WeightKind.Narrow];

    /// <summary>Prints a line for each network, and what they come to.</summary>
    public static void Write(int networks)
    {
        Console.WriteLine("| | network | deviation | default % | 16 bits % | 8 bits % | weights only | copies only | table only | formats only | default takes |\n|---|---|---|---|---|---|---|---|---|---|---|");
        (string Line, double[] Errors)[] found = [.. Enumerable.Range(0, networks).AsParallel().AsOrdered().Select(Measure)];
        double[][] errors = [.. found.Select(each => each.Errors)];
        Array.ForEach(found, each => Console.WriteLine(each.Line));
        for (int kind = 0; kind < s_kinds.Length; kind++)
        {
            double[] sorted = [.. errors.Select(error => error[kind]).Order()];
            double median = (sorted[(networks - 1) / 2] + sorted[networks / 2]) / 2;
            int[] above = [.. new[] { 0.1, 0.15, 1 }.Select(limit => sorted.Count(error => error > limit))];
            Console.WriteLine($"{s_kinds[kind]}: median {Text(median)} %, largest {Text(sorted[^1])} %; above 0.1 %: {above[0]}, above 0.15 %: {above[1]}, above 1 %: {above[2]}");
        }

        Console.WriteLine($"16 bits above the default: {errors.Count(error => error[1] > error[0])}, by at most {Text(100 * errors.Max(error => (error[1] / error[0]) - 1))} % of it");
    }

    private static (string Line, double[] Errors) Measure(int number)
    {
        var varied = VariedNetwork.Make(number);
        CalibrationStatistics statistics = varied.Calibrate();
        float[][] expected = VariedNetwork.Run(varied.Network, varied.Fresh);
        Candidate[] taken = [.. s_kinds.Select(kind => CandidateSearch.Run(varied.Network, statistics, new(), new(kind)).Taken)];
        double[] errors = [.. taken.Select(candidate => 100 * Error(varied, candidate.Bytes, expected))];
        string deviation = VariedNetwork.Deviation(expected, varied.Network.OutputSize).ToString("0.0e0", CultureInfo.InvariantCulture);
        return ($"| {number} | {varied.Shape} | {deviation} | {string.Join(" | ", errors.Concat(Sources(varied, taken[1].Bytes)).Select(Text))} | {taken[0].Name} |", errors);
    }

    /// <summary>What the usual sources of error would leave, each alone in the float network, with 16 bits and nothing taken back but means, in percent.</summary>
    private static IEnumerable<double> Sources(VariedNetwork varied, byte[] model)
    {
        int outputBits = (int)-Math.Log2(RnnModel.Load(model).Info.Outputs[0].Scale);
        return new[] { ErrorSource.Weights, ErrorSource.Copies, ErrorSource.Table, ErrorSource.Formats }
            .Select(source => 100 * new ErrorSources(varied, source, outputBits, []).Measure());
    }

    private static double Error(VariedNetwork varied, byte[] model, float[][] expected)
    {
        var integer = new LoadedNetwork(RnnModel.Load(model));
        var errors = new OutputErrors(varied.Network.OutputSize);
        foreach ((float[] sample, float[] right) in varied.Fresh.Zip(expected))
        {
            float[] output = new float[right.Length];
            if (varied.Network.NeedsWindow)
            {
                integer.Reset();
                integer.Run(sample, output);
            }
            else
            {
                integer.Step(sample, output);
            }

            errors.Add(right, output, _ => 0);
        }

        return errors.Centred;
    }

    private static string Text(double percent) => percent.ToString(percent < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);
}
