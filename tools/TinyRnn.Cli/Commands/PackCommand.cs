using System.CommandLine;
using System.Linq;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn pack</c>: assemblies as one image for the board's deployment area.</summary>
internal static class PackCommand
{
    public static Command Create()
    {
        Argument<string[]> files = new Argument<string[]>("APP.pe")
        {
            Description = "The app's .pe and those it needs, in any order; a build puts all of them into its output folder",
            Arity = ArgumentArity.OneOrMore,
        }.OfFiles();
        var output = new Option<string>("--output", "-o") { Description = "The image to write", HelpName = "APP.bin", Required = true };
        Option<string?> firmware = BoardOptions.Target();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("pack", "Put an app's .pe files into one image that 'tinyrnn flash' takes, after checking each.") { files, output, firmware, json };
        command.SetAction(result =>
        {
            BoardFamily? family = result.GetValue(firmware) is string name ? BoardFamily.Of(name) : null;
            string[] inputs = [.. result.GetRequiredValue(files).SelectMany(Wildcards.Expand)];
            string path = result.GetRequiredValue(output);
            var target = OutputFile.At(path, inputs);
            BoardAssembly[] given = [.. inputs.Select(BoardAssembly.Read)];
            var image = DeploymentImage.Create(given);
            family?.RequireRoom(path, image.Length);
            target.Write(image.ToArray());
            PackView.Write(path, image, given, family, result.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }
}
