using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn flash</c>: firmware, app and model onto a board.</summary>
internal static class FlashCommand
{
    public static Command Create()
    {
        Option<string?> port = BoardOptions.Port();
        port.Required = true;
        Option<string?> target = BoardOptions.Target();
        Option<bool> firmware = new("--firmware") { Description = "Write the newest nanoFramework firmware of the target" };
        Option<bool> massErase = new("--masserase") { Description = "Erase the whole flash before the firmware is written: app, files, settings" };
        Option<string?> app = new("--app") { Description = "Write an app that 'tinyrnn pack' made", HelpName = "APP.bin" };
        Option<bool> bootloader = new("--bootloader") { Description = "Write the app through the chip's boot loader: for a board whose app sleeps or hangs" };
        Option<string?> model = new("--model") { Description = "Write a .trnn model to the board's internal storage", HelpName = "FILE.trnn" };
        Option<string> slot = new Option<string>("--slot")
        {
            Description = "Which of the station's two model files",
            DefaultValueFactory = _ => "a",
        }.OneOf("a", "b");
        Option<string?> key = new("--key") { Description = "Sign the model with this key, 64 hexadecimal digits in a file; for a station that takes signed models only", HelpName = "KEY.txt" };
        Option<int?> counter = new("--counter") { Description = "Counter of the signature, greater than those before [default: the seconds since 1970]", HelpName = "N" };
        Option<string?> settings = new("--settings") { Description = "Leave a station's settings, a JSON file: pins, sensors, thresholds", HelpName = "STATION.json" };
        Option<string?> authority = new("--mqtt-ca") { Description = "Leave the certificate of the broker's authority, for settings with mqtts://", HelpName = "CA.pem" };
        Option<bool> clock = new("--clock") { Description = "Leave the time for a station whose clock is not set" };
        Option<string?> nanoff = new("--nanoff") { Description = "Where nanoff is [default: on the PATH]", HelpName = "FILE" };
        Option<bool> dryRun = new("--dry-run") { Description = "Check the files and print the commands, but run none" };
        var command = new Command("flash", "Bring firmware, app and model onto a board, with nanoff.")
        {
            port, target, firmware, massErase, app, bootloader, model, slot, key, counter, settings, authority, clock, nanoff, dryRun,
        };
        command.SetAction(result =>
        {
            var request = new FlashRequest(result.GetRequiredValue(port)!)
            {
                Target = result.GetValue(target),
                Firmware = result.GetValue(firmware),
                MassErase = result.GetValue(massErase),
                App = result.GetValue(app),
                Bootloader = result.GetValue(bootloader),
                Model = result.GetValue(model),
                Settings = result.GetValue(settings),
                Authority = result.GetValue(authority),
                Key = result.GetValue(key) is string path ? SignedModel.ReadKey(path) : null,
                Counter = result.GetValue(counter) ?? (int)Math.Min(int.MaxValue, DateTimeOffset.UtcNow.ToUnixTimeSeconds()),
                Clock = result.GetValue(clock) ? DateTime.UtcNow : null,
                ModelDestination = $@"I:\model-{result.GetRequiredValue(slot)}.trnn",
            };
            string? remark = FlashFiles.Check(request);
            if (remark != null)
            {
                Terminal.Note(remark);
            }

            IReadOnlyList<FlashStep> steps = FlashPlan.Create(request);
            return result.GetValue(dryRun) ? Print(steps) : Run(Nanoff.Find(result.GetValue(nanoff)), request.Port, steps);
        });
        return command;
    }

    private static int Print(IReadOnlyList<FlashStep> steps)
    {
        foreach (FlashStep step in steps)
        {
            string[] settings = step.Files == null ? [] : [FileDeployment.SettingsName];
            Terminal.Line(ShellText.Join(["nanoff", .. step.Arguments, .. settings]));
            if (step.Files != null)
            {
                Terminal.Line($"with this {FileDeployment.SettingsName}:");
                Terminal.Result(step.Files.Settings(""));
            }
        }

        return ExitCode.Success;
    }

    private static int Run(Nanoff nanoff, string port, IReadOnlyList<FlashStep> steps)
    {
        SerialPorts.Require(port);
        for (int i = 0; i < steps.Count; i++)
        {
            Terminal.Line($"[{i + 1}/{steps.Count}] {steps[i].Title}");
            NanoffResult result = Run(nanoff, steps[i]);
            if (result.Failure is string failure)
            {
                Terminal.Problem($"{steps[i].Title}: {failure}");
                Terminal.Note(result.Hint.Length == 0 ? "What it said stands above." : result.Hint);
                return ExitCode.CheckFailed;
            }
        }

        Terminal.Line("Done.");
        return ExitCode.Success;
    }

    private static NanoffResult Run(Nanoff nanoff, FlashStep step)
    {
        DirectoryInfo? folder = step.Files == null ? null : Directory.CreateTempSubdirectory("tinyrnn-flash-");
        using IDisposable undo = Interruption.Undo(() => folder?.Delete(recursive: true));
        List<string> arguments = [.. step.Arguments];
        if (folder != null)
        {
            arguments.Add(step.Files!.Write(folder.FullName));
        }

        Terminal.Line(Nanoff.CommandLine(arguments));
        return nanoff.Run(arguments, Terminal.Relay);
    }
}
