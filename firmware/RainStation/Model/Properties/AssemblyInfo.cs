using System.Reflection;

[assembly: AssemblyTitle("TinyRnn.RainStation.Model")]
[assembly: AssemblyVersion("0.1.0.0")]
