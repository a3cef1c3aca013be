using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli.Options;

/// <summary>The options that say what a file of float weights cannot tell; each overrides the sidecar.</summary>
internal sealed class ImportOptionSet
{
    private readonly Option<string?> _sidecar = new("--sidecar")
    {
        Description = "JSON file that describes the float file [default: NAME.json beside it]",
        HelpName = "FILE",
    };

    private readonly Option<string?> _key = new("--key")
    {
        Description = "Where in a checkpoint the weights are, for example model_state_dict",
        HelpName = "KEY",
    };

    private readonly Option<LayerActivation[]> _activation = new("--activation")
    {
        Description = "Activation that follows a layer of a float file, none included, or, without LAYER=, the last one; may be repeated",
        CustomParser = LayerActivation.Parse,
        HelpName = $"[LAYER=]{Choices.Listed(StatedNames.HeadActivations)}",
    };

    private readonly Option<Taken?> _take = new("--take")
    {
        Description = "What the layers after the last recurrent one of a float file are given of a window",
        CustomParser = ParseTake,
        HelpName = "every_step|final_state|last_output|last:K|mean|max|flatten",
    };

    private readonly Option<string?> _order = new("--order")
    {
        Description = "The layers of a float file in the order in which they are called, where weights leave a doubt",
        HelpName = "LAYER,LAYER",
    };

    private readonly Option<ErrorMeasure?> _reconstructionError = new("--reconstruction-error")
    {
        Description = "Of an autoencoder: one output for a window, the mean absolute or mean squared difference of its reconstruction",
        CustomParser = result => Choices.Parse(StatedNames.ErrorMeasures, result),
        HelpName = Choices.Listed(StatedNames.ErrorMeasures),
    };

    private readonly Option<string?> _example = new("--example")
    {
        Description = "CSV file of what the framework's module was given; with --expect it proves a float file",
        HelpName = "IN.csv",
    };

    private readonly Option<string?> _expect = new("--expect")
    {
        Description = "CSV file of what the framework's module gave of --example",
        HelpName = "OUT.csv",
    };

    private readonly Option<Activation?> _nonlinearity = new("--nonlinearity")
    {
        Description = "Nonlinearity of the simple recurrent layers of a float file",
        CustomParser = result => Choices.Parse(StatedNames.Nonlinearities, result),
        HelpName = Choices.Listed(StatedNames.Nonlinearities),
    };

    private readonly Option<NetworkTask?> _task = new("--task")
    {
        Description = "How the outputs of a float file are judged",
        CustomParser = result => Choices.Parse(StatedNames.Tasks, result),
        HelpName = Choices.Listed(StatedNames.Tasks),
    };

    private readonly Option<int?> _window = new("--window")
    {
        Description = "Steps of a window, each starting from the initial state; 0 steps through a whole series [default: the model's]",
        HelpName = "STEPS",
        CustomParser = ParseWindow,
    };

    private readonly Option<bool> _oneHot = new("--one-hot")
    {
        Description = "A saved model (.keras, .h5) was fed one-hot vectors: the network takes the numbers of the tokens instead",
    };

    private readonly Option<bool> _withoutPadding = new("--without-padding")
    {
        Description = "Leave out the masks of a saved model (.keras, .h5): the network is given no padded steps",
    };

    /// <summary>What can be stated about a float file but files.</summary>
    private Option[] Told => [_key, _take, _order, _activation, _nonlinearity, _task, _window, _reconstructionError, _oneHot, _withoutPadding];

    /// <summary>Those that examples may answer.</summary>
    private Option[] Settling => [_take, _order, _activation, _nonlinearity, _task, _window];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_sidecar);
        command.Add(_key);
        command.Add(_take);
        command.Add(_order);
        command.Add(_activation);
        command.Add(_nonlinearity);
        command.Add(_task);
        command.Add(_window);
        command.Add(_reconstructionError);
        command.Add(_example);
        command.Add(_expect);
        command.Add(_oneHot);
        command.Add(_withoutPadding);
    }

    /// <summary>The window that was stated, or null. It is about integer models too.</summary>
    public int? Window(ParseResult command) => command.GetValue(_window);

    /// <summary>What was stated on the command line.</summary>
    public ImportOptions Read(ParseResult command) => Read(command, command);

    /// <summary>What was stated on the command line or else before.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="before">What <see cref="Parse"/> read; files in it count for nothing.</param>
    public ImportOptions Read(ParseResult command, ParseResult before)
    {
        T? Value<T>(Option<T> option) => (command.GetResult(option) is { Implicit: false } ? command : before).GetValue(option);
        LayerActivation[] activations = Value(_activation) ?? [];
        return new()
        {
            SidecarPath = command.GetValue(_sidecar),
            StateDictKey = Value(_key),
            Take = Value(_take),
            Order = Value(_order)?.Split(',', StringSplitOptions.TrimEntries),
            HeadActivation = activations.LastOrDefault(stated => stated.Layer is null)?.Activation,
            Layers = Layers(activations),
            Examples = Examples(command),
            ReconstructionError = Value(_reconstructionError),
            Nonlinearity = Value(_nonlinearity),
            Task = Value(_task),
            Window = Value(_window),
            OneHot = Value(_oneHot) ? true : null,
            WithoutPadding = Value(_withoutPadding) ? true : null,
        };
    }

    /// <summary>What is known of a float file, in words that can be stated again: all but files.</summary>
    /// <param name="command">What was stated.</param>
    /// <param name="settled">That and what examples answered; null where there were none.</param>
    public IReadOnlyList<string> Words(ParseResult command, ImportOptions? settled)
    {
        string[] stated = [.. Told.Select(command.GetResult).OfType<OptionResult>().Where(stated => !stated.Implicit).SelectMany(stated =>
            stated.Tokens.Count == 0 ? [stated.Option.Name] : stated.Tokens.Select(token => $"{stated.Option.Name} {token.Value}"))];
        string[] names = [.. Settling.Select(option => option.Name)];
        return settled != null && SettledWords.Of(settled) is { } words ? [.. stated.Where(word => !names.Contains(word.Split(' ')[0])), .. words] : stated;
    }

    /// <summary>Those of some words, of a file that may come from anywhere, that state again what <see cref="Words"/> gave.</summary>
    public static IEnumerable<string> Repeatable(IEnumerable<string> words)
    {
        string[] names = [.. new ImportOptionSet().Told.Select(option => option.Name)];
        return words.Where(word => names.Contains(word.Split(' ')[0]));
    }

    /// <summary>Reads such words.</summary>
    /// <exception cref="InputException">One is none.</exception>
    public ParseResult Parse(IEnumerable<string> words)
    {
        var command = new Command("stated");
        AddTo(command);
        // The words are foreign: none of them names a file of more words.
        ParseResult result = command.Parse([.. words.SelectMany(word => word.Split(' ', 2))], new ParserConfiguration { ResponseFileTokenReplacer = null });
        return result.Errors.Count == 0 ? result : throw new InputException($"what the model says was stated: {result.Errors[0].Message}");
    }

    /// <summary>Reads a model of either kind; options that describe float files are refused when it is a <c>.trnn</c> model.</summary>
    public IRecurrentModel Load(ParseResult command, string path)
    {
        if (ModelInput.IsInteger(path))
        {
            RequireUnused(command, path);
        }

        return ModelInput.Load(path, Read(command));
    }

    /// <summary>Fails when any of the options was stated although no float file is read.</summary>
    public void RequireUnused(ParseResult command, string path)
    {
        Option[] all = [_sidecar, _key, _take, _order, _activation, _nonlinearity, _task, _reconstructionError, _example, _expect, _oneHot, _withoutPadding];
        if (all.FirstOrDefault(option => command.GetResult(option) is { Implicit: false }) is Option used)
        {
            throw new InputException($"{path}: {used.Name} describes float files, but this is a .trnn model, which says it itself");
        }
    }

    private static Dictionary<string, LayerOptions>? Layers(LayerActivation[] activations)
    {
        IGrouping<string, LayerActivation>[] layers = activations.Where(stated => stated.Layer is not null).GroupBy(stated => stated.Layer!).ToArray();
        return layers.Length == 0 ? null : layers.ToDictionary(layer => layer.Key, layer => new LayerOptions(layer.Last().Activation));
    }

    private ForwardExample[]? Examples(ParseResult command) =>
        (command.GetValue(_example), command.GetValue(_expect)) switch
        {
            (null, null) => null,
            ({ } input, { } output) => [ExampleFile.Read(input, output)],
            (null, _) => throw new InputException("--expect: expected --example beside it, with what the framework was given; found none"),
            _ => throw new InputException("--example: expected --expect beside it, with what the framework gave; found none"),
        };

    private static Taken? ParseTake(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!Taken.TryParse(text, out Taken? taken))
        {
            result.AddError($"--take: expected one of {Taken.Words}, found '{text}'");
        }

        return taken;
    }

    private static int? ParseWindow(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= ModelLimits.WindowSteps)
        {
            return value;
        }

        result.AddError($"--window: expected a whole number from 0 to {ModelLimits.WindowSteps}, found '{text}'");
        return null;
    }
}
