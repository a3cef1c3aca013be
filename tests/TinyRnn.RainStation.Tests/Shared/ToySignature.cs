using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>Stands in for HMAC-SHA256 where there is none: 32 bytes that depend on key and content.</summary>
internal sealed class ToySignature : ISignature
{
    private readonly byte _key;

    public ToySignature(byte key)
    {
        _key = key;
    }

    public byte[] Compute(byte[] content)
    {
        var signature = new byte[ModelFile.SignatureLength];
        signature[0] = _key;
        RecordBytes.WriteInt32(signature, 1, Crc32.Compute(content, 0, content.Length));
        return signature;
    }
}
