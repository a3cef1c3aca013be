using System;

namespace TinyRnn.RainStation.Tests;

/// <summary>Makes signed model files: the model, "TRSG", the signature.</summary>
internal static class SignedFile
{
    public static byte[] Create(byte[] model, ISignature signature)
    {
        var file = new byte[model.Length + ModelFile.TrailerLength];
        Array.Copy(model, 0, file, 0, model.Length);
        file[model.Length] = (byte)'T';
        file[model.Length + 1] = (byte)'R';
        file[model.Length + 2] = (byte)'S';
        file[model.Length + 3] = (byte)'G';
        Array.Copy(signature.Compute(model), 0, file, model.Length + 4, ModelFile.SignatureLength);
        return file;
    }
}
