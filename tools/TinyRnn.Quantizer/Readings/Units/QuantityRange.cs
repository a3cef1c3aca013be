namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>What a quantity can be in nature and in the sensors that people use; anything else in a column of it is no reading.</summary>
internal static class QuantityRange
{
    /// <summary>Smallest and largest, in the unit, or in any unit that is usual where the file says none.</summary>
    public static (double Smallest, double Largest) Of(Quantity quantity, Unit? unit)
    {
        (double smallest, double largest) = InBaseUnit(quantity);
        if (unit != null)
        {
            return ((smallest - unit.Offset) / unit.Factor, (largest - unit.Offset) / unit.Factor);
        }

        return quantity switch
        {
            Quantity.Temperature or Quantity.DewPoint => (-126, 900),
            Quantity.Pressure => (0.25, 120_000),
            Quantity.Speed => (0, 400),
            Quantity.Illuminance => (0, 250_000),
            Quantity.Voltage => (double.NegativeInfinity, double.PositiveInfinity),
            _ => (smallest, largest),
        };
    }

    private static (double Smallest, double Largest) InBaseUnit(Quantity quantity) =>
        quantity switch
        {
            Quantity.Temperature => (-95, 800),
            Quantity.DewPoint => (-120, 80),
            Quantity.Humidity => (-5, 120),
            Quantity.Pressure => (200, 1200),
            Quantity.Co2 => (1, 100_000),
            Quantity.Illuminance => (0, 250_000),
            Quantity.Speed => (0, 130),
            Quantity.Rain => (0, 2500),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
}
