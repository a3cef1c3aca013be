using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Sequences;

namespace TinyRnn.Fuzz.Targets;

/// <summary>
/// Sidecars beside good weights. A file of this corpus is a line with the path of the weights below tests/fixtures, which is never
/// damaged, and the sidecar.
/// </summary>
internal sealed class SidecarTarget : FuzzTarget<SidecarTarget.Imported>, IDisposable
{
    private const int LargestWeights = 1 << 14;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tinyrnn-fuzz-");

    public override string Name => "sidecar";

    public override IReadOnlyList<IMutation> Mutations { get; } =
        [
            new PartMutation(new ByteMutation(), Sidecar), new PartMutation(new TextMutation(), Sidecar),
            new PartMutation(new JsonMutation(), Sidecar), new PartMutation(new JsonMutation(), Sidecar),
        ];

    public override long MostBytes => 64 << 20;

    protected override IReadOnlyList<Type> Documented { get; } = [typeof(ImportException), typeof(ForwardProofException)];

    private string SidecarPath => Path.Combine(_folder.FullName, "fuzz.json");

    public void Dispose() => _folder.Delete(true);

    protected override IEnumerable<byte[]> Files()
    {
        string root = FixtureFiles.PathOf("");
        return new[] { ".safetensors", ".pt" }
            .SelectMany(ending => FixtureFiles.Paths(ending, "torch_modules", "keras", "networks"))
            .Where(weights => File.Exists(Path.ChangeExtension(weights, ".json")) && new FileInfo(weights).Length < LargestWeights)
            .Select(weights => (byte[])[
                .. Encoding.UTF8.GetBytes(Path.GetRelativePath(root, weights).Replace('\\', '/') + "\n"),
                .. File.ReadAllBytes(Path.ChangeExtension(weights, ".json"))]);
    }

    protected override Imported Load(byte[] file)
    {
        string weights = FixtureFiles.PathOf(Encoding.UTF8.GetString(file, 0, Array.IndexOf(file, (byte)'\n')));
        File.WriteAllBytes(SidecarPath, file[Sidecar(file)]);
        var options = new ImportOptions { SidecarPath = SidecarPath };
        return NetworkImporter.IsSequence(weights, options)
            ? new Imported(null, NetworkImporter.LoadSequence(weights, options))
            : new Imported(NetworkImporter.Load(weights, options), null);
    }

    protected override string Use(Imported loaded)
    {
        if (loaded.Network is not null)
        {
            return FloatRun.Of(loaded.Network);
        }

        _ = new FloatSequence(loaded.Sequence!);
        return "sequence";
    }

    private static Range Sidecar(byte[] file) => (Array.IndexOf(file, (byte)'\n') + 1)..;

    /// <summary>Either of the two that a sidecar may describe.</summary>
    internal sealed record Imported(Network? Network, SequenceNetwork? Sequence);
}
