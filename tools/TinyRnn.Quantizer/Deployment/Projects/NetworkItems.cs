using System;
using System.IO;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>What makes a station's app one that is connected: more items of its project, and one line of its settings.</summary>
internal static class NetworkItems
{
    private const string Without = "Network = null,";
    private const string With = "Network = BoardNetwork.Create(settings.Network),";

    /// <summary>The items, beside the app's folder.</summary>
    public static string PathOf(string project) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, "..", "Hardware", "Network", "BoardNetwork.projitems"));

    /// <summary>True when a source file states the network's parts.</summary>
    public static bool AreIn(string text) => text.Contains(Without, StringComparison.Ordinal);

    /// <summary>The file with them.</summary>
    public static string Put(string text) => text.Replace(Without, With, StringComparison.Ordinal);
}
