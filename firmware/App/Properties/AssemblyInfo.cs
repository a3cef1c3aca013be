using System.Reflection;

[assembly: AssemblyTitle("TinyRnn.App")]
[assembly: AssemblyVersion("0.1.0.0")]
