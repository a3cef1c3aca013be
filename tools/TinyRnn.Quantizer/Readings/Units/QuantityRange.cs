namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>What a quantity can be in nature and in the sensors that people use; anything else in a column of it is no reading.</summary>
internal static class QuantityRange
{
    /// <summary>Smallest and largest, in the unit, or in any unit that is usual where the file says none.</summary>
    public static (double Smallest, double Largest) Of(MeasuredQuantity quantity, Unit? unit)
    {
        (double smallest, double largest) = InBaseUnit(quantity);
        if (unit != null)
        {
            return ((smallest - unit.Offset) / unit.Factor, (largest - unit.Offset) / unit.Factor);
        }

        return quantity switch
        {
            MeasuredQuantity.Temperature or MeasuredQuantity.DewPoint => (-126, 900),
            MeasuredQuantity.Pressure => (0.25, 120_000),
            MeasuredQuantity.Speed => (0, 400),
            MeasuredQuantity.Illuminance => (0, 250_000),
            MeasuredQuantity.Voltage => (double.NegativeInfinity, double.PositiveInfinity),
            _ => (smallest, largest),
        };
    }

    private static (double Smallest, double Largest) InBaseUnit(MeasuredQuantity quantity) =>
        quantity switch
        {
            MeasuredQuantity.Temperature => (-95, 800),
            MeasuredQuantity.DewPoint => (-120, 80),
            MeasuredQuantity.Humidity => (-5, 120),
            MeasuredQuantity.Pressure => (200, 1200),
            MeasuredQuantity.Co2 => (1, 100_000),
            MeasuredQuantity.Illuminance => (0, 250_000),
            MeasuredQuantity.Speed => (0, 130),
            MeasuredQuantity.Rain => (0, 2500),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
}
