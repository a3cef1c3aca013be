using System.Security.Cryptography;
using TinyRnn.Stations;

namespace TinyRnn.BrokerSimulator;

/// <summary>HMAC-SHA256, as on a board.</summary>
internal sealed class KeyedSignature(byte[] key) : ISignature
{
    public byte[] Compute(byte[] content) => HMACSHA256.HashData(key, content);
}
