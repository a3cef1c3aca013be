namespace TinyRnn.Stations;

/// <summary>A model's id as text.</summary>
internal static class ModelId
{
    public static string Format(byte[] id)
    {
        const string digits = "0123456789abcdef";
        var chars = new char[2 * id.Length];
        for (int i = 0; i < id.Length; i++)
        {
            chars[2 * i] = digits[id[i] >> 4];
            chars[2 * i + 1] = digits[id[i] & 15];
        }

        return new string(chars);
    }
}
