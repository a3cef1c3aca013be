using System.Reflection;

[assembly: AssemblyTitle("TinyRnn.RainStation")]
[assembly: AssemblyVersion("0.1.0.0")]
