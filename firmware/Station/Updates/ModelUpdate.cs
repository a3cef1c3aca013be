using System;

namespace TinyRnn.Stations;

/// <summary>Takes an offered model: its pieces while the radio is on, its installation afterwards. The rules stand in docs/connected.md.</summary>
internal sealed class ModelUpdate
{
    /// <summary>Pieces that are fetched in one transmission.</summary>
    public const int MostPieces = 8;

    /// <summary>Transmissions in a row without a piece after which an offer is given up.</summary>
    public const int MostStalls = 8;

    private readonly Peripherals _board;
    private readonly ModelStore _models;
    private readonly NetworkRecord _record;
    private readonly Topics _topics;
    private readonly StationEvents _events;
    private readonly int _mostBytes;
    private ModelOffer _offer;

    public ModelUpdate(Peripherals board, ModelStore models, NetworkRecord record, Topics topics, int mostBytes)
    {
        _board = board;
        _models = models;
        _record = record;
        _topics = topics;
        _mostBytes = mostBytes;
        _events = new StationEvents(board.Console);
    }

    /// <summary>Looks at an offer, and fetches pieces of it.</summary>
    /// <param name="channel">Connected.</param>
    /// <param name="payload">The offer.</param>
    /// <param name="milliseconds">That a piece may take.</param>
    public void Take(IChannel channel, byte[] payload, int milliseconds)
    {
        ModelOffer offer;
        try
        {
            offer = ModelOffer.Parse(payload, _mostBytes);
        }
        catch (Exception refused)
        {
            Refuse(refused.Message);
            channel.Publish(_topics.ModelOffer, Ascii.Nothing, true);
            return;
        }

        if (offer.Checksum != _record.Decided && IsWanted(offer))
        {
            Fetch(channel, offer, milliseconds);
        }

        if (offer.Checksum == _record.Decided)
        {
            Clear(channel, offer);
        }
    }

    /// <summary>Installs the model whose pieces are all there. To be called with the radio off: it takes the most memory.</summary>
    /// <returns>True when another model is to run from the next start.</returns>
    public bool TryInstall()
    {
        if (_offer == null)
        {
            return false;
        }

        var pieces = new PieceStore(_board.Storage, _offer);
        if (pieces.Count < _offer.Pieces)
        {
            return false;
        }

        bool isInstalled = false;
        try
        {
            _models.Install(pieces.Assemble());
            isInstalled = true;
            _events.Said("update", "model", "installed: runs from the next start");
        }
        catch (Exception refused)
        {
            Refuse(refused.Message);
        }

        _record.Decided = _offer.Checksum;
        TryDrop(pieces);
        return isInstalled;
    }

    /// <summary>Frees the flash; what stays of the pieces is overwritten by those of the next offer.</summary>
    private void TryDrop(PieceStore pieces)
    {
        try
        {
            pieces.Drop();
        }
        catch (Exception failure)
        {
            _events.Failed("update", "pieces", failure.Message);
        }
    }

    /// <summary>True for an offer that should be fetched; false for one that has to wait, or is refused by what it says of itself.</summary>
    private bool IsWanted(ModelOffer offer)
    {
        try
        {
            if (_board.Signature == null)
            {
                throw new ModelRefusedException("update_key", "the key of signed models in the settings", "none");
            }

            _models.RequireNotOlder(offer.Counter);
        }
        catch (ModelRefusedException refused)
        {
            Refuse(refused.Message);
            _record.Decided = offer.Checksum;
            return false;
        }

        // The model before the one on trial is still needed, and its file would be overwritten.
        return !_models.IsOnTrial;
    }

    private void Fetch(IChannel channel, ModelOffer offer, int milliseconds)
    {
        _offer = offer;
        var pieces = new PieceStore(_board.Storage, offer);
        int fetched = 0;
        int missing = 0;
        for (int i = 0; i < offer.Pieces && fetched < MostPieces; i++)
        {
            if (pieces.Has(i))
            {
                continue;
            }

            if (TryFetch(channel, pieces, offer, i, milliseconds))
            {
                fetched++;
            }
            else
            {
                missing++;
                break;
            }
        }

        _record.Pending = fetched > 0 || missing == 0 ? 1 : _record.Pending + 1;
        if (_record.Pending > MostStalls)
        {
            Refuse(RecordError.Describe("pieces", offer.Pieces.ToString(), pieces.Count.ToString()));
            _record.Decided = offer.Checksum;
            TryDrop(pieces);
        }
    }

    /// <summary>Waits for one piece; what else comes in between is not looked at.</summary>
    private bool TryFetch(IChannel channel, PieceStore pieces, ModelOffer offer, int piece, int milliseconds)
    {
        string topic = _topics.Piece(offer.Checksum, piece);
        channel.Subscribe(topic);
        for (int i = 0; i < MostPieces; i++)
        {
            ChannelMessage message = channel.Receive(milliseconds);
            if (message == null)
            {
                return false;
            }

            if (message.Topic == topic && pieces.Keep(piece, message.Payload))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Frees the broker of an offer whose fate is decided.</summary>
    private void Clear(IChannel channel, ModelOffer offer)
    {
        for (int i = 0; i < offer.Pieces; i++)
        {
            channel.Publish(_topics.Piece(offer.Checksum, i), Ascii.Nothing, true);
        }

        channel.Publish(_topics.ModelOffer, Ascii.Nothing, true);
        _record.Pending = 0;
    }

    private void Refuse(string why)
    {
        _events.Failed("update", "model", why);
    }
}
