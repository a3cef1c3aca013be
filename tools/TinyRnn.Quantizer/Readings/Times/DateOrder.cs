namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>The order of day, month and year where numbers alone do not tell it.</summary>
internal enum DateOrder
{
    DayFirst,
    MonthFirst,
    YearFirst,
}
