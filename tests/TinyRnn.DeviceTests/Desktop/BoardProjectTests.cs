using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TinyRnn.DeviceTests;

/// <summary>The board's projects name their files one by one; these tests see that none is forgotten.</summary>
public class BoardProjectTests
{
    [Fact]
    public void The_runtime_compiles_exactly_the_files_of_its_folder()
    {
        BoardProject project = BoardProject.Runtime();
        string source = Path.Combine(BoardProject.Repository, "src", "TinyRnn");
        Assert.Equal(Sorted(BoardProject.SourceFiles(source).Concat(project.SourceFiles())), Sorted(project.Compiled()));
    }

    [Fact]
    public void Every_file_beside_a_project_is_compiled_and_every_compiled_file_exists()
    {
        foreach (BoardProject project in BoardProject.All())
        {
            string[] compiled = Sorted(project.Compiled());
            Assert.Equal(compiled.Distinct(), compiled);
            Assert.All(compiled, path => Assert.True(File.Exists(path), $"{project.Name}: {path} does not exist"));
            Assert.Empty(project.SourceFiles().Except(compiled));
        }
    }

    [Fact]
    public void Every_file_that_device_tests_share_is_compiled_for_the_board()
    {
        string tests = Path.Combine(BoardProject.Repository, "tests", "TinyRnn.DeviceTests");
        IEnumerable<string> compiled = BoardProject.All().SelectMany(project => project.Compiled());
        Assert.Empty(BoardProject.SourceFiles(Path.Combine(tests, "Shared")).Concat(BoardProject.SourceFiles(Path.Combine(tests, "Board"))).Except(compiled));
    }

    [Fact]
    public void References_point_into_exactly_the_packages_that_are_listed()
    {
        foreach (BoardProject project in BoardProject.All())
        {
            Assert.Equal(Sorted(project.ListedPackages()), Sorted(project.HintedPackages()));
            Assert.All(project.Packages(), package => Assert.Equal("netnano1.0", package.Attribute("targetFramework").Value));
        }
    }

    [Fact]
    public void Projects_agree_on_the_version_of_a_package()
    {
        IEnumerable<IGrouping<string, string>> packages = BoardProject.All()
            .SelectMany(project => project.Packages())
            .GroupBy(package => package.Attribute("id").Value, package => package.Attribute("version").Value);
        Assert.All(packages, package => Assert.Single(package.Distinct()));
    }

    [Fact]
    public void References_to_projects_exist()
    {
        foreach (BoardProject project in BoardProject.All())
        {
            Assert.All(project.ProjectReferences(), path => Assert.True(File.Exists(path), $"{project.Name}: {path} does not exist"));
        }
    }

    [Fact]
    public void The_package_depends_on_what_the_runtime_references()
    {
        XElement package = LoadPackage();
        XElement group = Assert.Single(Elements(package, "group"));
        Assert.Equal(".NETnanoFramework1.0", group.Attribute("targetFramework").Value);
        Assert.Equal(
            Sorted(BoardProject.Runtime().ListedPackages()),
            Sorted(Elements(group, "dependency").Select(item => $"{item.Attribute("id").Value}.{item.Attribute("version").Value}")));
    }

    [Fact]
    public void The_package_holds_what_the_runtime_is_built_into()
    {
        string assembly = BoardProject.Runtime().Property("AssemblyName");
        IEnumerable<XElement> files = Elements(LoadPackage(), "file").Where(file => file.Attribute("target").Value.Length > 0);
        Assert.Equal(
            new[] { "dll", "pdb", "pdbx", "pe", "xml" }.Select(extension => $"bin\\Release\\{assembly}.{extension}"),
            files.Select(file => file.Attribute("src").Value));
        Assert.All(files, file => Assert.Equal("lib\\netnano1.0", file.Attribute("target").Value));
    }

    [Fact]
    public void Desktop_board_and_package_have_one_version()
    {
        string version = XElement.Load(Path.Combine(BoardProject.Repository, "Directory.Build.props")).Descendants("Version").Single().Value;
        Assert.Equal(version, Elements(LoadPackage(), "version").Single().Value);
        string attributes = File.ReadAllText(Path.Combine(BoardProject.Runtime().Folder, "Properties", "AssemblyInfo.cs"));
        Assert.Contains($"AssemblyVersion(\"{version}.0\")", attributes, StringComparison.Ordinal);
    }

    [Fact]
    public void The_solution_holds_the_projects_under_their_own_ids()
    {
        BoardProject runtime = BoardProject.Runtime();
        string solution = File.ReadAllText(Path.Combine(runtime.Folder, "TinyRnn.nanoFramework.sln"));
        var ids = new Dictionary<string, string>();
        foreach (Match match in Regex.Matches(solution, "= \"[^\"]*\", \"([^\"]*\\.nfproj)\", \"(\\{[^\"]*\\})\""))
        {
            ids.Add(Path.GetFullPath(Path.Combine(runtime.Folder, match.Groups[1].Value.Replace('\\', '/'))), match.Groups[2].Value);
        }

        foreach (BoardProject project in BoardProject.All())
        {
            Assert.Equal(project.Property("ProjectGuid"), Assert.Contains(project.Path, ids));
        }

        Assert.Equal(BoardProject.All().Count(), ids.Count);
    }

    [Fact]
    public void Projects_keep_to_the_language_version_that_the_board_bears()
    {
        foreach (BoardProject project in BoardProject.All())
        {
            Assert.Contains(project.Property("LangVersion"), new[] { "9.0", "10.0" });
        }
    }

    [Theory]
    [InlineData("Convert.FromBase64")]
    [InlineData("Convert.ToBase64")]
    public void Nothing_that_a_board_compiles_calls_what_some_firmware_lacks(string call)
    {
        IEnumerable<string> files = BoardProject.All().SelectMany(project => project.Compiled())
            .Concat(BoardProject.SourceFiles(Path.Combine(BoardProject.Repository, "tests", "nano", "compiled")));
        Assert.DoesNotContain(files, path => Path.GetFileName(path) != "Base64.cs" && File.ReadAllText(path).Contains(call, StringComparison.Ordinal));
    }

    private static XElement LoadPackage() => XElement.Load(Path.Combine(BoardProject.Runtime().Folder, "TinyRnn.nanoFramework.nuspec"));

    private static IEnumerable<XElement> Elements(XElement parent, string name) => parent.Descendants(parent.Name.Namespace + name);

    private static string[] Sorted(IEnumerable<string> values) => values.OrderBy(value => value, StringComparer.Ordinal).ToArray();
}
