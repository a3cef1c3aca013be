using System;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>
/// A model file with a signature behind it: the model, "TRSG", a counter (u32, little-endian), and the HMAC-SHA256 of counter and model
/// under a key of 32 bytes. A station takes no new file with a smaller counter than it has seen.
/// </summary>
public static class SignedModel
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    /// <summary>Signs a model.</summary>
    /// <param name="model">The model's file.</param>
    /// <param name="key">32 bytes.</param>
    /// <param name="counter">0 or more; that of a newer model is greater.</param>
    public static byte[] Sign(byte[] model, byte[] key, int counter)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(counter);
        byte[] number = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(number, counter);
        byte[] content = [.. number, .. model];
        return [.. model, .. "TRSG"u8, .. number, .. HMACSHA256.HashData(key, content)];
    }

    /// <summary>Reads a key: 64 hexadecimal digits, and blanks around them.</summary>
    /// <exception cref="DeploymentException">The file is missing or holds something else; what it holds is not shown.</exception>
    public static byte[] ReadKey(string path)
    {
        if (!File.Exists(path))
        {
            throw new DeploymentException($"{path}: expected a file with a key of {2 * KeyLength} hexadecimal digits, found none");
        }

        string text = File.ReadAllText(path).Trim();
        try
        {
            byte[] key = Convert.FromHexString(text);
            return key.Length == KeyLength ? key : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new DeploymentException($"{path}: expected a key of {2 * KeyLength} hexadecimal digits, found {text.Length} other characters");
        }
    }
}
