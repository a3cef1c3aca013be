using System;
using System.Linq;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Tells numbers that a program shortened one by one (<c>906</c>, <c>1.02k</c>) from numbers with a mark of their quality.</summary>
internal static class CellFactors
{
    /// <summary>True when the letters behind a column's numbers multiply them.</summary>
    public static bool Shorten(ColumnName header, SignedNumber[] numbers)
    {
        SignedNumber[] signed = [.. numbers.Where(number => number.Behind.Length > 0)];
        bool isOther = header.Quantity is MeasuredQuantity.Temperature or MeasuredQuantity.DewPoint || signed.Length == 0 || signed.Any(number => CellUnit.Factor(number.Behind) == null);
        if (isOther)
        {
            return false;
        }

        if (signed.Any(number => CellUnit.IsFactorForSure(number.Behind)))
        {
            return true;
        }

        bool isOne = signed.Length == numbers.Length && signed.All(number => number.Behind == signed[0].Behind);
        return isOne ? signed[0].Behind == "k" : FollowBetter(numbers);
    }

    /// <summary>True when numbers one after the other, of which one has another letter, are nearer to each other with their factors than without.</summary>
    private static bool FollowBetter(SignedNumber[] numbers)
    {
        int votes = 0;
        for (int i = 1; i < numbers.Length; i++)
        {
            (SignedNumber a, SignedNumber b) = (numbers[i - 1], numbers[i]);
            if (a.Behind != b.Behind && a.Value * b.Value > 0)
            {
                votes += Distance(a.Value * FactorOf(a), b.Value * FactorOf(b)) < Distance(a.Value, b.Value) ? 1 : -1;
            }
        }

        return votes > 0;
    }

    private static double FactorOf(SignedNumber number) => CellUnit.Factor(number.Behind) ?? 1;

    private static double Distance(double a, double b) => Math.Abs(Math.Log(a / b));
}
