using System.CommandLine;
using System.IO;
using TinyRnn.Mqtt;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Options;

/// <summary>Where a broker is, and as whom it is spoken to. A password is read from a file, where no list of processes shows it.</summary>
internal sealed class BrokerOptionSet
{
    private readonly Option<string?> _address = new("--mqtt") { Description = "The broker: mqtt://HOST:PORT, or mqtts:// for TLS", HelpName = "URL" };
    private readonly Option<string?> _user = new("--mqtt-user") { Description = "Name for the broker", HelpName = "NAME" };
    private readonly Option<string?> _password = new("--mqtt-password") { Description = "File with the password for it", HelpName = "FILE" };
    private readonly Option<string?> _authority = new("--mqtt-ca") { Description = "Certificate of the authority that the broker's comes from, if this machine does not know it", HelpName = "CA.pem" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isRequired">Whether it can do without a broker.</param>
    public void AddTo(Command command, bool isRequired)
    {
        _address.Required = isRequired;
        command.Add(_address);
        command.Add(_user);
        command.Add(_password);
        command.Add(_authority);
    }

    /// <summary>The broker; null when none is stated.</summary>
    /// <exception cref="InputException">It is stated wrongly.</exception>
    public BrokerLogin? Read(ParseResult result)
    {
        string? user = result.GetValue(_user);
        string? password = result.GetValue(_password);
        string? authority = result.GetValue(_authority);
        if (result.GetValue(_address) is not { } text)
        {
            return user == null && password == null && authority == null ? null : throw new InputException("--mqtt: expected it beside --mqtt-user, --mqtt-password and --mqtt-ca, found none");
        }

        BrokerAddress address = BrokerAddress.Parse(text)
            ?? throw new InputException("--mqtt: expected mqtt://HOST:PORT or mqtts://HOST:PORT, found something else; user and password have options of their own");
        if (authority != null && !File.Exists(authority))
        {
            throw new InputException($"{authority}: the file does not exist");
        }

        return new BrokerLogin(address, user ?? "", password == null ? "" : Secret(password), authority);
    }

    private static string Secret(string path) =>
        File.Exists(path) ? File.ReadAllText(path).TrimEnd('\r', '\n') : throw new InputException($"{path}: the file does not exist");
}
