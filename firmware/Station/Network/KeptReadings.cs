namespace TinyRnn.Stations;

/// <summary>Sends what the log holds and was not sent yet, in order: readings as lists, events one at a time.</summary>
internal sealed class KeptReadings
{
    // A list ends when it is longer than this; the packet and its parts on the heap stay small.
    private const int ListLength = 1536;

    private readonly LogStore _log;
    private readonly IChannel _channel;
    private readonly Topics _topics;
    private readonly JsonLine _list = new JsonLine();
    private int _listed;

    public KeptReadings(LogStore log, IChannel channel, Topics topics)
    {
        _log = log;
        _channel = channel;
        _topics = topics;
    }

    /// <summary>Sends all of it. What the broker has acknowledged is not sent again.</summary>
    /// <returns>Records that were overwritten before they could be sent.</returns>
    public int Send()
    {
        int lost = 0;
        for (int index = FirstIndex(); index <= _log.HeadIndex; index++)
        {
            LogBlock block = _log.Load(index);
            if (block == null)
            {
                continue;
            }

            lost += block.First > _log.Network.NextToSend ? block.First - _log.Network.NextToSend : 0;
            Send(block);
        }

        return lost;
    }

    /// <summary>The block that holds the first record to be sent, or the oldest one that can be read behind it.</summary>
    private int FirstIndex()
    {
        int index = _log.HeadIndex;
        LogBlock block = _log.Load(index);
        while (block != null && block.First > _log.Network.NextToSend && index > _log.OldestIndex)
        {
            index--;
            block = _log.Load(index);
        }

        return index;
    }

    private void Send(LogBlock block)
    {
        LogSchema schema = null;
        LogRow row = null;
        _list.BeginList();
        _listed = 0;
        block.Rewind();
        while (block.Next())
        {
            if (block.Kind == LogRecord.Schema)
            {
                schema = LogSchema.Read(block.Bytes, block.ContentAt, block.ContentSize);
                row = schema == null ? null : new LogRow(schema.Names.Length);
            }
            else if (block.Number >= _log.Network.NextToSend)
            {
                Send(block, schema, row);
            }
        }

        Flush(block.First + block.Count);
    }

    private void Send(LogBlock block, LogSchema schema, LogRow row)
    {
        if (block.Kind == LogRecord.Event)
        {
            Flush(block.Number);
            _channel.Publish(_topics.Event, Ascii.Bytes(Ascii.Text(block.Bytes, block.ContentAt, block.ContentSize)), false);
            _log.Network.NextToSend = block.Number + 1;
            return;
        }

        if (row == null || !row.Read(block.Bytes, block.ContentAt, block.ContentSize))
        {
            return;
        }

        _list.OpenItem().AddNumber("n", block.Number);
        row.Print(_list, schema);
        _list.Close();
        _listed++;
        if (_list.Length > ListLength)
        {
            Flush(block.Number + 1);
        }
    }

    /// <summary>Publishes the list; records before a number are then sent.</summary>
    private void Flush(int next)
    {
        if (_listed > 0)
        {
            _channel.Publish(_topics.Readings, Ascii.Bytes(_list.EndList()), false);
            _list.BeginList();
            _listed = 0;
        }

        if (next > _log.Network.NextToSend)
        {
            _log.Network.NextToSend = next;
        }
    }
}
