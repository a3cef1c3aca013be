using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>A file of readings as bytes: packed or not, in any encoding; read as UTF-8 as often as it is needed, a live source once.</summary>
internal sealed class RawFile : IDisposable
{
    private const int StartLength = 1 << 16;

    private readonly Func<Stream> _open;
    private readonly bool _encodingIsStated;
    private Stream? _live;
    private readonly bool _carriageReturns;

    /// <summary>Looks at the first bytes.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="open">Gives the bytes from the beginning; of a live source only once.</param>
    /// <param name="isLive">True for a source that can be read only once, line by line.</param>
    /// <param name="encoding">As stated, or null.</param>
    public RawFile(string name, Func<Stream> open, bool isLive, string? encoding)
    {
        Name = name;
        IsLive = isLive;
        _open = open;
        _encodingIsStated = encoding != null;
        byte[] start = isLive ? LookLive() : Look(unpacked: false);
        IsGzip = start.AsSpan().StartsWith<byte>([0x1F, 0x8B]);
        if (IsGzip && !isLive)
        {
            start = Look(unpacked: true);
        }

        RefuseOtherKinds(start);
        Encoding = encoding == null ? TextEncoding.Detect(start) : TextEncoding.Stated(name, encoding);
        RefuseBinary(start);
        byte[] text = Encoding.Decoder == null ? start : System.Text.Encoding.UTF8.GetBytes(Encoding.Decoder.GetString(start));
        _carriageReturns = text.Contains((byte)'\r') && !text.Contains((byte)'\n');
        IsJsonList = !isLive && JsonDocumentText.IsListOfObjects(text);
        if (JsonDocumentText.Problem(text, isLive) is string problem)
        {
            throw new CsvInputException(name, 1, problem);
        }
    }

    public string Name { get; }

    /// <summary>True for a source that delivers line by line and only once.</summary>
    public bool IsLive { get; }

    public bool IsGzip { get; }

    /// <summary>True for a JSON list of objects, which is read as a line for each.</summary>
    public bool IsJsonList { get; }

    public TextEncoding Encoding { get; private set; }

    /// <summary>True when a byte that is not UTF-8 means that the file is something else.</summary>
    public bool MayBeOtherThanUtf8 => !_encodingIsStated && Encoding.Decoder == null && !IsLive;

    /// <summary>A file or, as <c>-</c>, the standard input.</summary>
    public static RawFile Of(string path, string? encoding)
    {
        (string name, Stream first) = DataFile.Open(path, problem => new CsvInputException(path, problem));
        if (path == "-")
        {
            return new RawFile(name, () => first, isLive: true, encoding);
        }

        // A pipe or a device cannot be read twice.
        bool isLive = !first.CanSeek;
        if (isLive)
        {
            return new RawFile(name, () => first, isLive: true, encoding);
        }

        first.Dispose();
        return new RawFile(name, () => DataFile.Open(path, problem => new CsvInputException(path, problem)).Stream, isLive: false, encoding);
    }

    /// <summary>The text from its beginning.</summary>
    public LineReader OpenLines()
    {
        Stream bytes = _live ?? _open();
        _live = null;
        return new LineReader(this, bytes, Decode(bytes));
    }

    /// <summary>A byte that is not UTF-8: the whole file tells whether it is damaged, or the file something else.</summary>
    /// <exception cref="OtherEncodingException">The file is not UTF-8.</exception>
    public void FoundDamaged(byte found, long line)
    {
        if (Encoding.Reason.Length > 0)
        {
            return;
        }

        if (!CountHighBytes().IsUtf8)
        {
            throw new OtherEncodingException(TextEncoding.Windows1252(found, line));
        }

        Encoding = TextEncoding.Damaged(found, line);
    }

    private HighBytes CountHighBytes()
    {
        using Stream bytes = _open();
        using Stream text = IsGzip ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        var counted = new HighBytes();
        byte[] block = new byte[StartLength];
        for (int kept = 0; ;)
        {
            int read = text.ReadAtLeast(block.AsSpan(kept), block.Length - kept, throwOnEndOfStream: false);
            int length = kept + read;
            int used = counted.Add(block.AsSpan(0, length), isEnd: length < block.Length);
            if (length < block.Length)
            {
                return counted;
            }

            block.AsSpan(used, length - used).CopyTo(block);
            kept = length - used;
        }
    }

    /// <summary>Reads the file as Windows-1252 from now on.</summary>
    public void TakeAs(TextEncoding encoding) => Encoding = encoding;

    /// <inheritdoc/>
    public void Dispose() => _live?.Dispose();

    private Stream Decode(Stream bytes)
    {
        Stream text = IsGzip ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        if (Encoding.Decoder != null)
        {
            text = System.Text.Encoding.CreateTranscodingStream(text, Encoding.Decoder, new UTF8Encoding(false));
        }

        return IsJsonList ? new JsonListStream(text) : _carriageReturns ? new CarriageReturnStream(text) : text;
    }

    private byte[] Look(bool unpacked)
    {
        using Stream bytes = _open();
        using Stream stream = unpacked ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        byte[] start = new byte[StartLength];
        try
        {
            return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException exception)
        {
            throw new CsvInputException(Name, $"the gzip data is damaged: {exception.Message}");
        }
    }

    private byte[] LookLive()
    {
        Stream stream = _open();
        byte[] start = new byte[StartLength];
        start = start[..stream.Read(start)];
        _live = new PrefixedStream(start, stream);
        return start;
    }

    private void RefuseOtherKinds(byte[] start)
    {
        if (FileKind.Of(start) is string kind)
        {
            throw new CsvInputException(Name, $"expected lines of text, found {kind}");
        }
    }

    private void RefuseBinary(byte[] start)
    {
        bool isGuessed = !_encodingIsStated && Encoding.Reason.Length > 0;
        if (IsGzip && IsLive || (Encoding.Decoder is UnicodeEncoding or UTF32Encoding && !isGuessed))
        {
            return;
        }

        bool isWide = Encoding.Decoder is UnicodeEncoding or UTF32Encoding;
        if (isWide ? FileKind.IsBinary(Encoding.Decoder!.GetString(start)) : FileKind.IsBinary(start))
        {
            throw new CsvInputException(Name, "expected lines of text, found binary data; --encoding states how text is kept");
        }
    }
}
