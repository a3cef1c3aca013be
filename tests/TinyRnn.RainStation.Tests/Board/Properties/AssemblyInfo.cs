using System.Reflection;

[assembly: AssemblyTitle("TinyRnn.RainStation.Board")]
[assembly: AssemblyVersion("0.1.0.0")]
