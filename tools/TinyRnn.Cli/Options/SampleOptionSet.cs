using System.CommandLine;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Pipeline;

namespace TinyRnn.Cli.Options;

/// <summary>The options that say how a file of readings becomes what a model takes.</summary>
internal sealed class SampleOptionSet
{
    private readonly Option<string> _badReadings = new Option<string>("--bad-reading")
    {
        Description = "A missing or infinite reading is replaced by the last good one, or an error",
        DefaultValueFactory = _ => "hold",
    }.OneOf("hold", "error");

    private readonly Option<string?> _sequence = new("--sequence")
    {
        Description = "Column with any text that changes where another series begins: windows do not reach across, state is reset "
            + "[default: the column 'sequence', if there is one, for windows]",
        HelpName = "COLUMN",
    };

    private readonly RawOptionSet _raw = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_badReadings);
        command.Add(_sequence);
        _raw.AddTo(command);
    }

    /// <summary>What was stated on the command line.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="signature">Of the model that takes the samples: one of tokens has no columns.</param>
    public SampleChoices Read(ParseResult command, ModelSignature signature)
    {
        if (signature.Tokens > 0)
        {
            Option[] columns = [_badReadings, _sequence];
            if ((columns.FirstOrDefault(option => command.GetResult(option) is { Implicit: false }) ?? _raw.FirstUsed(command)) is Option used)
            {
                throw new InputException($"{used.Name} is about columns of readings, but {signature.Name} takes lines of tokens");
            }
        }

        return new SampleChoices
        {
            BadReadings = command.GetRequiredValue(_badReadings) == "hold" ? BadReadingPolicy.HoldLastGood : BadReadingPolicy.Throw,
            Sequence = command.GetValue(_sequence),
            Raw = _raw.Read(command),
        };
    }
}
