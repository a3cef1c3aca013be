using TinyRnn.Stations;

namespace TinyRnn.Mqtt;

/// <summary>Where a broker is, and as whom it is spoken to.</summary>
/// <param name="Address">Of the broker.</param>
/// <param name="User">Empty for none.</param>
/// <param name="Password">Secret.</param>
/// <param name="AuthorityFile">Certificate, as PEM, of the authority that the broker's certificate comes from; null for those that this machine trusts.</param>
public sealed record BrokerLogin(BrokerAddress Address, string User = "", string Password = "", string? AuthorityFile = null)
{
    /// <summary>Without the password.</summary>
    public override string ToString() => $"{(Address.IsEncrypted ? "mqtts" : "mqtt")}://{Address.Host}:{Address.Port}";
}
