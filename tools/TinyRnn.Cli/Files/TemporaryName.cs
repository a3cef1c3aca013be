using System;
using System.IO;

namespace TinyRnn.Cli.Files;

/// <summary>A hidden name beside a file or folder that is being made. No two are the same, so that one that a kill left behind does no harm.</summary>
internal sealed class TemporaryName
{
    private readonly string _shown;
    private readonly string _folder;

    /// <param name="target">Full path of what will be there.</param>
    /// <param name="shown">As the user wrote it, for messages.</param>
    public TemporaryName(string target, string shown)
    {
        _shown = shown;
        _folder = System.IO.Path.GetDirectoryName(target) ?? throw new InputException($"{shown}: expected a name, found the root");
        Path = System.IO.Path.Combine(_folder, $".tinyrnn-{System.IO.Path.GetRandomFileName()}.tmp");
    }

    /// <summary>The name, with its folder.</summary>
    public string Path { get; }

    /// <summary>What went wrong with a file that is known to the user by another name.</summary>
    public static InputException Error(string shown, string path, IOException failure) =>
        new($"{shown}: cannot be written: {failure.Message.Replace($" : '{path}'", "", StringComparison.Ordinal).Replace(path, shown, StringComparison.Ordinal)}");

    /// <summary>Does something; what goes wrong with this name is told of the one that the user knows.</summary>
    public void Try(Action action)
    {
        try
        {
            action();
        }
        catch (IOException failure) when (IsOurs(failure))
        {
            throw Error(_shown, Path, failure);
        }
        catch (ArgumentOutOfRangeException failure) when (failure.ParamName == "value" && failure.TargetSite?.Module == typeof(RandomAccess).Module)
        {
            // So .NET calls EFBIG, the limit that a shell or a file system sets; which method of its own throws depends on what was inlined.
            throw new InputException($"{_shown}: cannot be written: File too large");
        }
        catch (UnauthorizedAccessException failure) when (IsOurs(failure))
        {
            throw new InputException($"{_shown}: the folder {_folder} may not be written to");
        }
    }

    private bool IsOurs(Exception failure) => failure.Message.Contains(Path, StringComparison.Ordinal);
}
