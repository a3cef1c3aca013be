using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment.Projects;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn new</c>: a ready nanoFramework solution around a model.</summary>
internal static class NewCommand
{
    public static Command Create() =>
        new("new", "Write a ready nanoFramework solution around a .trnn model.")
        {
            Create("rain-station", "The rain station: sensor in, rain probability out, deep sleep in between.", "RainStation", "RainStation", isStation: true),
            Create("verify", "An app that proves that the board computes what the desktop computes: see 'tinyrnn verify'.", "Verify", "VerifyApp", isStation: false),
        };

    private static Command Create(string command, string description, string project, string defaultName, bool isStation)
    {
        var model = new Option<string>("--model") { Description = "A .trnn model", HelpName = "FILE.trnn", Required = true };
        var folder = new Option<string>("--out") { Description = "The folder to make", HelpName = "DIR", Required = true };
        var name = new Option<string>("--name") { Description = "Of solution, project and assembly", HelpName = "NAME", DefaultValueFactory = _ => defaultName };
        Option<string> board = new Option<string>("--board") { Description = "What the pins and the README's steps are for", DefaultValueFactory = _ => "esp32" }
            .AcceptOnlyFromAmong([.. Board.All.Select(one => one.Name)]);
        var force = new Option<bool>("--force") { Description = "Write into a folder that is not empty: replaces files, keeps others" };
        var created = new Command(command, description) { model, folder, name, board, force };
        created.SetAction(result =>
        {
            string target = result.GetRequiredValue(folder);
            OutputFolder.RequireFree(target, result.GetValue(force));
            var wired = Board.Of(result.GetRequiredValue(board));
            var template = new AppTemplate(Shipped(project)) { NeedsItsFeatures = isStation, Pins = isStation ? wired.Pins : null };
            Dictionary<string, byte[]> files = CreateFiles(template, result.GetRequiredValue(model), target, result.GetRequiredValue(name), wired, isStation);
            OutputFolder.Write(target, files, result.GetRequiredValue(model));
            Report(target, files);
            return ExitCode.Success;
        });
        return created;
    }

    private static Dictionary<string, byte[]> CreateFiles(AppTemplate template, string path, string target, string name, Board board, bool isStation)
    {
        if (!ModelInput.IsInteger(path))
        {
            throw new InputException($"{path}: expected a .trnn model, found another file; 'tinyrnn quantize' makes one");
        }

        RnnModel model = ModelInput.LoadInteger(path);
        string modelFile = Path.GetFileName(path);
        var files = new Dictionary<string, byte[]>(template.Create(name, model, modelFile));
        files.Add("README.md", Encoding.UTF8.GetBytes(ProjectReadme.Write(name, model.Info, modelFile, board, isStation)));
        if (FileIdentity.Of(Path.Combine(target, modelFile)) is not { } there || there != FileIdentity.Of(path))
        {
            files.Add(modelFile, File.ReadAllBytes(path));
        }

        return files;
    }

    private static void Report(string target, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (IGrouping<string, string> folder in files.Keys.GroupBy(file => Path.GetDirectoryName(file) ?? "").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            string shown = folder.Count() > 4 ? $"{folder.Count()} files" : string.Join(", ", folder.Select(Path.GetFileName).Order());
            Terminal.Line($"wrote {Path.Combine(target, folder.Key)}{Path.DirectorySeparatorChar}: {shown}");
        }

        Terminal.Line($"Next: the steps in {Path.Combine(target, "README.md")}");
    }

    /// <summary>The apps' sources stand beside the program, laid out as in the repository.</summary>
    private static string Shipped(string project) => Path.Combine(AppContext.BaseDirectory, "template", "firmware", project, project + ".nfproj");
}
