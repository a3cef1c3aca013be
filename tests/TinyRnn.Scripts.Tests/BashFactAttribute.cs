using System.IO;

namespace TinyRnn.Scripts.Tests;

/// <summary>A fact about a shell script: skipped, with a line that says why, on a machine without /bin/bash.</summary>
internal sealed class BashFactAttribute : FactAttribute
{
    public const string Bash = "/bin/bash";

    public BashFactAttribute()
    {
        if (!File.Exists(Bash))
        {
            Skip = $"{Bash}: not found";
        }
    }
}
