using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Writes the code of single units of a layer: everything behind the products.</summary>
internal abstract class UnitWriter(RowWriter rows)
{
    protected const string GateHalf = "gateHalf";

    protected RowWriter Rows => rows;

    /// <summary>Units whose rows fill whole words.</summary>
    public int UnitsPerGroup => rows.UnitsPerGroup;

    /// <summary>The products of some units.</summary>
    public void WriteProducts(CodeWriter code, int first, int units) => rows.WriteProducts(code, first, units);

    /// <summary>Locals that the code may use.</summary>
    public Locals Locals => rows.Locals;

    /// <summary>Constants that the code may use, besides those of activations.</summary>
    public virtual IEnumerable<NamedConstant> Constants => [];

    /// <summary>One unit.</summary>
    public abstract void Write(CodeWriter code, int unit);

    /// <summary>A value as an int, cut at a bound that it may exceed.</summary>
    protected static string Cut(string value, double largest, long bound) =>
        largest <= bound ? $"(int)({value})" : bound == int.MaxValue ? $"FixedPoint.Saturate({value})" : $"CellFormat.Cut({value}, {bound})";
}
