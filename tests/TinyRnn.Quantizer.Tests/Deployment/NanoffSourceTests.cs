using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Deployment;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

/// <summary>The options that we pass to nanoff, against its public sources (nanoframework/nanoFirmwareFlasher), in or below the folder NANO_LIBS.</summary>
public partial class NanoffSourceTests
{
    [NanoSourcesTheory]
    [InlineData("ESP32_REV3")]
    [InlineData("ESP32_S3")]
    [InlineData("ESP32_C3")]
    [InlineData("ESP32_C6_THREAD")]
    [InlineData("ESP32_H2_THREAD")]
    public void Every_option_that_flash_passes_is_one_of_nanoff(string target)
    {
        HashSet<string> known = Options();
        FlashRequest all = new("COM3") { Target = target, Firmware = true, MassErase = true, App = "App.bin", Model = "model.trnn", Clock = DateTime.UnixEpoch };

        string[] used = [.. FlashPlan.Create(all).Concat(FlashPlan.Create(all with { Bootloader = true })).SelectMany(step => step.Arguments).Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word[2..]).Distinct()];

        Assert.True(used.Length >= 9);
        Assert.All(used, option => Assert.Contains(option, known));
    }

    private static HashSet<string> Options()
    {
        string folder = Environment.GetEnvironmentVariable(NanoSourcesTheoryAttribute.Variable)!;
        string[] files = [.. Directory.EnumerateFiles(folder, "Options.cs", SearchOption.AllDirectories).Where(file => file.Contains("nanoFirmwareFlasher", StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        return [.. files.SelectMany(file => Option().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@"\[Option\(\s*(?:'\w',\s*)?""([\w-]+)""")]
    private static partial Regex Option();
}

/// <summary>A test that needs sources of nanoFramework's tools, and says so where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NanoSourcesTheoryAttribute : TheoryAttribute
{
    public const string Variable = "NANO_LIBS";

    public NanoSourcesTheoryAttribute()
    {
        Skip = Directory.Exists(Environment.GetEnvironmentVariable(Variable)) ? null : $"not verified: {Variable} names no folder with nanoff's sources";
    }
}
