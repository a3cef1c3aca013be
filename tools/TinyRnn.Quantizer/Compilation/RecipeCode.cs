using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Writes a recipe as constants of the runtime's own class, which computes it: there is one implementation.</summary>
internal static class RecipeCode
{
    public static void Write(CodeWriter code, Recipe recipe)
    {
        code.Line("    new Recipe(");
        code.Line($"        {recipe.Step}, {recipe.Zone}, {recipe.Hold},");
        code.Line("        new ReadingChannel[]").Line("        {");
        foreach (ReadingChannel reading in recipe.Readings)
        {
            code.Line(
                $"            new ReadingChannel({CSharpNames.Literal(reading.Name)}, Quantity.{reading.Quantity}, {CSharpNames.Literal(reading.Unit)}, "
                    + $"{CSharpNames.Literal(reading.Least)}, {CSharpNames.Literal(reading.Most)}, {CSharpNames.Literal(reading.LargestChange)}),");
        }

        code.Line("        },");
        code.Line($"        new short[] {{ {Shorts(recipe.Operations)} }},");
        code.Line($"        new float[] {{ {string.Join(", ", recipe.Limits.Select(CSharpNames.Literal))} }},");
        code.Line($"        new short[] {{ {Shorts(recipe.Inputs)} }}));");
    }

    private static string Shorts(IEnumerable<short> numbers) => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
