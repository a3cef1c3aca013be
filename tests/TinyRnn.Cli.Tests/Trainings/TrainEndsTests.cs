using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Tests.Files;
using Xunit;
using static TinyRnn.Cli.Tests.Trainings.Training;

namespace TinyRnn.Cli.Tests.Trainings;

/// <summary>Trainings that a signal or a full disk ends.</summary>
public class TrainEndsTests
{
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
                ["train", data, "-o", folder.File("model.trnn"), "--predict", "rain", "--above", "0.5", "--within", "3", "--seed", $"{moment}", .. Quick]);
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
}
