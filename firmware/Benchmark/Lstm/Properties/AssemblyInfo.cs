using System.Reflection;

[assembly: AssemblyTitle("TinyRnn.Benchmark.Lstm")]
[assembly: AssemblyVersion("0.1.0.0")]
