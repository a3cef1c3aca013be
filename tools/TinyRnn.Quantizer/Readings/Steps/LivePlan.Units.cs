using System.Linq;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Units of a live source, which stand in the line below its header.</summary>
internal sealed partial class LivePlan
{
    /// <summary>True when the header leaves the unit of a column open: only then is a line waited for before anything is said.</summary>
    private bool MayNeedUnits =>
        _options.Wanted.Count + _options.InputSize == 0 || Columns.Any(column => !column.IsConverted && column.Header?.Unit == null && Unit.Find(column.Unit) != null);

    /// <summary>The layout with the units of a row of units, or of those behind the numbers of the first row.</summary>
    private FileLayout LookBelow(FileLayout layout)
    {
        if (layout.IsLog || !MayNeedUnits || !_lines.Read())
        {
            return layout;
        }

        byte[] line = _lines.Line.ToArray();
        PrefixRow row = PrefixRow.Of(Prefix.WithoutRemark(line).ToArray(), _lines.Number, layout.Dialect.Separator);
        bool areUnits = layout.HeaderLine > 0 && row.Count == layout.FieldCount && HeaderNames.AreUnits(row.Texts) && !row.Texts.Any(HeaderNames.IsValue);
        if (!areUnits)
        {
            _lines.GiveAgain([line]);
        }

        if (row.Count != layout.FieldCount)
        {
            return layout;
        }

        layout = areUnits
            ? layout with { Header = [.. layout.Header.Select((column, i) => ColumnName.Of(column.Text, row.Texts[i]))], UnitsLine = _lines.Number }
            : UnitColumns.Add(CellUnits.Add(layout, [row]), [row]);
        Match(layout);
        return layout;
    }
}
