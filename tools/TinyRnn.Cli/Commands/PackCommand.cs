using System.CommandLine;
using System.Linq;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn pack</c>: assemblies as one image for the board's deployment area.</summary>
internal static class PackCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("APP.pe")
        {
            Description = "The app's .pe and those it needs, in any order; a build puts all of them into its output folder",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o") { Description = "The image to write", HelpName = "APP.bin", Required = true };
        Option<string?> target = BoardOptions.Target();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("pack", "Put an app's .pe files into one image that 'tinyrnn flash' takes, after checking each.") { files, output, target, json };
        command.SetAction(result =>
        {
            BoardFamily? family = result.GetValue(target) is string name ? BoardFamily.Of(name) : null;
            BoardAssembly[] given = [.. result.GetRequiredValue(files).SelectMany(Wildcards.Expand).Select(BoardAssembly.Read)];
            var image = DeploymentImage.Create(given);
            string path = result.GetRequiredValue(output);
            family?.RequireRoom(path, image.Length);
            AtomicFile.Write(path, image.ToArray());
            PackView.Write(path, image, given, family, result.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }
}
