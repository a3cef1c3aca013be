using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Samples;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Data;

public class TextSampleReaderTests
{
    private static readonly TextColumns s_words = new(new Tokenizer(4, ["turn", "on", "off", "light"]));

    [Fact]
    public void A_line_is_a_sample_of_its_tokens()
    {
        Assert.Equal(["0 1", "3 2 2", "1"], Inputs("turn on\nlight off off\r\non", s_words));
    }

    [Fact]
    public void A_line_is_there_as_soon_as_it_has_been_written()
    {
        var stream = new LineByLineStream("on", "off");
        using var reader = new TextSampleReader(new TextLineReader("live", stream), s_words);

        Assert.True(reader.Read());
        Assert.Equal(1, stream.LinesTaken);
        Assert.True(reader.Read());
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_label_is_the_name_of_a_class_or_its_number_and_may_be_missing()
    {
        TextColumns columns = s_words with { Labels = TextLabels.Line, Classes = ["no", "yes", "0"] };

        Assert.Equal(["1", "2", "1", "NaN", "NaN"], Labels("on\tyes\non\t0\non\t1\non\non\t\n", columns));
    }

    [Fact]
    public void A_label_of_numbers_has_one_for_each_output()
    {
        TextColumns columns = s_words with { Labels = TextLabels.Line, LabelCount = 2 };

        Assert.Equal(["0.5 -2", "NaN NaN"], Labels("on\t0.5 -2\noff\n", columns));
        Assert.Equal("t.txt:1: label: expected 2 numbers separated by blanks, found 1 numbers", Refused("on\t1\n", columns));
    }

    [Fact]
    public void Each_token_has_a_label_of_its_own_where_a_model_gives_an_output_at_each()
    {
        TextColumns columns = new(new Tokenizer(4, ["h", "e", "l", "o"]))
        {
            Labels = TextLabels.Token,
            OutputAtEachToken = true,
            Classes = ["o", "h", "l"],
        };

        Assert.Equal(["0", "1", "2", "0", "2"], Labels("hello\tohlol\n", columns));
        Assert.Equal(["0", "2"], Labels("he\t0 2\n", columns));
        Assert.Equal(["0", "2"], Labels("he\t0 2\n", columns with { Classes = [] }));
        Assert.Equal("t.txt:2: label: expected one of each of the 2 tokens, found 3", Refused("he\tol\nhe\tolo\n", columns));
        Assert.Equal("t.txt:1: label: token 2: 'x' is none of the 3 tokens of the vocabulary", Refused("he\tox\n", columns));
    }

    [Fact]
    public void The_next_token_is_the_label_by_name()
    {
        TextColumns columns = new(new Tokenizer(3, ["a", "b", "c"])) { Labels = TextLabels.Next, OutputAtEachToken = true };

        Assert.Equal(["1", "2", "NaN"], Labels("abc\n", columns));
        Assert.Equal(["2", "0", "NaN"], Labels("abc\n", columns with { Classes = ["c", "a", "b"] }));
        Assert.Equal("t.txt:1: token 3: 'c' is none of the model's outputs", Refused("abc\n", columns with { Classes = ["a", "b"] }));
        Assert.Equal(
            "t.txt:1: expected a text alone, because each label is the next token, found the label 'bca'",
            Refused("abc\tbca\n", columns)
        );
    }

    [Fact]
    public void Labels_are_not_looked_at_where_none_are_wanted()
    {
        Assert.Equal(["1", "2"], Inputs("on\tanything at all\noff\n", s_words));
    }

    [Theory]
    [InlineData("on\nturn ofg on\n", ":2: token 2: 'ofg' is none of the 4 tokens of the vocabulary; did you mean 'off'?")]
    [InlineData("on\n\noff\n", ":2: expected at least one token, found none")]
    [InlineData("on\ta\tb\n", ":1: expected a text, or a text, a tab and a label, found 2 tabs")]
    [InlineData("on on on on\n", ":1: expected at most 3 tokens, the model's window, found 4")]
    [InlineData("", ": the file is empty")]
    public void A_bad_line_is_refused_with_its_number(string text, string problem)
    {
        Assert.Equal("t.txt" + problem, Refused(text, s_words with { MostTokens = 3 }));
    }

    [Fact]
    public void Other_bytes_than_utf8_are_refused()
    {
        using var reader = new TextSampleReader(new TextLineReader("t.txt", new MemoryStream([(byte)'o', (byte)'n', (byte)'\n', 0xE4, (byte)'\n'])), s_words);

        Assert.True(reader.Read());
        var error = Assert.Throws<TextInputException>(() => reader.Read());
        Assert.Equal("t.txt:2: expected UTF-8, found other bytes; save the file as UTF-8", error.Message);
    }

    [Fact]
    public void Line_text_label_and_token_can_be_kept()
    {
        using TextSampleReader reader = Reader("\uFEFFturn on\tyes\n", s_words with { OutputAtEachToken = true, Kept = TextColumns.KeptNames });
        Assert.True(reader.Read());
        using var stream = new MemoryStream();
        using (var rows = new OutputRows(stream, TextColumns.KeptNames, flushRows: true))
        {
            for (int row = 0; row < reader.Rows; row++)
            {
                reader.WriteKept(row, rows);
                rows.EndRow();
            }
        }

        Assert.Equal("line,text,label,token\n1,turn on,yes,turn\n1,turn on,yes,on\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static TextSampleReader Reader(string text, TextColumns columns) =>
        new(new TextLineReader("t.txt", new MemoryStream(Encoding.UTF8.GetBytes(text))), columns);

    private static List<string> Inputs(string text, TextColumns columns)
    {
        using TextSampleReader reader = Reader(text, columns);
        var all = new List<string>();
        while (reader.Read())
        {
            Assert.True(reader.StartsFresh);
            all.Add(string.Join(' ', reader.Inputs));
        }

        reader.RequireSamples();
        return all;
    }

    private static List<string> Labels(string text, TextColumns columns)
    {
        using TextSampleReader reader = Reader(text, columns);
        var all = new List<string>();
        while (reader.Read())
        {
            all.AddRange(Enumerable.Range(0, reader.Rows).Select(row => string.Join(' ', reader.LabelsOf(row).ToArray())));
        }

        return all;
    }

    private static string Refused(string text, TextColumns columns) => Assert.Throws<TextInputException>(() => Inputs(text, columns)).Message;
}
