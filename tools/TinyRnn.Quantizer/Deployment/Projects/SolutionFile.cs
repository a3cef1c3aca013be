using System.Collections.Generic;
using System.Text;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>A solution of nanoFramework projects.</summary>
internal static class SolutionFile
{
    private const string ProjectType = "{11A8DD76-328B-46DF-9F39-F559912D0360}";

    private static readonly string[] s_configurations = ["Debug|Any CPU", "Release|Any CPU"];

    /// <summary>The text of the solution.</summary>
    /// <param name="projects">Names, which are also their folders, and ids; the first is started.</param>
    public static string Write(IEnumerable<(string Name, string Guid)> projects)
    {
        var text = new StringBuilder("Microsoft Visual Studio Solution File, Format Version 12.00\n");
        var settings = new StringBuilder();
        foreach ((string name, string guid) in projects)
        {
            text.Append($"Project(\"{ProjectType}\") = \"{name}\", \"{name}\\{name}.nfproj\", \"{guid}\"\nEndProject\n");
            foreach (string configuration in s_configurations)
            {
                foreach (string what in new[] { "ActiveCfg", "Build.0", "Deploy.0" })
                {
                    settings.Append($"\t\t{guid}.{configuration}.{what} = {configuration}\n");
                }
            }
        }

        text.Append("Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n");
        foreach (string configuration in s_configurations)
        {
            text.Append($"\t\t{configuration} = {configuration}\n");
        }

        return text.Append("\tEndGlobalSection\n\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n").Append(settings)
            .Append("\tEndGlobalSection\nEndGlobal\n").ToString();
    }
}
