using System;
using System.IO;
using System.Security.Cryptography;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>A model file with a signature behind it: the model, "TRSG", and the HMAC-SHA256 of the model under a key of 32 bytes.</summary>
public static class SignedModel
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    /// <summary>Signs a model.</summary>
    /// <param name="model">The model's file.</param>
    /// <param name="key">32 bytes.</param>
    public static byte[] Sign(byte[] model, byte[] key)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model, .. "TRSG"u8, .. HMACSHA256.HashData(key, model)];
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
