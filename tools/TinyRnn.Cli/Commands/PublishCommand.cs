using System;
using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Brokers;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Mqtt;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn publish</c>: a model for a station that is connected.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        Argument<string> model = CommonOptions.Model("The .trnn model");
        Option<string?> station = StationNameOption.Create(isRequired: true);
        Option<string> key = new("--key") { Description = "The station's key (update_key in its settings), 64 hexadecimal digits in a file", HelpName = "KEY.txt", Required = true };
        Option<int?> counter = new("--counter") { Description = "Counter of the signature, greater than those before [default: the seconds since 1970, or one more than the station's]", HelpName = "N" };
        var broker = new BrokerOptionSet();
        var command = new Command("publish", "Offer a model to a connected station: it takes it when it transmits, and runs it from its next start.") { model, station, key, counter };
        broker.AddTo(command, isRequired: true);
        command.SetAction(result =>
        {
            string name = StationNameOption.Read(result.GetValue(station));
            byte[] secret = SignedModel.ReadKey(result.GetRequiredValue(key));
            byte[] file = Read(result.GetRequiredValue(model));
            using MqttChannel channel = OpenChannel.To(broker.Read(result)!);
            var publisher = new ModelPublisher(channel, name);
            int last = publisher.LastCounter();
            int next = result.GetValue(counter) ?? (int)Math.Min(int.MaxValue, Math.Max(DateTimeOffset.UtcNow.ToUnixTimeSeconds(), last + 1L));
            if (next < 0 || next < last)
            {
                throw new InputException($"--counter: expected {Math.Max(last, 0)} or more, which the station has seen, found {next}");
            }

            int pieces = publisher.Offer(file, secret, next);
            Terminal.Line($"Offered to {name}: {Figures.Count(file.Length)} bytes in {pieces} pieces, counter {next}.");
            Terminal.Note("The station takes it when it transmits; what became of it is an event: tinyrnn monitor --mqtt URL.");
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
