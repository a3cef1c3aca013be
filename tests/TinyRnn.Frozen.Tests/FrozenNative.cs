using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Tests.Compilation.Native;

namespace TinyRnn.Frozen;

/// <summary>Writes models as C, each with the header that tests/native/frozen.c takes its run and its digests from.</summary>
internal static class FrozenNative
{
    private static readonly NativeOptions s_options = new("net", "the tests of frozen models");

    public static void Write(string folder, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (NativeModels.All.TryGetValue(name, out Func<RnnModel>? make))
            {
                Write(Path.Combine(folder, name), make());
                continue;
            }

            if (FrozenRecipe.Steps.TryGetValue(name, out int step))
            {
                WriteRecipe(Path.Combine(folder, name), step);
                continue;
            }

            FrozenModel model = FrozenFolder.Read(name);
            byte[] file = FrozenModelBuilder.Write(model);
            string target = Path.Combine(folder, name);
            if (model.Sequence is null)
            {
                RnnModel network = RnnModel.Load(file);
                Write(target, NativeCompiler.Compile(network, s_options), model.Run, network.Info, null, model.Digests!);
            }
            else
            {
                SequenceModel sequence = SequenceModel.Load(file);
                Write(target, NativeCompiler.Compile(sequence, s_options), model.Run, sequence.Decoder.Info, sequence.Context?.Info, model.Digests!);
            }
        }
    }

    private static void Write(string target, RnnModel model)
    {
        var plan = new FrozenRunPlan("steps", 1, 1000, 0);
        FrozenDigests digests = FrozenRecorder.Run(plan, new LoadedNetwork(model)).Digests;
        Write(target, NativeCompiler.Compile(model, s_options), plan, model.Info, null, digests);
    }

    private static void WriteRecipe(string target, int step)
    {
        RnnModel model = EveryKind.Model(step);
        NativeCode code = NativeCompiler.Compile(model, s_options);
        WriteFiles(target, code, FrozenRecipe.Case(code, model, step));
    }

    private static void Write(string target, NativeCode code, FrozenRunPlan plan, ModelInfo own, ModelInfo? context, FrozenDigests digests)
    {
        WriteFiles(target, code, Case(code, plan, own, context, digests));
    }

    private static void WriteFiles(string target, NativeCode code, string header)
    {
        Directory.CreateDirectory(target);
        foreach (CompiledFile file in code.Files.Take(2))
        {
            File.WriteAllText(Path.Combine(target, file.Path), file.Text);
        }

        File.WriteAllText(Path.Combine(target, "case.h"), header);
    }

    private static string Case(NativeCode code, FrozenRunPlan plan, ModelInfo own, ModelInfo? context, FrozenDigests digests) =>
        $"""
        #define CASE_RECIPE 0
        #define CASE_STEPS {(plan.Kind == "steps" ? 1 : 0)}
        #define CASE_WINDOWS {(plan.Kind == "windows" ? 1 : 0)}
        #define CASE_SEED {plan.Seed}u
        #define CASE_INPUTS {plan.Inputs}
        #define CASE_LONGEST {Math.Max(1, plan.Longest)}
        #define CASE_WEIGHTS {code.Weights}
        #define CASE_STATE_BYTES {code.StateBytes}
        #define CASE_TOKENS {own.Tokens}
        #define CASE_CENTERS {Numbers(own, input => input.Center)}
        #define CASE_GAINS {Numbers(own, input => input.Gain)}
        #define CASE_CONTEXT {(context is null ? 0 : 1)}
        #define CASE_CONTEXT_TOKENS {context?.Tokens ?? 0}
        #define CASE_CONTEXT_CENTERS {Numbers(context, input => input.Center)}
        #define CASE_CONTEXT_GAINS {Numbers(context, input => input.Gain)}
        #define CASE_OUTPUT_COUNT {digests.Outputs.Count}
        #define CASE_OUTPUT_DIGEST 0x{digests.Outputs.Checksum}u
        #define CASE_STATE_COUNT {digests.State.Count}
        #define CASE_STATE_DIGEST 0x{digests.State.Checksum}u

        """;

    private static string Numbers(ModelInfo? info, Func<InputChannel, float> of) =>
        string.Join(", ", (info?.Inputs ?? []).Select(input => NativeNumbers.Literal(of(input))));
}
