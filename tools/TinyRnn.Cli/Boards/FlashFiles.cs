using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Boards;

/// <summary>Checks what is to be flashed before anything is sent.</summary>
internal static class FlashFiles
{
    private const int MostAuthorityBytes = 8192;

    /// <summary>Fails when the app is damaged or too large, the settings are wrong, or the model does not load, does not fit the station or fails its self test.</summary>
    /// <returns>What should be known of it; null for nothing.</returns>
    public static string? Check(FlashRequest request)
    {
        if (request.App != null)
        {
            CheckApp(request.App, request.Target == null ? null : BoardFamily.Of(request.Target));
        }

        StationSettings? settings = request.Settings == null ? null : StationFile.Read(request.Settings, new StationSettings());
        if (request.Authority != null)
        {
            CheckAuthority(request.Authority);
        }

        if (request.Model != null)
        {
            CheckModel(request.Model, settings);
        }

        return request.Authority == null && settings is { Network: { IsOn: true, Broker: var broker } } && BrokerAddress.Parse(broker).IsEncrypted
            ? "mqtts:// without --mqtt-ca: the board trusts the authorities of its firmware, or what I:\\broker.pem was left before."
            : null;
    }

    /// <summary>Certificates and nothing else: a key in the same file is not for the board.</summary>
    private static void CheckAuthority(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: the file does not exist");
        }

        if (new FileInfo(path).Length > MostAuthorityBytes)
        {
            throw new InputException($"{path}: expected at most {MostAuthorityBytes} bytes, found {new FileInfo(path).Length}");
        }

        string text = File.ReadAllText(path);
        if (text.Contains("PRIVATE KEY", System.StringComparison.Ordinal))
        {
            throw new InputException($"{path}: expected certificates, found a private key too");
        }

        try
        {
            using X509Certificate2 certificate = X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException)
        {
            throw new InputException($"{path}: expected a certificate as PEM, found none");
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
