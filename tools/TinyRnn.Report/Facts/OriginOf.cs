using System;
using System.IO;
using System.Security.Cryptography;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Report.Facts;

/// <summary>Where a model comes from.</summary>
internal static class OriginOf
{
    public static OriginFacts Model(ReportRequest request, RnnModel model)
    {
        var proof = ModelProof.Read(request.Model);
        SelfTestVectors test = model.SelfTest;
        byte[] expected = new byte[test.Outputs.Length * sizeof(int)];
        Buffer.BlockCopy(test.Outputs, 0, expected, 0, expected.Length);
        return new OriginFacts(
            Convert.ToHexStringLower(model.Info.Id),
            Digest(request.Model),
            Path.GetFileName(request.Input),
            request.Input == "-" ? "" : DigestOf(request.Input),
            request.FloatDigest,
            request.Tool,
            request.Seed,
            proof is null
                ? "stated: the file holds no proof that the float network gives what the framework's gave"
                : $"proven: {proof}",
            proof is not null,
            test.Steps,
            test.Steps == 0 ? "" : Digest(expected),
            $"tinyrnn verify --port PORT --model {Path.GetFileName(request.ModelPath)}");
    }

    private static string DigestOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
