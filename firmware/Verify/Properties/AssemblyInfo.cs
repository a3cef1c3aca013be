using System.Reflection;

[assembly: AssemblyTitle("TinyRnn.Verify")]
[assembly: AssemblyVersion("0.1.0.0")]
