using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TinyRnn.Cli.Tests.Files;
using Xunit;

namespace TinyRnn.Cli.Tests;

public class TrainTests
{
    private static readonly string[] s_quick = ["--units", "4", "--seeds", "1", "--epochs", "4", "--features", "levels"];

    [Fact]
    public void Readings_become_a_model_its_float_files_and_a_report()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Rain(900), "--predict", "rain", "--above", "0.5", "--within", "3");
        Assert.Equal("", string.Concat(result.Error.Split('\n').Where(line => line.StartsWith("tinyrnn", StringComparison.Ordinal))));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["data.csv", "model.html", "model.json", "model.safetensors", "model.train.json", "model.trnn"], folder.Files);
        Assert.StartsWith("Predicts binary: rain of at least 0.5 in at least one of the next 3 rows", result.Output);
        Assert.Contains("From temperature (temperature, degC), humidity (humidity, %)", result.Output);
        Assert.Contains("persistence", result.Output);
        Assert.Contains("climatology", result.Output);
        Assert.Contains("logistic regression", result.Output);
        Assert.Contains("gradient boosting", result.Output);
        Assert.Contains("Predicts binary: rain of at least 0.5", Tool.Run("inspect", folder.File("model.trnn")).Output);
        ToolResult evaluated = Tool.Run("evaluate", folder.File("model.trnn"), "--input", folder.File("data.csv"));
        Assert.Contains("Labels: binary: rain of at least 0.5 in at least one of the next 3 rows", evaluated.Output);
        Assert.Contains("900 rows, 897 scored", evaluated.Output);
        Assert.Contains("<h2>Verdict</h2>", File.ReadAllText(folder.File("model.html")));
        Assert.Equal(0, Tool.Run("inspect", folder.File("model.safetensors")).ExitCode);
        using var report = JsonDocument.Parse(File.ReadAllText(folder.File("model.train.json")));
        Assert.Equal(1, report.RootElement.GetProperty("test").GetProperty("looks").GetInt32());
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_whatever_the_machine_and_the_threads()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        Assert.Equal(0, Train(folder, Rain(700), "--predict", "rain", "--above", "0.5", "--within", "3", "--threads", "1").ExitCode);
        string data = other.Write("data.csv", Rain(700));
        var environment = new Dictionary<string, string> { ["DOTNET_EnableHWIntrinsic"] = "0", ["LC_ALL"] = "de_DE.UTF-8" };
        string[] arguments = ["train", data, "-o", other.File("model.trnn"), .. s_quick, "--predict", "rain", "--above", "0.5", "--within", "3", "--threads", "2"];
        Assert.Equal(0, Tool.RunIn(environment, null, arguments).ExitCode);
        Assert.Equal(File.ReadAllBytes(folder.File("model.safetensors")), File.ReadAllBytes(other.File("model.safetensors")));
        Assert.Equal(File.ReadAllText(folder.File("model.json")), File.ReadAllText(other.File("model.json")));
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
    public void Weights_that_are_not_those_that_were_trained_are_refused()
    {
        using var folder = new TemporaryFolder();
        Train(folder, Rain(700), "--predict", "rain", "--above", "0.5", "--within", "3");
        byte[] weights = File.ReadAllBytes(folder.File("model.safetensors"));
        BitConverter.GetBytes(1.5f).CopyTo(weights, weights.Length - 64);
        File.WriteAllBytes(folder.File("model.safetensors"), weights);

        ToolResult result = Tool.Run("inspect", folder.File("model.safetensors"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is not the network of the framework", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_stated_leaves_the_others_usable_and_is_known_to_the_report()
    {
        using var folder = new TemporaryFolder();
        string text = Rain(900).Replace("temperature,", "Luft,", StringComparison.Ordinal).Replace(",rain,", ",Menge,", StringComparison.Ordinal);
        ToolResult result = Train(
            folder, text, "--column", "temperature=Luft*1.8+32", "--column", "rain=Menge*0.1", "--predict", "rain", "--above", "0.25", "--within", "3");

        Assert.Contains("From temperature (temperature, degC), humidity (humidity, %)", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no report", result.Error, StringComparison.Ordinal);
        Assert.Contains("<h2>Verdict</h2>", File.ReadAllText(folder.File("model.html")), StringComparison.Ordinal);
        string[] evaluation = ["evaluate", folder.File("model.trnn"), "--input", folder.File("data.csv"), "--column", "temperature=Luft*1.8+32", "--column"];
        JsonElement scaled = Tool.Run([.. evaluation, "rain=Menge*0.1", "--json"]).Json;
        JsonElement larger = Tool.Run([.. evaluation, "rain=Menge", "--json"]).Json;
        Assert.Equal(897, scaled.GetProperty("scored").GetInt32());
        Assert.True(Events(scaled) < Events(larger), "the scale of what is predicted counts");
    }

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
    public void Outputs_have_names_that_may_stand_anywhere()
    {
        using var folder = new TemporaryFolder();
        string text = Rain(700).Replace(",rain,", ",Niederschlag (mm),", StringComparison.Ordinal);
        Train(folder, text, "--predict", "Niederschlag", "--above", "0.5", "--within", "3");

        Assert.Contains("Niederschlag_above_0_5_within_3h", Tool.Run("inspect", folder.File("model.trnn")).Succeeded().Output, StringComparison.Ordinal);
        ToolResult evaluated = Tool.Run("evaluate", folder.File("model.trnn"), "--input", folder.File("data.csv"));
        Assert.Contains("700 rows, 697 scored", evaluated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_is_predicted_in_its_unit()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Rain(700), "--predict", "temperature", "--ahead", "3");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Predicts regression: temperature 3 rows ahead", result.Output);
        using var sidecar = JsonDocument.Parse(File.ReadAllText(folder.File("model.json")));
        Assert.InRange(sidecar.RootElement.GetProperty("outputs")[0].GetProperty("mean").GetDouble(), 14, 16);
    }

    [Fact]
    public void Sequences_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Gestures(120), "--predict", "label", "--sequence", "id", "--inputs", "x,y", "--epochs", "30", "--units", "8");
        Assert.Equal("", string.Concat(result.Error.Split('\n').Where(line => line.StartsWith("tinyrnn", StringComparison.Ordinal))));
        Assert.Contains("Predicts multi-class: which label of each id: down, flat, up", result.Output);
        using var report = JsonDocument.Parse(File.ReadAllText(folder.File("model.train.json")));
        Assert.InRange(report.RootElement.GetProperty("test").GetProperty("integer").GetDouble(), 0.8, 1);
    }

    [Theory]
    [InlineData(new[] { "--predict", "rian", "--above", "1", "--within", "3" }, "--predict: no column 'rian'")]
    [InlineData(new[] { "--predict", "rain", "--above", "99", "--within", "3" }, "the training part: expected different values to predict")]
    [InlineData(new[] { "--predict", "rain", "--inputs", "rain,humidity" }, "expected inputs without the column that is predicted")]
    [InlineData(new[] { "--predict", "rain", "--inputs", "place" }, "expected numbers in column 'place', found 'town'")]
    [InlineData(new[] { "--predict", "rain", "--within", "3" }, "expected --above or --below")]
    [InlineData(new[] { "--predict", "rain", "--split", "2030-01-01,2031-01-01" }, "expected a time between")]
    [InlineData(new[] { "--predict", "rain", "--units", "0" }, "--units: expected 1 to 256")]
    [InlineData(new[] { "--predict", "rain", "--above", "0,1" }, "--above: expected a number with a decimal point, found '0,1'")]
    [InlineData(new[] { "--predict", "rain", "--above", "NaN" }, "--above: expected a finite number, found NaN")]
    [InlineData(new[] { "--predict", "rain", "--budget", "soon" }, "--budget: expected a time as 90s")]
    [InlineData(new[] { "--predict", "rain", "--budget", "flash=lots" }, "found 'flash=lots'")]
    [InlineData(new[] { "--predict", "rain", "--above", "1", "--below", "0" }, "--above, --below: expected limits in order")]
    [InlineData(new[] { "--predict", "rain", "--above", "0.5", "--within", "3", "--budget", "ram=100", "--features", "levels", "--units", "4" }, "--budget: expected a size that the board has room for, found none among 4 units")]
    public void What_cannot_be_trained_has_a_line_of_its_own(string[] arguments, string message)
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("data.csv", Rain(300));
        ToolResult result = Tool.Run(["train", data, "-o", folder.File("model.trnn"), "--seeds", "1", "--epochs", "1", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        string line = Assert.Single(result.Error.Split('\n'), line => line.StartsWith("tinyrnn: ", StringComparison.Ordinal));
        Assert.Contains(message, line);
        Assert.Equal(["data.csv"], folder.Files);
    }

    [Fact]
    public void Too_few_rows_are_refused()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Rain(120), "--predict", "rain", "--above", "0.5", "--within", "3");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the training part: expected at least 100 rows with a value of 'rain' to predict, found 81", result.Error);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void An_interrupted_training_keeps_the_best_so_far(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string data = folder.Write("data.csv", Rain(900));
        using Process process = Tool.Start(
            "train", data, "-o", folder.File("model.trnn"), "--predict", "rain", "--above", "0.5", "--within", "3",
            "--units", "4", "--seeds", "100", "--epochs", "200", "--features", "levels");
        string? first = process.StandardError.ReadLine();
        Assert.StartsWith("4 units, seed 0", first);
        Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExit();
        string error = process.StandardError.ReadToEnd();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("the best network so far is kept", error);
        Assert.Contains("Wrote ", output);
        Assert.Contains("model.trnn", folder.Files);
    }

    [Fact]
    public void Few_rows_are_trained_on_with_a_line_that_says_what_they_are_worth()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Rain(200), "--predict", "rain", "--above", "0.5", "--within", "3");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches("In the validation part the answer changes only (once|\\d+ times): too few for its figures, and those of the test, to be believed; more readings are needed", result.Output);
    }

    [UnixFact]
    public void A_killed_training_leaves_all_files_of_a_model_or_none()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("data.csv", Rain(700));
        folder.Write("model.html", "the page of an older model");
        for (int moment = 0; moment < 4; moment++)
        {
            // Another seed each time, so that files of two trainings do not go together.
            using Process process = Tool.Start(
                ["train", data, "-o", folder.File("model.trnn"), "--predict", "rain", "--above", "0.5", "--within", "3", "--seed", $"{moment}", .. s_quick]);
            process.StandardError.ReadLine();
            System.Threading.Thread.Sleep(moment * 700);
            process.Kill();
            process.WaitForExit();

            string[] left = [.. folder.Files.Where(name => !name.StartsWith(".tinyrnn-", StringComparison.Ordinal))];
            if (left.Contains("model.trnn"))
            {
                Assert.Contains("(proven", Tool.Run("inspect", folder.File("model.safetensors")).Succeeded().Output, StringComparison.Ordinal);
                ToolResult beside = Tool.Run("evaluate", folder.File("model.trnn"), "--input", data, "--against", folder.File("model.safetensors"));
                Assert.Equal(0, beside.ExitCode);
                Assert.DoesNotContain("is not the file", beside.Error, StringComparison.Ordinal);
                Assert.False(left.Contains("model.html") && File.ReadAllText(folder.File("model.html")).StartsWith("the page of an older", StringComparison.Ordinal));
            }
            else
            {
                Assert.Equal(["data.csv", "model.html"], left);
            }
        }
    }

    [UnixFact]
    public void A_disk_that_is_full_has_a_line_of_its_own_and_leaves_the_old_files()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("data.csv", Rain(700));
        folder.Write("model.trnn", "the old model");
        folder.Write("model.html", "its page");
        const string Line = "trap '' XFSZ; ulimit -f {0}; DOTNET_EnableWriteXorExecute=0 exec \"$TOOL\" train \"$1\" --predict rain --above 0.5 --within 3 --units 4 --seeds 1 --epochs 2 --features levels -o \"$2\"";

        ToolResult none = Shell.Run(Line.Replace("{0}", "1", StringComparison.Ordinal), data, folder.File("model.trnn"));
        Assert.Equal((2, 1), (none.ExitCode, none.Error.Split('\n').Count(line => line.Contains("cannot be written", StringComparison.Ordinal))));
        Assert.Equal(["data.csv", "model.html", "model.trnn"], folder.Files);
        Assert.Equal("the old model", File.ReadAllText(folder.File("model.trnn")));

        ToolResult model = Shell.Run(Line.Replace("{0}", "40", StringComparison.Ordinal), data, folder.File("model.trnn"));
        Assert.Equal(2, model.ExitCode);
        Assert.Contains("model.html: cannot be written", model.Error, StringComparison.Ordinal);
        Assert.Contains("model.trnn and its float files are written; what is missing is the comparison and the report.", model.Error, StringComparison.Ordinal);
        Assert.Equal(["data.csv", "model.json", "model.safetensors", "model.train.json", "model.trnn"], folder.Files);
        Tool.Run("inspect", folder.File("model.trnn")).Succeeded();
    }

    private static long Events(JsonElement evaluation)
    {
        JsonElement scores = evaluation.GetProperty("result").GetProperty("scores");
        return scores.GetProperty("truePositives").GetInt64() + scores.GetProperty("falseNegatives").GetInt64();
    }

    private static ToolResult Train(TemporaryFolder folder, string text, params string[] arguments)
    {
        string data = folder.Write("data.csv", text);
        return Tool.Run(["train", data, "-o", folder.File("model.trnn"), .. s_quick.Where((_, i) => !arguments.Contains(s_quick[i / 2 * 2])), .. arguments]);
    }

    /// <summary>Hours of a simulated station: it rains some hours after the air became moist.</summary>
    private static string Rain(int rows) =>
        "time,temperature,humidity,rain,place\n"
        + string.Concat(SimulatedWeather.Hours(rows, 4, new DateTime(2020, 1, 1)).Select(hour => FormattableString.Invariant(
            $"{hour.Time:yyyy-MM-dd HH:mm},{hour.Temperature:F2},{hour.Humidity:F1},{hour.Rain},town\n")));

    /// <summary>Sequences that rise, fall or stay, with noise.</summary>
    private static string Gestures(int count)
    {
        var random = new Random(5);
        var text = new StringBuilder("id,label,x,y\n");
        for (int id = 0; id < count; id++)
        {
            int kind = random.Next(3);
            int length = random.Next(8, 16);
            for (int step = 0; step < length; step++)
            {
                double x = ((kind - 1) * step / 4.0) + random.NextDouble() - 0.5;
                text.Append(CultureInfo.InvariantCulture, $"g{id},{(kind == 0 ? "down" : kind == 1 ? "flat" : "up")},{x:F3},{random.NextDouble():F3}\n");
            }
        }

        return text.ToString();
    }
}
