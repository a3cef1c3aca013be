using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Tests.Deployment;

namespace TinyRnn.Cli.Tests.Boards;

/// <summary>Files that have to do with a board: kept ones, and small ones made here.</summary>
internal static class BoardFiles
{
    private static readonly Lazy<string> s_stationModel = new(() =>
    {
        string path = Path.Combine(AppContext.BaseDirectory, "station.trnn");
        File.WriteAllBytes(path, Samples.Quantized(Path.Combine(Samples.Repository, "examples", "rain", "rain-gru.pt")));
        return path;
    });

    /// <summary>The model of the kept report.</summary>
    public static string Model { get; } = Path.Combine(Samples.Repository, "tests", "fixtures", "models", "gru-softmax.trnn");

    /// <summary>Another model.</summary>
    public static string OtherModel { get; } = Path.Combine(Samples.Repository, "tests", "fixtures", "models", "rnn-lstm-sigmoid.trnn");

    /// <summary>A model that a station takes: the rain example's.</summary>
    public static string StationModel => s_stationModel.Value;

    /// <summary>What nanoCLR printed.</summary>
    public static string Report { get; } = Path.Combine(Samples.Repository, "tests", "fixtures", "board", "report.log");

    /// <summary>Writes the .pe files of an app that needs one library, and returns their paths, the app's first.</summary>
    /// <param name="folder">Is made when it is not there.</param>
    public static string[] WriteAssemblies(string folder)
    {
        Directory.CreateDirectory(folder);
        string[] paths = [Path.Combine(folder, "App.pe"), Path.Combine(folder, "mscorlib.pe")];
        File.WriteAllBytes(paths[0], AssemblyBytes.Create("App 1.0.0.0", "mscorlib 1.17.11.0"));
        File.WriteAllBytes(paths[1], AssemblyBytes.Create("mscorlib 1.17.11.0"));
        return paths;
    }

    /// <summary>Writes an app's image.</summary>
    public static string WriteImage(TemporaryFolder folder)
    {
        File.WriteAllBytes(folder.File("App.bin"), DeploymentImage.Create([.. WriteAssemblies(folder.Path).Select(BoardAssembly.Read)]).ToArray());
        return folder.File("App.bin");
    }
}
