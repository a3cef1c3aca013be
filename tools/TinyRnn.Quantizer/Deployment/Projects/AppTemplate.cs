using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Stations;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>An app of the repository, from which projects around other models are made.</summary>
public sealed class AppTemplate
{
    private readonly string _project;

    /// <summary>Names an app.</summary>
    /// <param name="project">Its <c>.nfproj</c>, which lists all its files; one of them was made by <c>tinyrnn compile</c>.</param>
    public AppTemplate(string project)
    {
        _project = project;
    }

    /// <summary>The model must have the features and the output of the one that the app was written for.</summary>
    public bool NeedsItsFeatures { get; init; }

    /// <summary>Pins to write into the app's settings; null when the app has none.</summary>
    public StationPins? Pins { get; init; }

    /// <summary>Makes the app's project, the projects it refers to and a solution around a model.</summary>
    /// <param name="name">Of solution, project and assembly.</param>
    /// <param name="model">The model.</param>
    /// <param name="modelName">Of its file, for messages and the code's header.</param>
    /// <returns>Path, relative to the solution and with forward slashes, and contents.</returns>
    /// <exception cref="DeploymentException">The model does not fit the app, or a file of the app is missing.</exception>
    public IReadOnlyDictionary<string, byte[]> Create(string name, RnnModel model, string modelName)
    {
        ArgumentNullException.ThrowIfNull(model);
        RequireName(name);
        if (!File.Exists(_project))
        {
            throw new DeploymentException($"{_project}: this build of the tool lacks the app's sources");
        }

        int compiled = 0;
        int wired = 0;
        var copy = new ProjectCopy();
        copy.Add(_project, name, text =>
        {
            if (GeneratedModel.Find(text) is { } generated)
            {
                compiled++;
                Require(generated, model.Info, model.SelfTest.Steps, modelName);
                return generated.Compile(model, modelName);
            }

            if (Pins != null && StationPins.AreIn(text))
            {
                wired++;
                return Pins.Put(text);
            }

            return text;
        });
        RequireOne("made by 'tinyrnn compile'", compiled);
        RequireOne("with pins", Pins == null ? 1 : wired);
        copy.AddText($"{name}.sln", SolutionFile.Write(copy.Projects.Reverse()));
        return copy.Files;
    }

    private void RequireOne(string what, int found)
    {
        if (found != 1)
        {
            throw new DeploymentException($"{_project}: expected one file {what}, found {found}");
        }
    }

    private static void RequireName(string name)
    {
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.')) || name.EndsWith('.'))
        {
            throw new DeploymentException($"name: expected a letter, then letters, digits, dots and underscores, found '{name}'");
        }
    }

    private void Require(GeneratedModel generated, ModelInfo info, int selfTestSteps, string modelName)
    {
        if (!NeedsItsFeatures)
        {
            return;
        }

        if (ModelAcceptance.Refusal(info, selfTestSteps) is string refusal)
        {
            throw new DeploymentException($"{modelName}: {refusal}");
        }

        RequireSame($"{modelName}: features", generated.Features, [.. info.Inputs.Select(input => (input.Name, input.Unit))]);
        RequireSame($"{modelName}: outputs", generated.Outputs, [.. info.Outputs.Select(output => (output.Name, output.Unit))]);
        if (info.Task != ModelTask.Binary)
        {
            throw new DeploymentException($"{modelName}: expected a binary task, which gives one probability, found {info.Task}");
        }
    }

    private static void RequireSame(string what, IReadOnlyList<(string Name, string Unit)> expected, IReadOnlyList<(string Name, string Unit)> found)
    {
        List<string> differences = [];
        for (int i = 0; i < Math.Max(expected.Count, found.Count); i++)
        {
            string wanted = i < expected.Count ? Show(expected[i]) : "none";
            string had = i < found.Count ? Show(found[i]) : "none";
            if (wanted != had)
            {
                differences.Add($"  {i}: expected {wanted}, found {had}");
            }
        }

        if (differences.Count > 0)
        {
            throw new DeploymentException($"{what}: expected the station's {expected.Count}, found {found.Count} of which these differ", differences);
        }
    }

    private static string Show((string Name, string Unit) channel) =>
        (channel.Name.Length == 0 ? "one without a name" : channel.Name) + (channel.Unit.Length == 0 ? "" : $" ({channel.Unit})");
}
