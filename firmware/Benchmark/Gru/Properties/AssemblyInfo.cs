using System.Reflection;

[assembly: AssemblyTitle("TinyRnn.Benchmark.Gru")]
[assembly: AssemblyVersion("0.1.0.0")]
