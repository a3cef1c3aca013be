using System;
using Spectre.Console;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Cli.Output;

/// <summary>A progress bar on stderr while a file is read; nothing when stderr is not a terminal.</summary>
internal static class SampleProgress
{
    private const int SamplesPerUpdate = 4096;

    /// <summary>Reads all samples.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="samples">All of them are read.</param>
    /// <param name="action">Called for every sample.</param>
    public static void ForEach(string title, ISampleReader samples, Action action)
    {
        if (Console.IsErrorRedirected || samples.Length is not long length)
        {
            Read(samples, action, () => { });
            return;
        }

        Terminal
            .Error.Progress()
            .AutoClear(true)
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: length);
                Read(samples, action, () => task.Value = samples.Position);
            });
    }

    private static void Read(ISampleReader samples, Action action, Action update)
    {
        for (long count = 1; samples.Read(); count++)
        {
            action();
            if (count % SamplesPerUpdate == 0)
            {
                update();
            }
        }

        samples.RequireSamples();
    }
}
