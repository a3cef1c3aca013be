using System;
using TinyRnn.Stations;

namespace TinyRnn.BrokerSimulator;

/// <summary>Prints what the station prints.</summary>
internal sealed class LineConsole : IConsole
{
    public void WriteLine(string line) => Console.Out.WriteLine(line);
}
