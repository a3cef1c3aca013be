using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>The calls of <c>nanoff</c> that bring firmware, app and model to a board, in their order.</summary>
public static class FlashPlan
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

        if (request.App != null)
        {
            steps.Add(new FlashStep($"app {request.App}", Deploy(request, family)));
        }

        if (request.Model != null)
        {
            steps.Add(new FlashStep($"model {request.Model} to {request.ModelDestination}", ["--filedeployment"]) { Settings = FileDeployment(request) });
        }

        return steps;
    }

    private static void Check(FlashRequest request)
    {
        if (!request.Firmware && request.App == null && request.Model == null)
        {
            throw new DeploymentException("expected something to flash: --firmware, --app, --model or several of them, found none");
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

    private static string FileDeployment(FlashRequest request) =>
        JsonSerializer.Serialize(
            new
            {
                serialport = request.Port,
                files = new[] { new { DestinationFilePath = request.ModelDestination, SourceFilePath = Path.GetFullPath(request.Model!) } },
            },
            s_json);
}
