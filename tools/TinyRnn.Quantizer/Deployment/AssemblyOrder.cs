using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>Assemblies, each after those it refers to.</summary>
internal sealed class AssemblyOrder
{
    private readonly Dictionary<string, BoardAssembly> _byName;
    private readonly List<BoardAssembly> _sorted = [];
    private readonly List<BoardAssembly> _path = [];

    private AssemblyOrder(IReadOnlyList<BoardAssembly> assemblies)
    {
        _byName = assemblies.ToDictionary(assembly => assembly.Identity.Name);
    }

    /// <summary>Moves as few as needed.</summary>
    /// <param name="assemblies">With distinct names, and all that they refer to.</param>
    public static IReadOnlyList<BoardAssembly> Sort(IReadOnlyList<BoardAssembly> assemblies)
    {
        var order = new AssemblyOrder(assemblies);
        foreach (BoardAssembly assembly in assemblies)
        {
            order.Add(assembly);
        }

        return order._sorted;
    }

    private void Add(BoardAssembly assembly)
    {
        if (_sorted.Contains(assembly))
        {
            return;
        }

        if (_path.Contains(assembly))
        {
            IEnumerable<string> circle = _path.SkipWhile(other => other != assembly).Append(assembly).Select(other => other.Identity.Name);
            throw new DeploymentException($"assemblies refer to each other in a circle: {string.Join(" -> ", circle)}");
        }

        _path.Add(assembly);
        foreach (AssemblyIdentity reference in assembly.References)
        {
            Add(_byName[reference.Name]);
        }

        _path.RemoveAt(_path.Count - 1);
        _sorted.Add(assembly);
    }
}
