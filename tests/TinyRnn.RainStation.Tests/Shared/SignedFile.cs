using System;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>Makes signed model files: the model, "TRSG", the counter, the signature of counter and model.</summary>
internal static class SignedFile
{
    public static byte[] Create(byte[] model, ISignature signature, int counter)
    {
        var content = new byte[ModelFile.CounterLength + model.Length];
        RecordBytes.WriteInt32(content, 0, counter);
        Array.Copy(model, 0, content, ModelFile.CounterLength, model.Length);

        var file = new byte[model.Length + ModelFile.TrailerLength];
        Array.Copy(model, 0, file, 0, model.Length);
        file[model.Length] = (byte)'T';
        file[model.Length + 1] = (byte)'R';
        file[model.Length + 2] = (byte)'S';
        file[model.Length + 3] = (byte)'G';
        RecordBytes.WriteInt32(file, model.Length + 4, counter);
        Array.Copy(signature.Compute(content), 0, file, model.Length + 4 + ModelFile.CounterLength, ModelFile.SignatureLength);
        return file;
    }
}
