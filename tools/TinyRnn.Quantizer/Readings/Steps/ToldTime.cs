using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Times of a source that nobody has looked at before: a row without one is left out, which is told.</summary>
/// <param name="reader">Reads them.</param>
/// <param name="column">Where they begin.</param>
/// <param name="broken">What is told.</param>
internal sealed class ToldTime(ITimeReader reader, int column, BrokenLines broken) : ITimeReader
{
    public TimeKind Kind => reader.Kind;

    public string Format => reader.Format;

    public bool TryRead(FieldRow row, out long time)
    {
        if (reader.TryRead(row, out time))
        {
            return true;
        }

        broken.Add("no time", row.Line, $"expected {reader.Format}, found '{row.Text(column)}'");
        return false;
    }
}
