using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using TinyRnn.Quantizer.Deployment;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class FlashPlanTests
{
    private static readonly FlashRequest s_nothing = new("COM3");

    [Fact]
    public void Firmware_files_and_app_go_in_this_order()
    {
        IReadOnlyList<FlashStep> steps = FlashPlan.Create(s_nothing with { Target = "ESP32_REV3", Firmware = true, App = "App.bin", Model = "m.trnn" });

        Assert.Equal(
            ["--update --target ESP32_REV3 --serialport COM3", "--filedeployment", "--nanodevice --deploy --serialport COM3 --image App.bin"],
            steps.Select(step => string.Join(' ', step.Arguments)));
    }

    [Fact]
    public void Mass_erase_goes_with_the_firmware() =>
        Assert.Contains("--masserase", FlashPlan.Create(s_nothing with { Target = "ESP32_REV3", Firmware = true, MassErase = true }).Single().Arguments);

    [Fact]
    public void The_boot_loader_needs_the_familys_address() =>
        Assert.Equal(
            ["--target", "ESP32_H2_THREAD", "--deploy", "--serialport", "COM3", "--image", "App.bin", "--address", "0x1C0000"],
            FlashPlan.Create(s_nothing with { Target = "ESP32_H2_THREAD", App = "App.bin", Bootloader = true }).Single().Arguments);

    [Fact]
    public void The_settings_of_a_model_are_json_whatever_its_path()
    {
        const string path = "folder \"of\" Jürgen\\m.trnn";
        string settings = FlashPlan.Create(s_nothing with { Model = path, ModelDestination = @"I:\model-b.trnn" }).Single().Files!.Settings("made");

        JsonElement json = JsonDocument.Parse(settings).RootElement;
        JsonElement file = json.GetProperty("files")[0];
        Assert.Equal("COM3", json.GetProperty("serialport").GetString());
        Assert.Equal(@"I:\model-b.trnn", file.GetProperty("DestinationFilePath").GetString());
        Assert.Equal(Path.GetFullPath(path), file.GetProperty("SourceFilePath").GetString());
    }

    [Fact]
    public void A_signed_model_and_the_time_are_made_beside_the_settings()
    {
        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        string folder = Directory.CreateTempSubdirectory("tinyrnn-").FullName;
        string model = Path.Combine(folder, "m.trnn");
        File.WriteAllText(model, "model");

        var files = FlashPlan.Create(s_nothing with { Model = model, Key = key, Counter = 5, Clock = new DateTime(2026, 5, 1, 13, 0, 5, DateTimeKind.Utc) }).Single().Files!;
        JsonElement json = JsonDocument.Parse(File.ReadAllText(files.Write(folder))).RootElement.GetProperty("files");
        byte[] signed = File.ReadAllBytes(json[0].GetProperty("SourceFilePath").GetString()!);
        string clock = File.ReadAllText(json[1].GetProperty("SourceFilePath").GetString()!);
        Directory.Delete(folder, recursive: true);

        Assert.Equal("modelTRSG", System.Text.Encoding.ASCII.GetString(signed[..9]));
        Assert.Equal([5, 0, 0, 0], signed[9..13]);
        Assert.Equal(HMACSHA256.HashData(key, "\u0005\0\0\0model"u8), signed[13..]);
        Assert.Equal((@"I:\clock.txt", "2026-05-01T13:00:05Z"), (json[1].GetProperty("DestinationFilePath").GetString(), clock));
    }

    [Theory]
    [InlineData("00112233", "expected a key of 64 hexadecimal digits, found 8 other characters")]
    [InlineData("no key", "expected a key of 64 hexadecimal digits, found 6 other characters")]
    [InlineData(null, "expected a file with a key of 64 hexadecimal digits, found none")]
    public void A_key_that_is_none_is_refused_and_not_shown(string? text, string message)
    {
        string path = Path.GetTempFileName();
        if (text == null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal($"{path}: {message}", Assert.Throws<DeploymentException>(() => SignedModel.ReadKey(path)).Message);
        File.Delete(path);
    }

    [Fact]
    public void Requests_that_lack_something_are_refused()
    {
        Refused(s_nothing, "expected something to flash: --firmware, --app, --model, --settings, --mqtt-ca, --clock or several of them, found none");
        Refused(s_nothing with { Firmware = true }, "--target: expected the name of the board's firmware with --firmware, found none");
        Refused(s_nothing with { App = "a", Bootloader = true }, "--target: expected the name of the board's firmware with --bootloader, found none");
        Refused(s_nothing with { Model = "m", Bootloader = true }, "--bootloader: expected together with --app, found without");
        Refused(s_nothing with { App = "a", Key = new byte[32] }, "--key: expected together with --model, found without");
        Refused(s_nothing with { App = "a", MassErase = true }, "--masserase: expected together with --firmware, because nothing runs on an empty board, found without");
    }

    private static void Refused(FlashRequest request, string message) =>
        Assert.Equal(message, Assert.Throws<DeploymentException>(() => FlashPlan.Create(request)).Message);
}
