using System;
using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Brokers;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Mqtt;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn publish</c>: a model for a station that is connected.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        Argument<string?> model = new("MODEL") { Description = "The .trnn model", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> settings = new("--settings") { Description = "Offer settings instead: a JSON file with the keys that are to change", HelpName = "STATION.json" };
        Option<string?> station = StationNameOption.Create(isRequired: true);
        Option<string> key = new("--key") { Description = "The station's key (update_key in its settings), 64 hexadecimal digits in a file", HelpName = "KEY.txt", Required = true };
        Option<int?> counter = new("--counter") { Description = "Counter of the signature, greater than those before [default: the seconds since 1970, or one more than the station's]", HelpName = "N" };
        var broker = new BrokerOptionSet();
        var command = new Command("publish", "Offer a model or settings to a connected station: it takes them when it transmits, and they count from its next start.") { model, settings, station, key, counter };
        broker.AddTo(command, isRequired: true);
        command.SetAction(result =>
        {
            string name = StationNameOption.Read(result.GetValue(station));
            byte[] secret = SignedModel.ReadKey(result.GetRequiredValue(key));
            string? changes = result.GetValue(settings);
            byte[] file = (result.GetValue(model), changes) switch
            {
                ({ } path, null) => Read(path),
                (null, { } path) => StationFile.ReadChanges(path),
                _ => throw new InputException("expected one of MODEL and --settings"),
            };
            using MqttChannel channel = OpenChannel.To(broker.Read(result)!);
            var publisher = new ModelPublisher(channel, name);
            int last = publisher.LastCounter();
            int next = result.GetValue(counter) ?? (int)Math.Min(int.MaxValue, Math.Max(DateTimeOffset.UtcNow.ToUnixTimeSeconds(), last + 1L));
            if (next < 0 || next < last)
            {
                throw new InputException($"--counter: expected {Math.Max(last, 0)} or more, which the station has seen, found {next}");
            }

            if (changes != null)
            {
                publisher.OfferSettings(file, secret, next);
                Terminal.Line($"Offered to {name}: settings of {Figures.Count(file.Length)} bytes, counter {next}.");
            }
            else
            {
                int pieces = publisher.Offer(file, secret, next);
                Terminal.Line($"Offered to {name}: {Figures.Count(file.Length)} bytes in {pieces} pieces, counter {next}.");
            }

            Terminal.Note("The station takes this when it transmits; what became of it is an event: tinyrnn monitor --mqtt URL.");
            return ExitCode.Success;
        });
        return command;
    }

    private static byte[] Read(string path)
    {
        if (!ModelInput.IsInteger(path))
        {
            throw new InputException($"{path}: expected a .trnn model, found another file; 'tinyrnn quantize' makes one");
        }

        StationModel.Require(path, ModelInput.LoadInteger(path), null, 0);
        return File.ReadAllBytes(path);
    }
}
