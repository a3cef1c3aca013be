using System;
using Spectre.Console;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Cli.Output;

/// <summary>A progress bar on stderr while a file is read; nothing when stderr is not a terminal.</summary>
internal static class ReadingProgress
{
    private const int RowsPerUpdate = 4096;

    /// <summary>Reads all rows.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="readings">All of them are read.</param>
    /// <param name="row">Called for every row.</param>
    public static void ForEach(string title, ReadingReader readings, Action row)
    {
        if (Console.IsErrorRedirected || readings.Table.Length is not long length)
        {
            Read(readings, row, () => { });
            return;
        }

        Terminal
            .Error.Progress()
            .AutoClear(true)
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: length);
                Read(readings, row, () => task.Value = readings.Table.Position);
            });
    }

    private static void Read(ReadingReader readings, Action row, Action update)
    {
        while (readings.Read())
        {
            row();
            if (readings.Table.RowCount % RowsPerUpdate == 0)
            {
                update();
            }
        }

        readings.RequireRows();
    }
}
