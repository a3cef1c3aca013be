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

    /// <summary>What the app's sensors measure, of which the model's readings must be; null for an app that takes any model.</summary>
    public IMeasures? Sensors { get; init; }

    /// <summary>Seconds between readings that are wanted; 0 for those of the model.</summary>
    public int Interval { get; init; }

    /// <summary>The text of the app's program; null leaves it as it is.</summary>
    public string? Program { get; init; }

    /// <summary>Pins to write into the app's settings; null when the app has none.</summary>
    public StationPins? Pins { get; init; }

    /// <summary>Whether the app gets the board's network: Wi-Fi, time and MQTT, with their packages.</summary>
    public bool IsConnected { get; init; }

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
        int connected = 0;
        var copy = new ProjectCopy();
        copy.Add(_project, name, text =>
        {
            if (GeneratedModel.Find(text) is { } generated)
            {
                compiled++;
                Require(model.Info, model.SelfTest.Steps, modelName);
                return generated.Compile(model, modelName);
            }

            if (Program != null && AppProgram.IsProgram(text))
            {
                return Program;
            }

            if (Pins != null && StationPins.AreIn(text))
            {
                wired++;
                text = Pins.Put(text);
            }

            if (IsConnected && NetworkItems.AreIn(text))
            {
                connected++;
                text = NetworkItems.Put(text);
            }

            return text;
        }, IsConnected ? NetworkItems.PathOf(_project) : null);
        RequireOne("made by 'tinyrnn compile'", compiled);
        RequireOne("with pins", Pins == null ? 1 : wired);
        RequireOne("with the network's parts", IsConnected ? connected : 1);
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

    /// <summary>Fails unless the text can be the name of a solution, a project and an assembly.</summary>
    /// <exception cref="DeploymentException">It says what is expected and found.</exception>
    public static void RequireName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.')) || name.EndsWith('.'))
        {
            throw new DeploymentException($"name: expected a letter, then letters, digits, dots and underscores, found '{name}'");
        }
    }

    private void Require(ModelInfo info, int selfTestSteps, string modelName)
    {
        if (Sensors != null && ModelAcceptance.Refusal(info, selfTestSteps, Sensors, Interval) is string refusal)
        {
            string advice = info.Window > 0 && !info.NeedsWindow ? "; 'tinyrnn quantize --window 0' makes one that carries its state from reading to reading" : "";
            throw new DeploymentException($"{modelName}: {refusal}{advice}");
        }
    }
}
