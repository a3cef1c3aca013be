using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;

namespace TinyRnn.Cli.Options;

/// <summary>The options that say how a file of readings becomes what a model takes.</summary>
internal sealed class SampleOptionSet
{
    private readonly Option<string> _badReadings = new Option<string>("--bad-reading")
    {
        Description = "A missing or infinite reading is replaced by the last good one, or an error",
        DefaultValueFactory = _ => "hold",
    }.AcceptOnlyFromAmong("hold", "error");

    private readonly Option<string?> _sequence = new("--sequence")
    {
        Description = "Column with any text that changes where another series begins: windows do not reach across, state is reset "
            + "[default: the column 'sequence', if there is one, for windows]",
        HelpName = "COLUMN",
    };

    private readonly Option<int?> _window = new("--window")
    {
        Description = "Steps of a window, each starting from the initial state; 0 steps through the whole series [default: the model's]",
        HelpName = "STEPS",
        CustomParser = ParseWindow,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_badReadings);
        command.Add(_sequence);
        command.Add(_window);
    }

    /// <summary>The window that was stated, or null.</summary>
    public int? Window(ParseResult command) => command.GetValue(_window);

    /// <summary>What was stated on the command line.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="signature">Of the model that takes the samples: one of tokens has no columns.</param>
    public SampleChoices Read(ParseResult command, ModelSignature signature)
    {
        if (signature.Tokens > 0)
        {
            Option[] columns = [_badReadings, _sequence];
            if (columns.FirstOrDefault(option => command.GetResult(option) is { Implicit: false }) is Option used)
            {
                throw new InputException($"{used.Name} is about columns of readings, but {signature.Name} takes lines of tokens");
            }
        }

        return new SampleChoices
        {
            BadReadings = command.GetRequiredValue(_badReadings) == "hold" ? BadReadingPolicy.HoldLastGood : BadReadingPolicy.Throw,
            Sequence = command.GetValue(_sequence),
            Window = command.GetValue(_window),
        };
    }

    private static int? ParseWindow(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= SampleChoices.LongestWindow)
        {
            return value;
        }

        result.AddError($"--window: expected a whole number from 0 to {SampleChoices.LongestWindow}, found '{text}'");
        return null;
    }
}
