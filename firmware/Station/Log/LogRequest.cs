namespace TinyRnn.Stations;

/// <summary>Somebody wants the log: a flat JSON object with the number of the first record that is wanted.</summary>
internal sealed class LogRequest
{
    private const int MostBytes = 256;

    private readonly LogStore _log;
    private readonly Topics _topics;

    public LogRequest(LogStore log, Topics topics)
    {
        _log = log;
        _topics = topics;
    }

    /// <summary>Publishes all blocks with such records, says where the log ends, and clears the request.</summary>
    public void Answer(IChannel channel, byte[] payload)
    {
        int from = From(payload);
        for (int index = _log.OldestIndex; index <= _log.HeadIndex; index++)
        {
            LogBlock block = _log.Load(index);
            if (block != null && block.First + block.Count > from)
            {
                channel.Publish(_topics.LogBlock(index), block.Bytes, false);
            }
        }

        var line = new JsonLine();
        channel.Publish(_topics.LogEnd, Ascii.Bytes(line.Begin().AddNumber("next", _log.End).End()), false);
        channel.Publish(_topics.LogRequest, Ascii.Nothing, true);
    }

    /// <summary>The number; what is no request is one for the whole log.</summary>
    private static int From(byte[] payload)
    {
        try
        {
            var json = new FlatJson(payload.Length > MostBytes ? Ascii.Nothing : payload);
            return json.Count == 1 && json.Key(0) == "from" && !json.IsText(0) ? Numbers.ParseWhole(json.Value(0)) : 0;
        }
        catch (SettingsException)
        {
            return 0;
        }
    }
}
