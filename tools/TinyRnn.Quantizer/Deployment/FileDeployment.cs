using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>Files for a board's internal storage, and the settings file that tells <c>nanoff</c> of them.</summary>
/// <param name="Port">The board's serial port.</param>
/// <param name="Files">The files.</param>
public sealed record FileDeployment(string Port, IReadOnlyList<DeployedFile> Files)
{
    /// <summary>Name of the settings file.</summary>
    public const string SettingsName = "deploy.json";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the settings file.</summary>
    /// <param name="folder">Where files that are made are.</param>
    public string Settings(string folder) =>
        JsonSerializer.Serialize(
            new
            {
                serialport = Port,
                files = Files.Select(file => new
                {
                    DestinationFilePath = file.Destination,
                    SourceFilePath = file.Bytes == null ? Path.GetFullPath(file.Source) : Path.Combine(folder, file.Source),
                }),
            },
            s_json);

    /// <summary>Writes the settings file and the files that are made.</summary>
    /// <returns>The path of the settings file.</returns>
    public string Write(string folder)
    {
        foreach (DeployedFile file in Files.Where(file => file.Bytes != null))
        {
            File.WriteAllBytes(Path.Combine(folder, file.Source), file.Bytes!);
        }

        string path = Path.Combine(folder, SettingsName);
        File.WriteAllText(path, Settings(folder));
        return path;
    }
}
