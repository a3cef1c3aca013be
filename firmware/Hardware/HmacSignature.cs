using System.Security.Cryptography;

namespace TinyRnn.Stations.Hardware;

/// <summary>HMAC-SHA256 of the board's library.</summary>
public sealed class HmacSignature : ISignature
{
    private readonly byte[] _key;

    /// <param name="key">The key that model files are signed with.</param>
    public HmacSignature(byte[] key)
    {
        _key = key;
    }

    /// <inheritdoc/>
    public byte[] Compute(byte[] content) => HMACSHA256.HashData(_key, content);
}
