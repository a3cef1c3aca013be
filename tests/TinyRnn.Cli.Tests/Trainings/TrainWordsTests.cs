using System;
using System.IO;
using System.Security.Cryptography;
using Xunit;
using static TinyRnn.Cli.Tests.Trainings.Training;

namespace TinyRnn.Cli.Tests.Trainings;

/// <summary>What <c>train</c> says of what it assumed and made.</summary>
public class TrainWordsTests
{
    [Fact]
    public void What_is_assumed_of_times_ranges_and_sensors_is_said()
    {
        using var folder = new TemporaryFolder();
        string text = Rain(700).Replace("humidity,", "soil,", StringComparison.Ordinal);
        string output = Train(folder, text, "--predict", "rain", "--above", "0.5", "--within", "3", "--inputs", "temperature,soil").Output;

        Assert.Contains("Hours of the day are taken to be UTC", output, StringComparison.Ordinal);
        Assert.Contains("Not told by name or unit what they measure: soil (quantity: other). A station takes one such reading from an analog sensor: 'tinyrnn new station --sensor analog', with \"analog_reading\": \"soil\" in its settings.", output, StringComparison.Ordinal);
        Assert.Matches(@"Readings beyond these ranges count as missing, on a station too: temperature -60 to 60 degC, soil \d+", output);
    }

    [Fact]
    public void Inputs_are_found_by_what_they_measure_which_is_said()
    {
        using var folder = new TemporaryFolder();
        string text = Rain(700).Replace("temperature,", "TMP,", StringComparison.Ordinal);
        ToolResult result = Train(folder, text, "--predict", "rain", "--above", "0.5", "--within", "3", "--inputs", "temperature, humidity");

        Assert.Contains("temperature is 'TMP', by what it measures\n", result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("From TMP (temperature, degC), humidity (humidity, %)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranges_are_plain_numbers()
    {
        using var folder = new TemporaryFolder();
        string text = Rain(700).Replace("humidity,", "co2,", StringComparison.Ordinal);
        string output = Train(folder, text, "--predict", "rain", "--above", "0.5", "--within", "3", "--inputs", "temperature,co2").Output;

        Assert.Contains(" co2 0 to 10000 ppm.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_rows_are_trained_on_with_a_line_that_says_what_they_are_worth()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Rain(200), "--predict", "rain", "--above", "0.5", "--within", "3");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches("In the validation part the answer changes only (once|\\d+ times): too few for its figures, and those of the test, to be believed; more readings are needed", result.Output);
    }

    [Fact]
    public void A_second_look_at_the_test_part_says_that_it_is_one()
    {
        using var folder = new TemporaryFolder();
        string[] task = ["--predict", "rain", "--above", "0.5", "--within", "3"];
        Assert.DoesNotContain("look 2", Train(folder, Rain(700), task).Output);
        Assert.Contains("This is look 2 at the same test part", Train(folder, Rain(700), task).Output);
    }

    [Fact]
    public void A_trained_model_is_proven_and_says_what_it_was_made_of()
    {
        using var folder = new TemporaryFolder();
        Train(folder, Rain(700), "--predict", "rain", "--above", "0.5", "--within", "3", "--seed", "7");
        string digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.File("data.csv"))));

        string inspected = Tool.Run("inspect", folder.File("model.trnn")).Succeeded().Output;
        Assert.Contains("Made of a proven network: 24 outputs of 1 example", inspected, StringComparison.Ordinal);
        Assert.Matches(@"Made by tinyrnn \d+\.\d+\.\d+ train --cell gru --layers 1 --units 4 --seed 7, of data with SHA-256 " + digest, inspected);
        Assert.Contains("(proven: 24 outputs of 1 example", Tool.Run("inspect", folder.File("model.safetensors")).Succeeded().Output, StringComparison.Ordinal);
        string page = File.ReadAllText(folder.File("model.html"));
        Assert.Contains("proven: 24 outputs of 1 example", page, StringComparison.Ordinal);
        Assert.Contains(digest, page, StringComparison.Ordinal);
        Assert.DoesNotContain("stated: the file holds no proof", page, StringComparison.Ordinal);
        Assert.Contains("Over 1,000,000 steps without a reset", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_have_names_that_may_stand_anywhere()
    {
        using var folder = new TemporaryFolder();
        string text = Rain(700).Replace(",rain,", ",Niederschlag (mm),", StringComparison.Ordinal);
        Train(folder, text, "--predict", "Niederschlag", "--above", "0.5", "--within", "3");

        Assert.Contains("Niederschlag_above_0_5_within_3h", Tool.Run("inspect", folder.File("model.trnn")).Succeeded().Output, StringComparison.Ordinal);
        ToolResult evaluated = Tool.Run("evaluate", folder.File("model.trnn"), "--input", folder.File("data.csv"));
        Assert.Contains("700 rows, 697 scored", evaluated.Output, StringComparison.Ordinal);
    }
}
