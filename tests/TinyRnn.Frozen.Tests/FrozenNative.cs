using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Compilation.Native;

namespace TinyRnn.Frozen;

/// <summary>Writes frozen models as C, each with the header that tests/native/frozen.c takes its run and its digests from.</summary>
internal static class FrozenNative
{
    public static void Write(string folder, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            FrozenModel model = FrozenFolder.Read(name);
            string target = Path.Combine(folder, name);
            Directory.CreateDirectory(target);
            foreach (CompiledFile file in Compile(model).Files.Where(file => !file.Path.Contains('/', StringComparison.Ordinal)))
            {
                File.WriteAllText(Path.Combine(target, file.Path), file.Text);
            }

            File.WriteAllText(Path.Combine(target, "case.h"), Case(model));
        }
    }

    public static NativeCode Compile(FrozenModel model)
    {
        byte[] file = FrozenModelBuilder.Write(model);
        var options = new NativeOptions("net", "the tests of frozen models");
        return model.Sequence is null ? NativeCompiler.Compile(RnnModel.Load(file), options) : NativeCompiler.Compile(SequenceModel.Load(file), options);
    }

    private static string Case(FrozenModel model)
    {
        FrozenNetwork own = model.Network ?? model.Sequence!.Decoder;
        FrozenNetwork? context = model.Sequence?.Context;
        return $"""
            #define CASE_STEPS {(model.Run.Kind == "steps" ? 1 : 0)}
            #define CASE_WINDOWS {(model.Run.Kind == "windows" ? 1 : 0)}
            #define CASE_SEED {model.Run.Seed}u
            #define CASE_INPUTS {model.Run.Inputs}
            #define CASE_LONGEST {Math.Max(1, model.Run.Longest)}
            #define CASE_TOKENS {Tokens(own)}
            #define CASE_CENTERS {string.Join(", ", own.Inputs.Select(input => NativeNumbers.Literal(input.Center)))}
            #define CASE_GAINS {string.Join(", ", own.Inputs.Select(input => NativeNumbers.Literal(input.Gain)))}
            #define CASE_CONTEXT {(context is null ? 0 : 1)}
            #define CASE_CONTEXT_TOKENS {(context is null ? 0 : Tokens(context))}
            #define CASE_CONTEXT_CENTERS {string.Join(", ", (context?.Inputs ?? []).Select(input => NativeNumbers.Literal(input.Center)))}
            #define CASE_CONTEXT_GAINS {string.Join(", ", (context?.Inputs ?? []).Select(input => NativeNumbers.Literal(input.Gain)))}
            #define CASE_OUTPUT_COUNT {model.Digests!.Outputs.Count}
            #define CASE_OUTPUT_DIGEST 0x{model.Digests.Outputs.Checksum}u
            #define CASE_STATE_COUNT {model.Digests.State.Count}
            #define CASE_STATE_DIGEST 0x{model.Digests.State.Checksum}u

            """;
    }

    private static int Tokens(FrozenNetwork network) =>
        network.Layers[0] switch
        {
            FrozenEmbedding embedding => embedding.Tokens,
            FrozenOneHot oneHot => oneHot.Tokens,
            _ => 0,
        };
}
