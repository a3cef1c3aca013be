using System;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Two tables beside each other, each with a column of times of one name: a row is one time's only where both agree.</summary>
internal sealed class OtherTimes
{
    private readonly string _file;
    private readonly string _name;
    private readonly int _time;
    private readonly int[] _others;

    private OtherTimes(string file, string name, int time, int[] others) => (_file, _name, _time, _others) = (file, name, time, others);

    /// <summary>The columns that are called as the time is; null where there are none, or a person stated the time.</summary>
    public static OtherTimes? Of(SurveyPlan plan, ReadingOptions options)
    {
        if (plan.Time == null || options.Time != null || plan.Layout.Header.Count == 0)
        {
            return null;
        }

        int time = plan.Time.Columns[0];
        string name = plan.Layout.NameOf(time);
        int[] others = [.. Enumerable.Range(0, plan.Layout.Header.Count).Where(i => i != time && plan.Layout.Header[i].Text == name)];
        return others.Length == 0 ? null : new OtherTimes(plan.File, name, time, others);
    }

    /// <summary>Fails at a row with two times; the shorter of two tables has none in the end.</summary>
    public void Follow(FieldRow row)
    {
        foreach (int other in _others)
        {
            if (!row[other].IsEmpty && !row[_time].IsEmpty && !row[other].SequenceEqual(row[_time]))
            {
                throw new CsvInputException(_file, row.Line, other + 1, $"two tables beside each other: '{_name}' is '{row.Text(_time)}' in column {_time + 1} and '{row.Text(other)}' in column {other + 1}; make a file of each, or --time \"#{_time + 1}\" takes that for all columns");
            }
        }
    }
}
