#nullable disable

namespace TinyRnn.Stations;

/// <summary>What can be measured.</summary>
public interface IMeasures
{
    /// <summary>True when a reading is given, in the unit of <see cref="Quantities.Unit"/>.</summary>
    /// <param name="quantity">What is to be measured.</param>
    /// <param name="reading">The reading's name, which alone tells those of <see cref="Quantity.Other"/> apart.</param>
    bool Measures(Quantity quantity, string reading);
}
