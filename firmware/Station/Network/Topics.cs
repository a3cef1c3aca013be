#nullable disable

namespace TinyRnn.Stations;

/// <summary>The topics of a station; docs/connected.md has them as a table.</summary>
public sealed class Topics
{
    /// <summary>First part of all topics.</summary>
    public const string Root = "tinyrnn/";

    private readonly string _base;

    /// <param name="station">The station's name.</param>
    public Topics(string station)
    {
        _base = Root + station + "/";
    }

    /// <summary>The client id of a station.</summary>
    public static string Client(string station) => "tinyrnn-" + station;

    /// <summary>The newest reading, retained.</summary>
    public string State => _base + "state";

    /// <summary>How the station is, retained.</summary>
    public string Diagnostics => _base + "diagnostics";

    /// <summary>All readings in lists.</summary>
    public string Readings => _base + "readings";

    /// <summary>Events, one at a time.</summary>
    public string Event => _base + "event";

    /// <summary>All that is said to the station.</summary>
    public string Inbox => _base + "in/+";

    /// <summary>What the station says to itself to know that it has got all there is.</summary>
    public string InboxEnd => _base + "in/end";

    /// <summary>An offer of a model, retained.</summary>
    public string ModelOffer => _base + "in/model";

    /// <summary>Signed settings, retained.</summary>
    public string SettingsOffer => _base + "in/settings";

    /// <summary>A wish for the log, retained.</summary>
    public string LogRequest => _base + "in/log";

    /// <summary>All blocks of the log.</summary>
    public string LogBlocks => _base + "log/+";

    /// <summary>Behind the last block of the log.</summary>
    public string LogEnd => _base + "log/end";

    /// <summary>A block of the log.</summary>
    public string LogBlock(int index) => _base + "log/" + index.ToString();

    /// <summary>A piece of an offered model, retained.</summary>
    /// <param name="checksum">Of the whole file.</param>
    /// <param name="piece">Its number.</param>
    public string Piece(int checksum, int piece) => _base + "piece/" + checksum.ToString("X8") + "/" + piece.ToString();
}
