using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Fuzz.Targets;

/// <summary>Files of texts and labels, for models that take tokens.</summary>
internal sealed class TextTarget : FuzzTarget<long>
{
    private static readonly TextColumns[] s_columns =
    [
        new(new Tokenizer(5, ["a", "b", "c", " ", "<unk>"])) { Labels = TextLabels.Next, OutputAtEachToken = true },
        new(new Tokenizer(4, ["turn", "on", "off", "light"])) { Labels = TextLabels.Line, Classes = ["yes", "no"], MostTokens = 12 },
        new(new Tokenizer(40, [])) { Labels = TextLabels.Token, OutputAtEachToken = true, Kept = TextColumns.KeptNames },
    ];

    public override string Name => "text";

    public override IReadOnlyList<IMutation> Mutations { get; } = [new TextMutation(), new TextMutation(), new ByteMutation()];

    public override long MostBytes => 8 << 20;

    protected override IReadOnlyList<Type> Documented { get; } = [typeof(TextInputException)];

    protected override IEnumerable<byte[]> Files() =>
        new[] { "abc cab\nab\ncc b a\n", "turn on light\tyes\nturn off\tno\nlight on\n", "1 2 3\t0 1 0\n39 0\t1 1\n", "\ufeffab\r\n\r\nba\r\n" }.Select(Encoding.UTF8.GetBytes);

    /// <summary>Reads with each of the columns until one can use it.</summary>
    protected override long Load(byte[] file)
    {
        for (int i = 0; ; i++)
        {
            try
            {
                return Read(file, s_columns[i]);
            }
            catch (TextInputException) when (i < s_columns.Length - 1)
            {
                // The last one's error counts.
            }
        }
    }

    protected override string Use(long loaded) => "";

    private static long Read(byte[] file, TextColumns columns)
    {
        long values = 0;
        using var reader = new TextSampleReader(new TextLineReader("fuzz.txt", new MemoryStream(file)), columns);
        while (reader.Read())
        {
            values += reader.Inputs.Length + reader.LabelsOf(0).Length;
        }

        reader.RequireSamples();
        return values;
    }
}
