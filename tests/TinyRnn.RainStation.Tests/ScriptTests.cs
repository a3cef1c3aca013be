using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace TinyRnn.RainStation.Tests;

/// <summary>Runs the scripts that the board runs as well.</summary>
public sealed class ScriptTests
{
    public static TheoryData<string> Faults => [.. Methods(typeof(FaultScript)).Select(method => method.Name)];

    public static TheoryData<string> Models => [.. Methods(typeof(ModelScript)).Select(method => method.Name)];

    public static TheoryData<string> Rooms => [.. Methods(typeof(RoomScript)).Select(method => method.Name)];

    public static TheoryData<string> Connected => [.. Methods(typeof(ConnectedScript)).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Connected))]
    public void Connected_station_has_its_documented_behaviour(string part) => Run(typeof(ConnectedScript), part);

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_has_its_documented_behaviour(string fault) => Run(typeof(FaultScript), fault);

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_file_has_its_documented_fate(string model) => Run(typeof(ModelScript), model);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Station_of_a_room_does_what_one_for_rain_does(string part) => Run(typeof(RoomScript), part);

    [Theory]
    [InlineData(typeof(FaultScript))]
    [InlineData(typeof(ModelScript))]
    [InlineData(typeof(RoomScript))]
    [InlineData(typeof(ConnectedScript))]
    public void Board_runs_every_part_of_a_script(Type script)
    {
        string program = System.IO.File.ReadAllText(System.IO.Path.Combine(CommittedFile.Root, "tests", "TinyRnn.RainStation.Tests", "Board", "Program.cs"));

        Assert.All(Methods(script), method => Assert.Contains($"{script.Name}.{method.Name});", program, StringComparison.Ordinal));
    }

    private static void Run(Type script, string name) => Methods(script).Single(method => method.Name == name).CreateDelegate<Action>()();

    private static MethodInfo[] Methods(Type script) => script.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
}
