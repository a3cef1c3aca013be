using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Deployment;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class FlashPlanTests
{
    private static readonly FlashRequest s_nothing = new("COM3");

    [Fact]
    public void Firmware_app_and_model_go_in_this_order()
    {
        IReadOnlyList<FlashStep> steps = FlashPlan.Create(s_nothing with { Target = "ESP32_REV3", Firmware = true, App = "App.bin", Model = "m.trnn" });

        Assert.Equal(
            ["--update --target ESP32_REV3 --serialport COM3", "--nanodevice --deploy --serialport COM3 --image App.bin", "--filedeployment"],
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
        string settings = FlashPlan.Create(s_nothing with { Model = path, ModelDestination = @"I:\model-b.trnn" }).Single().Settings!;

        JsonElement json = JsonDocument.Parse(settings).RootElement;
        JsonElement file = json.GetProperty("files")[0];
        Assert.Equal("COM3", json.GetProperty("serialport").GetString());
        Assert.Equal(@"I:\model-b.trnn", file.GetProperty("DestinationFilePath").GetString());
        Assert.Equal(Path.GetFullPath(path), file.GetProperty("SourceFilePath").GetString());
    }

    [Fact]
    public void Requests_that_lack_something_are_refused()
    {
        Refused(s_nothing, "expected something to flash: --firmware, --app, --model or several of them, found none");
        Refused(s_nothing with { Firmware = true }, "--target: expected the name of the board's firmware with --firmware, found none");
        Refused(s_nothing with { App = "a", Bootloader = true }, "--target: expected the name of the board's firmware with --bootloader, found none");
        Refused(s_nothing with { Model = "m", Bootloader = true }, "--bootloader: expected together with --app, found without");
        Refused(s_nothing with { App = "a", MassErase = true }, "--masserase: expected together with --firmware, because nothing runs on an empty board, found without");
    }

    private static void Refused(FlashRequest request, string message) =>
        Assert.Equal(message, Assert.Throws<DeploymentException>(() => FlashPlan.Create(request)).Message);
}
