namespace TinyRnn.Stations;

/// <summary>What is wrong with a reading, as one text.</summary>
internal sealed class Warnings
{
    /// <summary>All warnings, or null when nothing is wrong.</summary>
    public string Text { get; private set; }

    public void Clear()
    {
        Text = null;
    }

    public void Add(string warning)
    {
        Text = Text == null ? warning : Text + "; " + warning;
    }
}
