using System;
using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.TestSupport;

namespace TinyRnn.Fuzz.Targets;

/// <summary>
/// What a model does that was accepted: it runs, with finite outputs, the same after a restore, and allocates
/// nothing in a step.
/// </summary>
internal sealed class IntegerRun
{
    private const int Steps = 12;
    private const int Room = 4;
    private const int LongestSelfTest = 64;

    private readonly RnnModel _model;
    private readonly LoadedNetwork _network;
    private readonly LoadedNetwork _again;
    private readonly Random _random = new(1);

    private IntegerRun(RnnModel model)
    {
        _model = model;
        _network = new LoadedNetwork(model, Room);
        _again = new LoadedNetwork(model, Room);
    }

    /// <summary>Runs a model.</summary>
    /// <returns>Its kinds of layers.</returns>
    public static string Of(RnnModel model)
    {
        var run = new IntegerRun(model);
        if (model.Info.NeedsWindow)
        {
            run.RunWindows();
        }
        else
        {
            run.Step(run._network, run._again);
        }

        if (model.Info.Window <= LongestSelfTest)
        {
            new LoadedNetwork(model).SelfTest();
        }

        return string.Join(" ", model.Layers.Select(layer => layer.Kind));
    }

    /// <summary>Continues from a state, beside a second network that is given what the first one saves.</summary>
    public static void Continue(RnnModel model, LoadedNetwork network, LoadedNetwork again) => new IntegerRun(model).Step(network, again);

    private void Step(LoadedNetwork network, LoadedNetwork again)
    {
        bool made = _model.Info.Recipe != null;
        var input = new float[_model.Info.Recipe?.Readings.Length ?? network.InputSize];
        var output = new float[network.OutputSize];
        var outputAgain = new float[network.OutputSize];
        var saved = new byte[network.SavedStateLength];
        for (int step = 0; step < Steps; step++)
        {
            Fill(input);
            network.SaveState(saved, 0);
            again.RestoreState(saved, 0, saved.Length);
            long allocated = AllocatedBytes.Of(
                () => StepOnce(network, input, step, output),
                rewind: () => network.RestoreState(saved, 0, saved.Length));
            StepOnce(again, input, step, outputAgain);
            FaultException.Require(allocated == 0, $"step: expected nothing allocated, found {allocated} bytes");
            if (!made || network.Features.IsRunning)
            {
                RequireGood(output, outputAgain);
            }
        }
    }

    /// <summary>Features as they are, or readings at times that skip some steps.</summary>
    private static void StepOnce(LoadedNetwork network, float[] input, int step, float[] output)
    {
        if (network.Info.Recipe is { } recipe)
        {
            network.Step(input, recipe.TimeOf(step + (step / 5)), output);
        }
        else
        {
            network.Step(input, output);
        }
    }

    private void RunWindows()
    {
        ModelInfo info = _model.Info;
        var saved = new byte[_network.SavedStateLength];
        for (int steps = info.NeedsFullWindow ? info.Window : 1; steps <= Math.Min(Room, info.Window); steps++)
        {
            var window = new float[steps * _network.InputSize];
            Fill(window);
            var output = new float[info.OutputSteps(steps) * _network.OutputSize];
            var outputAgain = new float[output.Length];
            _network.SaveState(saved, 0);
            _again.RestoreState(saved, 0, saved.Length);
            _network.Run(window, output);
            _again.Run(window, outputAgain);
            RequireGood(output, outputAgain);
        }
    }

    private static void RequireGood(float[] output, float[] outputAgain)
    {
        FaultException.Require(output.All(float.IsFinite), $"output: expected finite values, found {string.Join(", ", output)}");
        FaultException.Require(output.AsSpan().SequenceEqual(outputAgain), "output: expected the same after a restore");
    }

    /// <summary>Tokens, or readings with a bad one among them now and then.</summary>
    private void Fill(float[] inputs)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = _model.Info.Tokens > 0
                ? _random.Next(_model.Info.Tokens)
                : _random.Next(10) == 0
                    ? BitConverter.Int32BitsToSingle(_random.Next())
                    : (float)(1000 * RandomNetworks.Normal(_random));
        }
    }
}
