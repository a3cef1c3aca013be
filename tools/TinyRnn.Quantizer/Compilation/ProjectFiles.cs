using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>nanoFramework projects for the assemblies of a model that needs more than one.</summary>
internal sealed class ProjectFiles(CompilationOptions options)
{
    private const string CoreLibrary = "nanoFramework.CoreLibrary.1.17.11";

    /// <summary>The project and its packages.config.</summary>
    /// <param name="assembly">Name of the assembly, the folder and the project.</param>
    /// <param name="className">Name of the one source file.</param>
    /// <param name="references">Assemblies beside it that it refers to.</param>
    public IEnumerable<CompiledFile> Write(string assembly, string className, IReadOnlyList<string> references)
    {
        yield return new CompiledFile($"{assembly}/{assembly}.nfproj", Project(assembly, className, references));
        yield return new CompiledFile($"{assembly}/packages.config", Packages);
    }

    private static string Packages =>
        """
        <?xml version="1.0" encoding="utf-8"?>
        <packages>
          <package id="nanoFramework.CoreLibrary" version="1.17.11" targetFramework="netnano1.0" />
          <package id="TinyRnn.nanoFramework" version="0.1.0" targetFramework="netnano1.0" />
        </packages>

        """;

    private string Project(string assembly, string className, IReadOnlyList<string> references)
    {
        string projects = string.Concat(references.Select(reference => $"    <ProjectReference Include=\"..\\{reference}\\{reference}.nfproj\" />\n"));
        string projectGroup = projects.Length == 0 ? "" : $"  <ItemGroup>\n{projects}  </ItemGroup>\n";
        return $$"""
            <?xml version="1.0" encoding="utf-8"?>
            <Project ToolsVersion="Current" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup Label="Globals">
                <NanoFrameworkProjectSystemPath>$(MSBuildExtensionsPath)\nanoFramework\v1.0\</NanoFrameworkProjectSystemPath>
              </PropertyGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props')" />
              <PropertyGroup>
                <Configuration Condition=" '$(Configuration)' == '' ">Debug</Configuration>
                <Platform Condition=" '$(Platform)' == '' ">AnyCPU</Platform>
                <ProjectTypeGuids>{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}</ProjectTypeGuids>
                <ProjectGuid>{{ProjectGuid(assembly)}}</ProjectGuid>
                <OutputType>Library</OutputType>
                <RootNamespace>{{options.Namespace}}</RootNamespace>
                <AssemblyName>{{assembly}}</AssemblyName>
                <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
                <LangVersion>9.0</LangVersion>
                <Optimize>true</Optimize>
              </PropertyGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.props')" />
              <ItemGroup>
                <Compile Include="{{className}}.cs" />
              </ItemGroup>
              <ItemGroup>
                <Reference Include="mscorlib">
                  <HintPath>..\packages\{{CoreLibrary}}\lib\mscorlib.dll</HintPath>
                </Reference>
                <Reference Include="TinyRnn">
                  <HintPath>..\packages\TinyRnn.nanoFramework.0.1.0\lib\netnano1.0\TinyRnn.dll</HintPath>
                </Reference>
              </ItemGroup>
            {{projectGroup}}  <ItemGroup>
                <None Include="packages.config" />
              </ItemGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets')" />
            </Project>

            """;
    }

    /// <summary>The same assembly always gets the same id.</summary>
    private static string ProjectGuid(string assembly) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(assembly)).AsSpan(0, 16)).ToString("B").ToUpperInvariant();
}
