using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Cli.Options;

/// <summary>The options that say what a raw file of readings is, each overriding what the reader finds out.</summary>
internal sealed class RawOptionSet
{
    private readonly Option<string[]> _columns = new("--column")
    {
        Description = "A reading that goes by another name in the file, with what makes its unit of the file's, for example "
            + "temperature=\"Temp (F)*0.5556-17.78\"; #3 is the third column. May be repeated",
        HelpName = "NAME=HEADER[*SCALE][+OFFSET]",
    };

    private readonly Option<string[]> _missing = new("--missing")
    {
        Description = "A word or a number that means a missing reading, besides the known ones; may be repeated",
        HelpName = "WORD|NUMBER",
    };

    private readonly Option<bool> _keepMarkers = new("--keep-markers") { Description = "Numbers such as -999 are readings unless --missing states them" };

    private readonly Option<string?> _time = new("--time") { Description = "Column of the time; 'none' takes rows as they come", HelpName = "COLUMN" };

    private readonly Option<string?> _timeFormat = new("--time-format")
    {
        Description = "Format of the time, such as dd.MM.yyyy HH:mm, or the unit of a number: s, ms, us, ns, min, h, d",
        HelpName = "FORMAT",
    };

    private readonly Option<int?> _year = new("--year")
    {
        Description = "Year of times that have none, such as May  4 02:00:01",
        HelpName = "YEAR",
        CustomParser = result => (int?)ParseNumber(result, number => number is >= 1700 and <= 2250 && number == Math.Floor(number), "a year of four digits"),
    };

    private readonly Option<string?> _zone = new("--zone") { Description = "Zone of local times: UTC, +02:00, Europe/Berlin", HelpName = "ZONE" };

    private readonly Option<double?> _step = new("--step")
    {
        Description = "Seconds between readings; 0 takes rows as they come [default: the file's own]",
        HelpName = "SECONDS",
        CustomParser = result => ParseNumber(result, number => number >= 0, "seconds from 0"),
    };

    private readonly Option<string?> _encoding = new("--encoding") { Description = "Encoding of the text: utf-8, utf-16, windows-1252, ...", HelpName = "NAME" };

    private readonly Option<long?> _header = new("--header")
    {
        Description = "Line of the header; 0 for none",
        HelpName = "ROW",
        CustomParser = result => (long?)ParseNumber(result, number => number >= 0 && number == Math.Floor(number) && number < 1e9, "a line from 1, or 0"),
    };

    private readonly Option<char?> _separator = new("--separator")
    {
        Description = "Sign between fields: ',' ';' '|' tab or blanks",
        HelpName = "SIGN",
        CustomParser = result => ParseSign(result, ",;|:", ("tab", '\t'), ("blanks", ' ')),
    };

    private readonly Option<char?> _decimal = new("--decimal") { Description = "Decimal sign: . or ,", HelpName = "SIGN", CustomParser = result => ParseSign(result, ".,") };

    private readonly Option<bool> _sort = new("--sort") { Description = "Sort rows by their time, whatever order they come in" };

    private readonly Option<double?> _broken = new("--broken")
    {
        Description = "Share of broken rows, in percent, up to which they are left out [default: 10]",
        HelpName = "PERCENT",
        CustomParser = result => ParseNumber(result, number => number is >= 0 and <= 100, "percent from 0 to 100"),
    };

    private readonly Option<string?> _only = new("--only") { Description = "Only rows that have a text in a column", HelpName = "COLUMN=TEXT" };

    private Option[] All => [_columns, _missing, _keepMarkers, _time, _timeFormat, _year, _zone, _step, _encoding, _header, _separator, _decimal, _sort, _broken, _only];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>The first option that was stated, or null.</summary>
    public Option? FirstUsed(ParseResult command) => All.FirstOrDefault(option => command.GetResult(option) is { Implicit: false });

    /// <summary>What was stated on the command line.</summary>
    public ReadingOptions Read(ParseResult command) =>
        new()
        {
            Columns = (command.GetValue(_columns) ?? []).Select(MappingText.Parse).ToArray(),
            Missing = command.GetValue(_missing) ?? [],
            KeepMarkers = command.GetValue(_keepMarkers),
            Time = command.GetValue(_time),
            TimeFormat = command.GetValue(_timeFormat),
            Year = command.GetValue(_year),
            Zone = command.GetValue(_zone),
            Step = command.GetValue(_step),
            Encoding = command.GetValue(_encoding),
            Header = command.GetValue(_header),
            Separator = command.GetValue(_separator),
            DecimalSign = command.GetValue(_decimal),
            Sort = command.GetValue(_sort),
            BrokenShare = (command.GetValue(_broken) ?? 10) / 100,
            Only = ParseOnly(command.GetValue(_only)),
            Notify = Terminal.Problem,
        };

    private static (string Column, string Text)? ParseOnly(string? text)
    {
        if (text == null)
        {
            return null;
        }

        int at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at], text[(at + 1)..]) : throw new InputException($"--only: expected COLUMN=TEXT, found '{text}'");
    }

    private static double? ParseNumber(ArgumentResult result, Func<double, bool> fits, string expected)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && fits(number))
        {
            return number;
        }

        result.AddError($"{NameOf(result)}: expected {expected}, found '{text}'");
        return null;
    }

    private static char? ParseSign(ArgumentResult result, string signs, params (string Name, char Sign)[] named)
    {
        string text = result.Tokens[0].Value;
        foreach ((string name, char sign) in named)
        {
            if (text == name || text == sign.ToString())
            {
                return sign;
            }
        }

        if (text.Length == 1 && signs.Contains(text[0], StringComparison.Ordinal))
        {
            return text[0];
        }

        IEnumerable<string> all = [.. signs.Select(sign => sign.ToString()), .. named.Select(pair => pair.Name)];
        result.AddError($"{NameOf(result)}: expected one of {string.Join(" ", all)}, found '{text}'");
        return null;
    }

    private static string NameOf(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? "";
}
