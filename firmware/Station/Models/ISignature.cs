namespace TinyRnn.Stations;

/// <summary>HMAC-SHA256 with the station's key.</summary>
public interface ISignature
{
    /// <summary>The 32 bytes that belong to the content.</summary>
    byte[] Compute(byte[] content);
}
