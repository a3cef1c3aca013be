using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace TinyRnn.Cli.Tests.Pictures;

public class DemoPictureTests
{
    private static readonly string[] s_lines =
    [
        "hour ", "2030-05-07 08", "2030-05-07 10", "2030-05-07 12", "2030-05-07 13", "2030-05-07 15", "2030-05-07 17", "2030-05-07 18", "2030-05-07 20",
        "2030-05-07 22", "2030-05-08 00", "2030-05-08 02", "2030-05-08 04",
    ];

    /// <summary>TINYRNN_UPDATE=1 draws it anew.</summary>
    [Fact]
    public void The_readmes_picture_shows_what_demo_prints()
    {
        string[] printed = Tool.Run("demo").Succeeded().Lines;
        List<string> shown = ["$ tinyrnn demo", .. printed.Take(3), ""];
        shown.AddRange(printed.Where(line => s_lines.Any(start => line.StartsWith(start, StringComparison.Ordinal))));
        shown.Add("");
        shown.AddRange(printed.SkipWhile(line => !line.StartsWith("Float against", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("The readings,", StringComparison.Ordinal)));
        string picture = TerminalPicture.Draw("a simulated week, every second hour or so", shown);
        string path = Path.Combine(Samples.Repository, "docs", "images", "demo.svg");
        if (Environment.GetEnvironmentVariable("TINYRNN_UPDATE") == "1")
        {
            File.WriteAllText(path, picture);
        }

        Assert.Equal(File.ReadAllText(path), picture, ignoreLineEndingDifferences: true);
    }
}
