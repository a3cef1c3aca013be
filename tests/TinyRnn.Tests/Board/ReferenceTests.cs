using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Xunit;

namespace TinyRnn.Tests.Board;

/// <summary>The built runtime uses nothing that the board's base library lacks.</summary>
public class ReferenceTests
{
    /// <summary>What compilers write on assemblies, modules and types of their own; nothing calls them.</summary>
    private static readonly HashSet<string> s_compilerAttributes =
    [
        "System.Diagnostics.DebuggableAttribute",
        "System.Diagnostics.DebuggableAttribute+DebuggingModes",
        "System.Reflection.AssemblyCompanyAttribute",
        "System.Reflection.AssemblyConfigurationAttribute",
        "System.Reflection.AssemblyCopyrightAttribute",
        "System.Reflection.AssemblyDescriptionAttribute",
        "System.Reflection.AssemblyFileVersionAttribute",
        "System.Reflection.AssemblyInformationalVersionAttribute",
        "System.Reflection.AssemblyProductAttribute",
        "System.Reflection.AssemblyTitleAttribute",
        "System.Runtime.CompilerServices.CompilationRelaxationsAttribute",
        "System.Runtime.CompilerServices.CompilerGeneratedAttribute",
        "System.Runtime.CompilerServices.InternalsVisibleToAttribute",
        "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Runtime.CompilerServices.RuntimeCompatibilityAttribute",
        "System.Runtime.Versioning.TargetFrameworkAttribute",
        "System.Security.Permissions.SecurityAction",
        "System.Security.Permissions.SecurityPermissionAttribute",
        "System.Security.UnverifiableCodeAttribute",
    ];

    private static readonly MemberNames s_names = new();

    private static PEReader Open() => new(File.OpenRead(typeof(RnnModel).Assembly.Location));

    [Fact]
    public void Every_member_that_is_referenced_exists_on_the_board()
    {
        using PEReader file = Open();
        MetadataReader metadata = file.GetMetadataReader();
        HashSet<string> board = BoardMembers.Read();
        string[] lines = [.. metadata.MemberReferences.Select(handle => s_names.Line(metadata, metadata.GetMemberReference(handle)))];
        Assert.Contains("M:System.Array::Copy(System.Array,System.Int32,System.Array,System.Int32,System.Int32) : System.Void", lines);
        string[] missing = [.. lines.Where(line => !board.Contains(line) && !s_compilerAttributes.Contains(line[2..].Split("::")[0]))];
        Assert.True(missing.Length == 0, "Not on the board:\n" + string.Join("\n", missing));
    }

    [Fact]
    public void Every_type_that_is_referenced_exists_on_the_board()
    {
        using PEReader file = Open();
        MetadataReader metadata = file.GetMetadataReader();
        HashSet<string> board = BoardMembers.Read();
        string[] types = [.. metadata.TypeReferences.Select(handle => s_names.GetTypeFromReference(metadata, handle, 0))];
        Assert.Contains("System.Object", types);
        string[] missing = [.. types.Where(type => !board.Contains("T:" + type) && !s_compilerAttributes.Contains(type))];
        Assert.True(missing.Length == 0, "Not on the board:\n" + string.Join("\n", missing));
    }

    [Fact]
    public void Nothing_generic_is_used_and_nothing_defined()
    {
        using PEReader file = Open();
        MetadataReader metadata = file.GetMetadataReader();
        Assert.Equal(0, metadata.GetTableRowCount(TableIndex.GenericParam));
        Assert.Equal(0, metadata.GetTableRowCount(TableIndex.MethodSpec));
    }

    [Fact]
    public void The_list_of_the_board_is_read()
    {
        HashSet<string> board = BoardMembers.Read();
        Assert.Contains("T:System.Array", board);
        Assert.Contains("M:System.Array::Clear(System.Array,System.Int32,System.Int32) : System.Void", board);
        Assert.Contains("M:System.Math::Abs(System.Int32) : System.Int32", board);
        Assert.DoesNotContain("T:System.DBNull", board);
        Assert.DoesNotContain(board, line => line.Contains("[native]", StringComparison.Ordinal));
    }
}
