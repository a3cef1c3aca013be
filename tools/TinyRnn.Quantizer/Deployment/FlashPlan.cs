using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>The calls of <c>nanoff</c> that bring firmware, files and app to a board, in their order.</summary>
public static class FlashPlan
{
    /// <summary>Makes the calls.</summary>
    /// <exception cref="DeploymentException">Nothing is to be done, or what is to be done lacks something.</exception>
    public static IReadOnlyList<FlashStep> Create(FlashRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        BoardFamily? family = request.Target == null ? null : BoardFamily.Of(request.Target);
        Check(request);
        var steps = new List<FlashStep>();
        if (request.Firmware)
        {
            string[] erase = request.MassErase ? ["--masserase"] : [];
            steps.Add(new FlashStep($"firmware {request.Target}", ["--update", "--target", request.Target!, "--serialport", request.Port, .. erase]));
        }

        List<DeployedFile> files = Files(request);
        if (files.Count > 0)
        {
            string title = $"files {string.Join(", ", files.Select(file => file.Destination))}";
            steps.Add(new FlashStep(title, ["--filedeployment"]) { Files = new FileDeployment(request.Port, files) });
        }

        // Last, because an app may sleep as soon as it runs.
        if (request.App != null)
        {
            steps.Add(new FlashStep($"app {request.App}", Deploy(request, family)));
        }

        return steps;
    }

    private static void Check(FlashRequest request)
    {
        if (!request.Firmware && request.App == null && request.Model == null && request.Settings == null && request.Authority == null && request.Clock == null)
        {
            throw new DeploymentException("expected something to flash: --firmware, --app, --model, --settings, --mqtt-ca, --clock or several of them, found none");
        }

        if (request.Key != null && request.Model == null)
        {
            throw new DeploymentException("--key: expected together with --model, found without");
        }

        if (request.MassErase && !request.Firmware)
        {
            throw new DeploymentException("--masserase: expected together with --firmware, because nothing runs on an empty board, found without");
        }

        if (request.Bootloader && request.App == null)
        {
            throw new DeploymentException("--bootloader: expected together with --app, found without");
        }

        if (request.Target == null && (request.Firmware || request.Bootloader))
        {
            throw new DeploymentException($"--target: expected the name of the board's firmware with {(request.Firmware ? "--firmware" : "--bootloader")}, found none");
        }
    }

    private static IReadOnlyList<string> Deploy(FlashRequest request, BoardFamily? family)
    {
        string[] image = ["--deploy", "--serialport", request.Port, "--image", request.App!];
        return request.Bootloader
            ? ["--target", request.Target!, .. image, "--address", FormattableString.Invariant($"0x{family!.Address:X}")]
            : ["--nanodevice", .. image];
    }

    private static List<DeployedFile> Files(FlashRequest request)
    {
        List<DeployedFile> files = [];
        if (request.Model != null)
        {
            files.Add(request.Key == null
                ? new DeployedFile(request.ModelDestination, request.Model)
                : new DeployedFile(request.ModelDestination, "signed.trnn", SignedModel.Sign(File.ReadAllBytes(request.Model), request.Key, request.Counter)));
        }

        if (request.Settings != null)
        {
            files.Add(new DeployedFile(@"I:\station.json", request.Settings));
        }

        if (request.Authority != null)
        {
            files.Add(new DeployedFile(@"I:\broker.pem", request.Authority));
        }

        if (request.Clock is DateTime time)
        {
            files.Add(new DeployedFile(@"I:\clock.txt", "clock.txt", Encoding.ASCII.GetBytes(time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))));
        }

        return files;
    }
}
