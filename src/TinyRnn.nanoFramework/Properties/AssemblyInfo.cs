using System.Reflection;
using System.Runtime.CompilerServices;

[assembly: AssemblyTitle("TinyRnn")]
[assembly: AssemblyProduct("TinyRnn")]
[assembly: AssemblyDescription("Recurrent networks (GRU, LSTM, RNN) in integer arithmetic, one reading at a time.")]
[assembly: AssemblyCopyright("Copyright (c) 2026 The TinyRnn authors")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
[assembly: InternalsVisibleTo("NFUnitTest")]
