using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Random modules with right and wrong shapes: each file is read, as a network that can run, or refused with an <see cref="ImportException"/>.</summary>
public sealed class InferenceFuzzTests
{
    private const int Files = 1500;

    private static readonly int[] s_sizes = [1, 2, 3, 4, 6, 8];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_modules_are_read_or_refused(int seed)
    {
        var random = new Random(seed);
        int read = 0;
        for (int i = 0; i < Files; i++)
        {
            (string, int[])[] tensors = Tensors(random);
            byte[] file = random.Next(2) == 0 ? Checkpoint.Zeros(tensors) : SafetensorsBytes.Zeros(tensors);
            read += ReadOrRefused(file, Options(random), tensors) ? 1 : 0;
        }

        Assert.InRange(read, Files / 20, Files - 1);
    }

    private static bool ReadOrRefused(byte[] file, ImportOptions options, (string Name, int[] Shape)[] tensors)
    {
        try
        {
            Network network = Importing.Load(file, options);
            Assert.Null(StructureRules.Violation(network));
            Running.Run(network);
            return true;
        }
        catch (ImportException)
        {
            return false;
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            string shapes = string.Join(", ", tensors.Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"));
            throw new InvalidOperationException($"{exception.GetType().Name} of {shapes}", exception);
        }
    }

    private static ImportOptions Options(Random random) =>
        new()
        {
            Task = random.Next(6) == 0 ? null : NetworkTask.Regression,
            Window = random.Next(3) == 0 ? null : random.Next(20),
            Take = random.Next(4) switch
            {
                0 => null,
                1 => Taken.FinalState,
                2 => Taken.LastOutput,
                _ => Taken.EveryStep,
            },
            Vocabulary = random.Next(8) == 0 ? ["a", "b"] : null,
            Layers =
                random.Next(4) == 0 ? new Dictionary<string, LayerOptions> { ["emb"] = new(Type: (ModuleType)random.Next(2)) }
                : random.Next(4) == 0 ? new Dictionary<string, LayerOptions> { ["d1"] = new(Head.Relu.Stated()) }
                : null,
        };

    /// <summary>A chain of modules, in which now and then a tensor is changed, missing or added.</summary>
    private static (string, int[])[] Tensors(Random random)
    {
        var tensors = new List<(string Name, int[] Shape)>();
        int size = Pick(random);
        if (random.Next(3) == 0)
        {
            tensors.Add(("emb.weight", [Pick(random) + 1, size]));
        }

        for (int module = random.Next(1, 4); module > 0; module--)
        {
            size = random.Next(3) == 0 ? AddDense(tensors, random, $"d{module}", size) : AddRecurrent(tensors, random, $"r{module}", size);
        }

        if (random.Next(3) == 0)
        {
            tensors.RemoveAt(random.Next(tensors.Count));
        }

        if (random.Next(3) == 0 && tensors.Count > 0)
        {
            int at = random.Next(tensors.Count);
            tensors[at] = (tensors[at].Name, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(0, 40))]);
        }

        return tensors.Count == 0 ? [("x", [1])] : [.. tensors];
    }

    private static int AddDense(List<(string, int[])> tensors, Random random, string name, int inputs)
    {
        int outputs = Pick(random);
        tensors.Add(($"{name}.weight", [outputs, inputs]));
        if (random.Next(3) > 0)
        {
            tensors.Add(($"{name}.bias", [outputs]));
        }

        return outputs;
    }

    private static int AddRecurrent(List<(string, int[])> tensors, Random random, string name, int inputs)
    {
        int gates = new[] { 1, 3, 4 }[random.Next(3)];
        int hidden = Pick(random);
        int output = gates == 4 && random.Next(3) == 0 ? Pick(random) : hidden;
        string[] directions = random.Next(2) == 0 ? [""] : ["", "_reverse"];
        bool biased = random.Next(2) == 0;
        int layers = random.Next(1, 3);
        for (int layer = 0; layer < layers; layer++)
        {
            foreach (string suffix in directions.Select(direction => $"_l{layer}{direction}"))
            {
                tensors.Add(($"{name}.weight_ih{suffix}", [gates * hidden, inputs]));
                tensors.Add(($"{name}.weight_hh{suffix}", [gates * hidden, output]));
                if (output != hidden)
                {
                    tensors.Add(($"{name}.weight_hr{suffix}", [output, hidden]));
                }

                if (biased)
                {
                    tensors.Add(($"{name}.bias_ih{suffix}", [gates * hidden]));
                    tensors.Add(($"{name}.bias_hh{suffix}", [gates * hidden]));
                }
            }

            inputs = directions.Length * output;
        }

        return inputs;
    }

    private static int Pick(Random random) => s_sizes[random.Next(s_sizes.Length)];
}
