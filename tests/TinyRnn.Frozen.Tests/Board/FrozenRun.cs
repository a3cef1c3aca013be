namespace TinyRnn.Frozen;

/// <summary>Runs a frozen model on its inputs. The same code runs on the board.</summary>
public static class FrozenRun
{
    public static void Steps(RecurrentNetwork network, int seed, int count, FrozenSink sink)
    {
        var inputs = new FrozenInputs(seed, count);
        var input = new int[network.InputSize];
        var output = new int[network.OutputSize];
        network.Reset();
        while (inputs.AreLeft)
        {
            inputs.TakeLength(1);
            inputs.Fill(network.Info, input, 0);
            network.Step(input, output);
            sink.AddOutputs(output, output.Length);
        }

        sink.AddStateOf(network);
    }

    public static void Windows(RecurrentNetwork network, int seed, int count, int longest, FrozenSink sink)
    {
        var inputs = new FrozenInputs(seed, count);
        while (inputs.AreLeft)
        {
            int[] window = NextWindow(network.Info, inputs, longest);
            int steps = window.Length / network.InputSize;
            var output = new int[(network.Info.GivesLastStep ? 1 : steps) * network.OutputSize];
            network.Reset();
            network.Run(window, output);
            sink.AddOutputs(output, output.Length);
            sink.AddStateOf(network);
        }
    }

    public static void Sequences(SequenceGenerator generator, int seed, int count, int longest, FrozenSink sink)
    {
        var inputs = new FrozenInputs(seed, count);
        ModelInfo decoder = generator.Decoder.Info;
        while (inputs.AreLeft)
        {
            int token = generator.StartToken;
            if (generator.Context != null)
            {
                ModelInfo context = generator.Context.Info;
                generator.Start(InUnits(context, NextWindow(context, inputs, longest)));
                sink.AddStateOf(generator.Context);
                sink.AddStateOf(generator.Decoder);
            }
            else
            {
                generator.Start();
                token = Prompt(generator, NextWindow(decoder, inputs, longest), sink);
            }

            if (decoder.Tokens > 0)
            {
                WriteTokens(generator, token, sink);
            }
            else
            {
                var first = new int[decoder.Inputs.Length];
                inputs.Fill(decoder, first, 0);
                WriteVectors(generator, first, sink);
            }

            sink.AddStateOf(generator.Decoder);
        }
    }

    private static int[] NextWindow(ModelInfo info, FrozenInputs inputs, int longest)
    {
        int size = info.Inputs.Length;
        var window = new int[inputs.TakeLength(longest) * size];
        for (int at = 0; at < window.Length; at += size)
        {
            inputs.Fill(info, window, at);
        }

        return window;
    }

    private static float[] InUnits(ModelInfo info, int[] raw)
    {
        var readings = new float[raw.Length];
        for (int i = 0; i < raw.Length; i++)
        {
            InputChannel channel = info.Inputs[i % info.Inputs.Length];
            readings[i] = raw[i] / channel.Gain + channel.Center;
        }

        return readings;
    }

    private static int Prompt(SequenceGenerator generator, int[] tokens, FrozenSink sink)
    {
        int next = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            next = generator.Step(tokens[i]);
            sink.AddOutput(next);
        }

        return next;
    }

    private static void WriteTokens(SequenceGenerator generator, int token, FrozenSink sink)
    {
        var tokens = new int[generator.MaximumLength];
        int written = generator.Continue(token, tokens, tokens.Length);
        sink.AddOutput(written);
        sink.AddOutputs(tokens, written);
    }

    // What the generator does with a vector, by the decoder's own steps, which show the raw outputs.
    private static void WriteVectors(SequenceGenerator generator, int[] first, FrozenSink sink)
    {
        RecurrentNetwork decoder = generator.Decoder;
        OutputChannel[] channels = decoder.Info.Outputs;
        float[] vector = InUnits(decoder.Info, first);
        var input = new int[vector.Length];
        var output = new int[vector.Length];
        for (int step = 0; step < generator.MaximumLength; step++)
        {
            decoder.Quantize(vector, input);
            decoder.Step(input, output);
            sink.AddOutputs(output, output.Length);
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] = output[i] * channels[i].Scale + channels[i].Offset;
            }
        }
    }
}
