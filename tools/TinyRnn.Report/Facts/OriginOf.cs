using System;
using System.IO;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Report.Facts;

/// <summary>Where a model comes from.</summary>
internal static class OriginOf
{
    public static OriginFacts Model(ReportRequest request, RnnModel model)
    {
        var proof = ModelProof.Read(request.Model);
        var made = ModelOrigin.Read(request.Model);
        SelfTestVectors test = model.SelfTest;
        byte[] expected = new byte[test.Outputs.Length * sizeof(int)];
        Buffer.BlockCopy(test.Outputs, 0, expected, 0, expected.Length);
        return new OriginFacts(
            Convert.ToHexStringLower(model.Info.Id),
            FileDigest.Of(request.Model),
            made?.ToString() ?? "",
            made?.Calibration ?? "",
            Path.GetFileName(request.Input),
            request.Input == "-" ? "" : FileDigest.Of(request.Input),
            request.FloatDigest.Length > 0 ? request.FloatDigest : made?.Source ?? "",
            request.Tool,
            made?.Chosen("--seed"),
            proof is null
                ? "stated: the file holds no proof that the float network gives what the framework's gave"
                : $"proven: {proof}",
            proof is not null,
            test.Steps,
            test.Steps == 0 ? "" : FileDigest.Of(expected),
            $"tinyrnn verify --port PORT --model {Path.GetFileName(request.ModelPath)}");
    }
}
