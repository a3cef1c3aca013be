using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace TinyRnn.Cli.Tests.Pages;

/// <summary>The report on a telephone, a tablet and a desk: nothing stands beyond the page or is cut, long names included.</summary>
public sealed class ReportWidthTests : IDisposable
{
    private const string LongName = "Niederschlag_in_den_naechsten_drei_Stunden_von_mindestens_einem_Zehntel_Millimeter";

    // Every visible box inside the page, none with more in it than it shows, and the text of drawings inside the drawing.
    private const string Measure = """
        <!DOCTYPE html><body><pre id="found"></pre><script>
        const found = document.getElementById("found");
        for (const width of [360, 800, 1400]) {
          const frame = document.createElement("iframe");
          frame.style = `border:0;width:${width}px;height:9000px`;
          frame.onload = () => {
            const page = frame.contentDocument;
            for (const box of page.body.querySelectorAll("*")) {
              const place = box.getBoundingClientRect();
              const drawing = box.ownerSVGElement?.getBoundingClientRect();
              const name = `${width}: ${box.tagName} ${box.textContent.trim().slice(0, 40)}\n`;
              if (place.width > 0 && place.right > width + 0.5) found.textContent += "beyond the page, " + name;
              if (!drawing && box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display != "inline") found.textContent += "cut, " + name;
              if (box.tagName == "text" && place.width > 0 && (place.left < drawing.left - 1 || place.right > drawing.right + 1)) found.textContent += "beyond the drawing, " + name;
            }
            found.textContent += `measured ${width}\n`;
          };
          frame.src = "report.html";
          document.body.append(frame);
        }
        </script></body>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public void Nothing_is_cut_or_beyond_the_page_at_360_800_and_1400_pixels()
    {
        Assert.Equal(0, Report().ExitCode);

        string found = Look(_folder.Write("frame.html", Measure));

        Assert.Equal(["measured 1400", "measured 360", "measured 800"], found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Fact]
    public void Every_cell_of_a_table_names_its_column_for_narrow_pages()
    {
        Assert.Equal(0, Report().ExitCode);
        string page = File.ReadAllText(_folder.File("report.html"));
        string[] tables = [.. Regex.Matches(page, "<table>.*?</table>", RegexOptions.Singleline).Select(match => match.Value)];

        Assert.NotEmpty(tables);
        Assert.All(tables, table =>
        {
            string[] columns = [.. Regex.Matches(table, "<th scope=\"col\">([^<]*)</th>").Skip(1).Select(match => match.Groups[1].Value)];
            string[] labels = [.. Regex.Matches(table, "<td data-label=\"([^\"]*)\">").Select(match => match.Groups[1].Value)];
            Assert.Equal(Regex.Count(table, "<td"), labels.Length);
            Assert.Equal(labels.Select((_, i) => columns[i % columns.Length]), labels);
        });
    }

    private ToolResult Report()
    {
        string weights = _folder.File("long.pt");
        File.Copy(Path.Combine(Samples.Repository, "examples/rain/rain-gru.pt"), weights);
        _folder.Write("long.json", File.ReadAllText(Path.Combine(Samples.Repository, "examples/rain/rain-gru.json")).Replace("rain_3h", LongName, StringComparison.Ordinal));
        string model = _folder.File("a_model_of_the_weather_station_on_the_roof_of_the_house_behind_the_garden.trnn");
        Tool.Run("quantize", weights, "--calibrate", Path.Combine(Samples.Repository, "examples/rain/calibration.csv"), "-o", model).Succeeded();
        return Tool.Run(
            "report", model, "--input", Path.Combine(Samples.Repository, "examples/rain/week.csv"), "--label", "rain", "--against", weights, "--steps", "2000", "-o",
            _folder.File("report.html"));
    }

    private string Look(string frame)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", $"--user-data-dir={_folder.File("profile")}", "--virtual-time-budget=10000", "--dump-dom",
            new Uri(frame).AbsoluteUri,
        ];
        using Process process = Process.Start(new ProcessStartInfo(BrowserFactAttribute.Browser!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string page = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "the browser did not end");
        return WebUtility.HtmlDecode(Regex.Match(page, "<pre id=\"found\">(.*?)</pre>", RegexOptions.Singleline).Groups[1].Value);
    }
}
