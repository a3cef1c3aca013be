using System.IO;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Boards;

/// <summary>Checks what is to be flashed before anything is sent.</summary>
internal static class FlashFiles
{
    /// <summary>Fails when the app is damaged or too large, the settings are wrong, or the model does not load, does not fit the station or fails its self test.</summary>
    public static void Check(FlashRequest request)
    {
        if (request.App != null)
        {
            CheckApp(request.App, request.Target == null ? null : BoardFamily.Of(request.Target));
        }

        StationSettings? settings = request.Settings == null ? null : StationFile.Read(request.Settings, new StationSettings());
        if (request.Model != null)
        {
            CheckModel(request.Model, settings);
        }
    }

    private static void CheckApp(string path, BoardFamily? family)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: the file does not exist, and --dry-run checks it as well; 'tinyrnn pack' makes it of the .pe files that the project's Release build leaves (Visual Studio, or Visual Studio Code with the .NET nanoFramework extension)");
        }

        var image = DeploymentImage.Parse(path, File.ReadAllBytes(path));
        family?.RequireRoom(path, image.Length);
    }

    private static void CheckModel(string path, StationSettings? settings)
    {
        if (!ModelInput.IsInteger(path))
        {
            throw new InputException($"{path}: expected a .trnn model, found another file; 'tinyrnn quantize' makes one");
        }

        StationModel.Require(path, ModelInput.LoadInteger(path), settings == null ? null : StationFile.Sensors(settings), settings?.Interval ?? 0);
    }
}
