namespace TinyRnn;

/// <summary>A reading that a recipe takes, as a sensor gives it.</summary>
public sealed class ReadingChannel
{
    /// <summary>Creates it; see the properties.</summary>
    public ReadingChannel(string name, Quantity quantity, string unit, float least, float most, float largestChange)
    {
        Name = name;
        Quantity = quantity;
        Unit = unit;
        Least = least;
        Most = most;
        LargestChange = largestChange;
    }

    /// <summary>Its name; a column of that name is what a file of readings has of it.</summary>
    public string Name { get; }

    /// <summary>What is measured.</summary>
    public Quantity Quantity { get; }

    /// <summary>The unit of the reading; may be empty.</summary>
    public string Unit { get; }

    /// <summary>The smallest plausible reading; 0 like <see cref="Most"/> when none is stated.</summary>
    public float Least { get; }

    /// <summary>The largest plausible reading.</summary>
    public float Most { get; }

    /// <summary>The largest plausible change in a step; 0 when none is stated.</summary>
    public float LargestChange { get; }
}
