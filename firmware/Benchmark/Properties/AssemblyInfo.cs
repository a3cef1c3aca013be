using System.Reflection;

[assembly: AssemblyTitle("TinyRnn.Benchmark")]
[assembly: AssemblyVersion("0.1.0.0")]
