namespace TinyRnn.Stations;

/// <summary>Keeps what is secret out of lines.</summary>
internal static class Secrets
{
    /// <summary>A text of a library, unless a secret stands in it.</summary>
    public static string Hide(string text, NetworkSettings settings) =>
        Has(text, settings.WifiPassword) || Has(text, settings.BrokerPassword) || Has(text, settings.UpdateKey) ? "an error whose text is not shown" : text ?? "";

    private static bool Has(string text, string secret) => text != null && secret.Length > 0 && text.Contains(secret);
}
