using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
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

    private readonly Option<StatedActivation?> _activation = new("--activation")
    {
        Description = "Activation of the last layer of a float file",
        CustomParser = result => Choices.Parse(StatedNames.HeadActivations, result),
        HelpName = Choices.Listed(StatedNames.HeadActivations),
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

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_sidecar);
        command.Add(_key);
        command.Add(_activation);
        command.Add(_nonlinearity);
        command.Add(_task);
        command.Add(_window);
        command.Add(_oneHot);
        command.Add(_withoutPadding);
    }

    /// <summary>The window that was stated, or null. It is about integer models too.</summary>
    public int? Window(ParseResult command) => command.GetValue(_window);

    /// <summary>What was stated on the command line.</summary>
    public ImportOptions Read(ParseResult command) =>
        new()
        {
            SidecarPath = command.GetValue(_sidecar),
            StateDictKey = command.GetValue(_key),
            HeadActivation = command.GetValue(_activation),
            Nonlinearity = command.GetValue(_nonlinearity),
            Task = command.GetValue(_task),
            Window = command.GetValue(_window),
            OneHot = command.GetValue(_oneHot) ? true : null,
            WithoutPadding = command.GetValue(_withoutPadding) ? true : null,
        };

    /// <summary>Reads a model of either kind; options that describe float files are refused when it is a <c>.trnn</c> model.</summary>
    public IRecurrentModel Load(ParseResult command, string path)
    {
        if (ModelFile.IsInteger(path))
        {
            RequireUnused(command, path);
        }

        return ModelFile.Load(path, Read(command));
    }

    /// <summary>Fails when any of the options was stated although no float file is read.</summary>
    public void RequireUnused(ParseResult command, string path)
    {
        Option[] all = [_sidecar, _key, _activation, _nonlinearity, _task, _oneHot, _withoutPadding];
        if (all.FirstOrDefault(option => command.GetResult(option) is { Implicit: false }) is Option used)
        {
            throw new InputException($"{path}: {used.Name} describes float files, but this is a .trnn model, which says it itself");
        }
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
