using System;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Quantizer.Pipeline;

/// <summary>What a program may do while files are opened and read: show a bar, say what was guessed. Does neither unless it is derived from.</summary>
public class SampleWatch
{
    /// <summary>A watch that shows nothing.</summary>
    public static SampleWatch None { get; } = new();

    /// <summary>Called before a file is opened, by its path.</summary>
    public virtual void Opening(string path) { }

    /// <summary>Called when a file of readings has been looked at: its findings and reports say what it was taken to be.</summary>
    public virtual void Opened(ReadingSource source) { }

    /// <summary>Called when a file was opened for a model with a recipe.</summary>
    /// <param name="source">The file.</param>
    /// <param name="isRaw">True when it has readings, of which the features are made; false when it has the features.</param>
    public virtual void Taken(ReadingSource source, bool isRaw) { }

    /// <summary>Reads all samples and does something with each.</summary>
    /// <param name="work">What is being done.</param>
    /// <param name="samples">All of them are read; none at all is an error.</param>
    /// <param name="action">Called for every sample.</param>
    public virtual void ForEach(string work, ISampleReader samples, Action action)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(action);
        while (samples.Read())
        {
            action();
        }

        samples.RequireSamples();
    }
}
