using System;
using Spectre.Console;
using TinyRnn.Cli.Files;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Cli.Output;

/// <summary>A progress bar on stderr while a file is read; nothing when stderr is not a terminal.</summary>
internal static class SampleProgress
{
    /// <summary>Does something with every sample.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="samples">All of them are read.</param>
    /// <param name="action">Called for every sample.</param>
    public static void ForEach(string title, ISampleReader samples, Action action) =>
        Show(title, samples, watched =>
        {
            while (watched.Read())
            {
                action();
            }

            watched.RequireSamples();
        });

    /// <summary>Does something that reads all samples.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="samples">What the bar tells about.</param>
    /// <param name="read">Reads the samples that it is given.</param>
    public static void Show(string title, ISampleReader samples, Action<ISampleReader> read)
    {
        if (Console.IsErrorRedirected || samples.Length is not long length)
        {
            read(samples);
            return;
        }

        using IDisposable cursor = Interruption.Undo(Terminal.ShowCursor);
        Terminal
            .Error.Progress()
            .AutoClear(true)
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: length);
                read(new WatchedSamples(samples, position => task.Value = position));
            });
    }
}
