using System;
using System.Collections.Generic;
using TinyRnn.Fuzz.Engine;

namespace TinyRnn.Fuzz.Targets;

/// <summary><c>.trnn</c> files, whose errors say at which byte of the file they are.</summary>
/// <typeparam name="T">What a file becomes.</typeparam>
internal abstract class FormatTarget<T> : FuzzTarget<T>
{
    public override long MostBytes => 1 << 20;

    protected override IReadOnlyList<Type> Documented { get; } = [typeof(ModelFormatException)];

    protected override void CheckRefusal(byte[] file, Exception refusal)
    {
        int offset = ((ModelFormatException)refusal).Offset;
        FaultException.Require(offset >= 0 && offset <= file.Length, $"offset of the error: expected one of the file's {file.Length}, found {offset}");
    }
}
