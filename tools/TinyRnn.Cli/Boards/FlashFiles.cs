using System.IO;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Boards;

/// <summary>Checks what is to be flashed before anything is sent.</summary>
internal static class FlashFiles
{
    /// <summary>Fails when the app is damaged or too large, or the model does not load or fails its self test.</summary>
    public static void Check(FlashRequest request)
    {
        if (request.App != null)
        {
            CheckApp(request.App, request.Target == null ? null : BoardFamily.Of(request.Target));
        }

        if (request.Model != null)
        {
            CheckModel(request.Model);
        }
    }

    private static void CheckApp(string path, BoardFamily? family)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: the file does not exist; 'tinyrnn pack' makes it");
        }

        var image = DeploymentImage.Parse(path, File.ReadAllBytes(path));
        family?.RequireRoom(path, image.Length);
    }

    private static void CheckModel(string path)
    {
        if (!ModelInput.IsInteger(path))
        {
            throw new InputException($"{path}: expected a .trnn model, found another file; 'tinyrnn quantize' makes one");
        }

        RnnModel model = ModelInput.LoadInteger(path);
        if (ModelAcceptance.Refusal(model.Info, model.SelfTest.Steps) is string refusal)
        {
            throw new InputException($"{path}: {refusal}; nothing was sent");
        }

        SelfTestResult selfTest = new LoadedNetwork(model).SelfTest();
        if (!selfTest.Passed)
        {
            throw new InputException($"{path}: the model's self test {selfTest}; nothing was sent");
        }
    }
}
