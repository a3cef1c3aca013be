using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace TinyRnn.RainStation.Tests;

/// <summary>Runs the fault script, which the board runs as well.</summary>
public sealed class FaultTests
{
    public static TheoryData<string> Faults => [.. Methods().Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_has_its_documented_behaviour(string fault)
    {
        Methods().Single(method => method.Name == fault).CreateDelegate<Action>()();
    }

    private static MethodInfo[] Methods() => typeof(FaultScript).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
}
