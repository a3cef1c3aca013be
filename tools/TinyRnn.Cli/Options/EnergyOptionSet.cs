using System.CommandLine;
using System.Linq;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Options;

/// <summary>The currents of a station: all of them, or none.</summary>
internal sealed class EnergyOptionSet
{
    private readonly Option<double?> _battery = new("--battery") { Description = "Capacity of the battery", HelpName = "MAH" };
    private readonly Option<double?> _sleep = new("--sleep-current") { Description = "Current asleep, in microampere", HelpName = "UA" };
    private readonly Option<double?> _awake = new("--awake-current") { Description = "Current awake, in milliampere", HelpName = "MA" };
    private readonly Option<double?> _time = new("--awake-time") { Description = "Seconds awake for a reading", HelpName = "SECONDS" };
    private readonly Option<double?> _interval = new("--interval") { Description = "Seconds from one reading to the next", HelpName = "SECONDS" };

    private Option<double?>[] All => [_battery, _sleep, _awake, _time, _interval];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option<double?> option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>What was stated; null when nothing was.</summary>
    /// <exception cref="InputException">Some of it is missing, or contradicts itself.</exception>
    public EnergyBudget? Read(ParseResult result)
    {
        double?[] stated = [.. All.Select(result.GetValue)];
        if (stated.All(value => value is null))
        {
            return null;
        }

        for (int i = 0; i < stated.Length; i++)
        {
            if (stated[i] is null)
            {
                throw new InputException($"{All[i].Name}: expected it beside the other figures of the battery ({string.Join(", ", All.Select(option => option.Name))}), found none");
            }
        }

        var budget = new EnergyBudget(stated[0]!.Value, stated[1]!.Value, stated[2]!.Value, stated[3]!.Value, stated[4]!.Value);
        return EnergyProblem.Of(budget) is { } problem ? throw new InputException($"battery: {problem}") : budget;
    }
}
