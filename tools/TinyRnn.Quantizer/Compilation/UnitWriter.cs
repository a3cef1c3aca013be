using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Writes the code of single units of a layer: everything behind the products.</summary>
internal abstract class UnitWriter(RowWriter rows)
{
    protected const string GateHalf = "gateHalf";

    protected RowWriter Rows => rows;

    /// <summary>Rows must start at a multiple of this for their words to be whole.</summary>
    public int Alignment => rows.Alignment;

    /// <summary>The products of <paramref name="count"/> rows.</summary>
    public void WriteProducts(CodeWriter code, int row, int count) => rows.WriteProducts(code, row, count);

    /// <summary>Declarations of the locals that the code uses.</summary>
    public string DeclareLocals(string code) => rows.Locals.Declare(code);

    /// <summary>Rows per unit.</summary>
    public abstract int Gates { get; }

    /// <summary>Constants that the code may use, besides the table's.</summary>
    public virtual IEnumerable<NamedConstant> Constants => [];

    /// <summary>One unit.</summary>
    public abstract void Write(CodeWriter code, int unit);
}
