using System;
using System.Linq;
using TinyRnn.Quantizer.Deployment;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class DeploymentImageTests
{
    private static readonly BoardAssembly s_core = Assembly("core.pe", "mscorlib 1.17.11.0");
    private static readonly BoardAssembly s_math = Assembly("math.pe", "System.Math 1.5.116.0", "mscorlib 1.17.11.0");
    private static readonly BoardAssembly s_app = Assembly("app.pe", "App 1.0.0.0", "mscorlib 1.17.11.0", "System.Math 1.5.116.0");

    [Fact]
    public void Assemblies_in_order_stay_and_are_padded_to_four_bytes()
    {
        var image = DeploymentImage.Create([s_core, s_math, s_app]);
        byte[] bytes = image.ToArray();

        Assert.Equal([s_core, s_math, s_app], image.Assemblies);
        Assert.NotEqual(0, s_core.Bytes.Length % 4);
        int offset = 0;
        foreach (BoardAssembly assembly in image.Assemblies)
        {
            int length = assembly.Bytes.Length;
            Assert.Equal(assembly.Bytes.ToArray(), bytes[offset..(offset + length)]);
            int padded = (length + 3) / 4 * 4;
            Assert.All(bytes[(offset + length)..(offset + padded)], padding => Assert.Equal(0, padding));
            offset += padded;
        }

        Assert.Equal((offset, image.Length), (bytes.Length, bytes.Length));
    }

    [Fact]
    public void Any_order_becomes_one_in_which_references_come_first()
    {
        BoardAssembly[][] orders = [[s_app, s_math, s_core], [s_math, s_app, s_core], [s_core, s_app, s_math], [s_app, s_core, s_math]];
        foreach (BoardAssembly[] order in orders)
        {
            Assert.Equal([s_core, s_math, s_app], DeploymentImage.Create(order).Assemblies);
        }
    }

    [Fact]
    public void The_app_is_what_nothing_refers_to() => Assert.Equal([s_app], DeploymentImage.Create([s_core, s_math, s_app]).Roots);

    [Fact]
    public void Missing_references_are_named_all_at_once() =>
        Refused(
            "App refers to mscorlib 1.17.11.0, which is not among the files" + Environment.NewLine + "App refers to System.Math 1.5.116.0, which is not among the files",
            s_app);

    [Fact]
    public void A_reference_of_another_version_is_missing() =>
        Refused(
            "App refers to System.Math 1.5.116.0, found System.Math 1.5.0.0 in old.pe",
            s_core, Assembly("old.pe", "System.Math 1.5.0.0", "mscorlib 1.17.11.0"), s_app);

    [Fact]
    public void One_name_twice_is_refused() => Refused("assembly App: expected once, found in app.pe and other.pe", s_core, s_math, s_app, Assembly("other.pe", "App 2.0.0.0"));

    [Fact]
    public void References_in_a_circle_are_refused() =>
        Refused("assemblies refer to each other in a circle: A -> B -> A", Assembly("a.pe", "A 1.0.0.0", "B 1.0.0.0"), Assembly("b.pe", "B 1.0.0.0", "A 1.0.0.0"));

    [Fact]
    public void An_image_is_read_back()
    {
        byte[] bytes = DeploymentImage.Create([s_core, s_math, s_app]).ToArray();

        var image = DeploymentImage.Parse("App.bin", bytes);

        Assert.Equal(["mscorlib", "System.Math", "App"], image.Assemblies.Select(assembly => assembly.Identity.Name));
        Assert.Equal(bytes, image.ToArray());
    }

    [Fact]
    public void Every_damaged_byte_of_an_image_is_found_but_for_padding()
    {
        byte[] bytes = DeploymentImage.Create([s_core, s_math]).ToArray();
        int padding = bytes.Length - s_core.Bytes.Length - s_math.Bytes.Length;
        int missed = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = (byte[])bytes.Clone();
            damaged[i] ^= 1;
            missed += Record.Exception(() => DeploymentImage.Parse("App.bin", damaged)) is DeploymentException ? 0 : 1;
        }

        Assert.InRange(missed, 0, padding);
    }

    [Fact]
    public void An_image_in_the_wrong_order_is_refused()
    {
        byte[] bytes = [.. Padded(s_math), .. Padded(s_core)];
        Assert.Equal(
            "App.bin: an assembly stands before one that it refers to; 'tinyrnn pack' puts them in order",
            Assert.Throws<DeploymentException>(() => DeploymentImage.Parse("App.bin", bytes)).Message);
    }

    [Fact]
    public void An_empty_image_is_refused() =>
        Assert.StartsWith("App.bin, byte 0: expected a .pe", Assert.Throws<DeploymentException>(() => DeploymentImage.Parse("App.bin", [])).Message, StringComparison.Ordinal);

    private static BoardAssembly Assembly(string source, string name, params string[] references) =>
        BoardAssembly.Parse(source, AssemblyBytes.Create(name, references));

    private static byte[] Padded(BoardAssembly assembly) => [.. assembly.Bytes.ToArray(), .. new byte[(4 - (assembly.Bytes.Length % 4)) % 4]];

    private static void Refused(string message, params BoardAssembly[] assemblies) =>
        Assert.Equal(message, Assert.Throws<DeploymentException>(() => DeploymentImage.Create(assemblies)).Message);
}
