using System;
using System.IO;
using TinyRnn.Quantizer.Compilation;

namespace TinyRnn.Quantizer.Tests.Deployment;

/// <summary>An app that uses a runtime, a file from elsewhere and a compiled model in a project of its own, in a folder that is deleted.</summary>
internal sealed class TemplateFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tinyrnn-").FullName;

    public TemplateFolder(RnnModel model)
    {
        Write("app/App.nfproj", Project("App", "Exe", """
            <Compile Include="Program.cs" />
            <Compile Include="Parts\Sensor.cs" />
            <Compile Include="..\shared\Features.cs" Link="Features\Features.cs" />
            <None Include="packages.config" />
            <None Include="notes.txt" />
            <ProjectReference Include="Model\App.Model.nfproj" />
            <ProjectReference Include="..\runtime\Runtime.nfproj" />
            """));
        Write("app/packages.config", "<packages />");
        Write("app/Program.cs", "class Program { }");
        Write("app/Parts/Sensor.cs", "class Sensor { }");
        Write("app/Left.cs", "class LeftOut { }");
        Write("shared/Features.cs", "class Features { }");
        Write("app/Model/App.Model.nfproj", Project("App.Model", "Library", """
            <Compile Include="Net.cs" />
            <ProjectReference Include="..\..\runtime\Runtime.nfproj" />
            """));
        Write("app/Model/Net.cs", ModelCompiler.Compile(model, new CompilationOptions("My.App", "Net", "tinyrnn compile old.trnn --namespace My.App --class Net")).Files[0].Text);
        Write("runtime/Runtime.nfproj", Project("Runtime", "Library", """<Compile Include="Kernel.cs" />"""));
        Write("runtime/Kernel.cs", "class Kernel { }");
    }

    /// <summary>The app's project.</summary>
    public string ProjectPath => Path.Combine(_root, "app", "App.nfproj");

    public void Write(string name, string text)
    {
        string path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Delete(string name) => File.Delete(Path.Combine(_root, name));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Project(string name, string type, string items) =>
        $$"""
        <?xml version="1.0" encoding="utf-8"?>
        <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
          <PropertyGroup>
            <ProjectGuid>{00000000-0000-0000-0000-{{name.Length:D12}}}</ProjectGuid>
            <OutputType>{{type}}</OutputType>
            <AssemblyName>{{name}}</AssemblyName>
          </PropertyGroup>
          <ItemGroup>
            {{items}}
            <Reference Include="mscorlib"><HintPath>..\..\..\packages\nanoFramework.CoreLibrary.1.17.11\lib\mscorlib.dll</HintPath></Reference>
          </ItemGroup>
        </Project>
        """;
}
