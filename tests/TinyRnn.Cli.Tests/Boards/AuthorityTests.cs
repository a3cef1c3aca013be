using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

/// <summary>The certificate by which a board knows its broker.</summary>
public sealed class AuthorityTests : IDisposable
{
    private const string Settings = """{"station":"roof","mqtt":"mqtts://broker.lan"}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Authority_goes_to_the_board_with_the_settings()
    {
        string authority = _folder.Write("ca.pem", Certificate(out _));

        ToolResult result = Flash("--settings", _folder.Write("station.json", Settings), "--mqtt-ca", authority).Succeeded();

        Assert.Contains(@"""I:\\station.json""", result.Output, StringComparison.Ordinal);
        Assert.Contains(@"""I:\\broker.pem""", result.Output, StringComparison.Ordinal);
        Assert.Contains(authority, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_with_tls_and_no_authority_say_whom_the_board_trusts()
    {
        ToolResult result = Flash("--settings", _folder.Write("station.json", Settings));

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("mqtts:// without --mqtt-ca: the board trusts the authorities of its firmware", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_certificate_is_refused()
    {
        string file = _folder.Write("ca.pem", "hello");
        Flash("--mqtt-ca", file).Refused($"{file}: expected a certificate as PEM, found none");
        string certificate = Certificate(out string key);
        File.WriteAllText(file, certificate + "\n" + key);
        Flash("--mqtt-ca", file).Refused($"{file}: expected certificates, found a private key too");
        Flash("--mqtt-ca", file + "x").Refused($"{file}x: the file does not exist");
        File.WriteAllText(file, certificate + new string('\n', 9000));
        Flash("--mqtt-ca", file).Refused($"{file}: expected at most 8192 bytes, found {certificate.Length + 9000}");
    }

    private static ToolResult Flash(params string[] options) => Tool.Run(["flash", "--port", "COM3", "--dry-run", .. options]);

    private static string Certificate(out string key)
    {
        using var algorithm = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key = algorithm.ExportPkcs8PrivateKeyPem();
        using X509Certificate2 certificate = new CertificateRequest("CN=test", algorithm, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }
}
