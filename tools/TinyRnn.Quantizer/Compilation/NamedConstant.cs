using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>A 64-bit constant that generated code keeps in a local, which is cheaper to load than a literal.</summary>
/// <param name="Name">The local.</param>
/// <param name="Value">Its value.</param>
internal sealed record NamedConstant(string Name, long Value)
{
    /// <summary>Declarations of those that the code uses, the most used first: the first four locals load fastest.</summary>
    public static string Declare(IEnumerable<NamedConstant> constants, string code)
    {
        Dictionary<string, int> words = Identifiers.In(code);
        return string.Concat(
            constants
                .Where(constant => words.ContainsKey(constant.Name))
                .OrderByDescending(constant => words[constant.Name])
                .Select(constant => string.Create(CultureInfo.InvariantCulture, $"long {constant.Name} = {constant.Value};\n")));
    }
}
