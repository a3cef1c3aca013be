using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace TinyRnn.Cli.Tests.Trainings;

/// <summary>A short training, and readings for it.</summary>
internal static class Training
{
    /// <summary>Options of a training that takes seconds.</summary>
    public static readonly string[] Quick = ["--units", "4", "--seeds", "1", "--epochs", "4", "--features", "levels"];

    /// <summary>Trains on readings in a folder, with the quick options where no other is stated.</summary>
    public static ToolResult Train(TemporaryFolder folder, string text, params string[] arguments)
    {
        string data = folder.Write("data.csv", text);
        return Tool.Run(["train", data, "-o", folder.File("model.trnn"), .. Quick.Where((_, i) => !arguments.Contains(Quick[i / 2 * 2])), .. arguments]);
    }

    /// <summary>Hours of a simulated station: it rains some hours after the air became moist.</summary>
    public static string Rain(int rows) =>
        "time,temperature,humidity,rain,place\n"
        + string.Concat(SimulatedWeather.Hours(rows, 4, new DateTime(2020, 1, 1)).Select(hour => FormattableString.Invariant(
            $"{hour.Time:yyyy-MM-dd HH:mm},{hour.Temperature:F2},{hour.Humidity:F1},{hour.Rain},town\n")));

    /// <summary>Sequences that rise, fall or stay, with noise.</summary>
    public static string Gestures(int count)
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
