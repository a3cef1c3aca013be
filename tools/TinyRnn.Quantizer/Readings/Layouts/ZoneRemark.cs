using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>What the lines above the data say of the times' zone: a fixed offset counts, a place or an abbreviation is only told.</summary>
/// <param name="Zone">The fixed offset, or null.</param>
/// <param name="Unread">A statement that is no fixed offset, with its line; or empty.</param>
internal sealed partial record ZoneRemark(Zone? Zone, string Unread)
{
    private const int LongestLine = 300;
    private const int MostHours = 14;

    /// <summary>Nothing is said.</summary>
    public static readonly ZoneRemark None = new(null, "");

    /// <summary>Looks through lines.</summary>
    /// <param name="lines">From the file's beginning to the header.</param>
    public static ZoneRemark Find(IEnumerable<string> lines)
    {
        var minutes = new HashSet<int>();
        (string unread, string before) = ("", "");
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            string text = line.Length > LongestLine ? "" : line.Replace("\"", "", StringComparison.Ordinal).Trim(' ', ',', ';', '\t', '|');
            Match label = Labelled().Match(text);
            Match sentence = label.Success ? Match.Empty : Sentence().Match(text);
            int? offset = Minutes((label.Success ? label : sentence).Groups["value"].Value, label.Groups["number"].Success) ?? SecondsOfNames(text, before);
            before = text;
            if (offset is int found)
            {
                minutes.Add(found);
            }
            else if (label.Success && label.Groups["zone"].Success && unread.Length == 0)
            {
                unread = $"'{label.Value.Trim()}' in line {number} is no fixed offset";
            }
        }

        return minutes.Count switch
        {
            0 => new ZoneRemark(null, unread),
            1 => new ZoneRemark(Zone.Fixed(TimeSpan.FromMinutes(minutes.Single())), ""),
            _ => new ZoneRemark(null, "the lines above the header state several offsets"),
        };
    }

    /// <summary>The place or the abbreviation in a time's name, which is told and not taken; empty for a name without.</summary>
    public static string InName(string name) => PlaceInName().Match(name) is { Success: true } match ? $"'{match.Groups["zone"].Value}' in the name is no fixed offset" : "";

    /// <summary>Minutes east of UTC; null for anything but a fixed offset.</summary>
    /// <param name="text">What is stated.</param>
    /// <param name="mayBeNumber">True where a number without a sign is an offset: hours, or minutes or seconds where it is too large.</param>
    private static int? Minutes(string text, bool mayBeNumber)
    {
        Match match = Offset().Match(text.Trim());
        if (match.Success)
        {
            int minutes = (60 * Number(match.Groups["hours"])) + Number(match.Groups["minutes"]);
            return minutes > 60 * MostHours ? null : match.Groups["sign"].Value is "-" or "\u2212" ? -minutes : minutes;
        }

        if (!mayBeNumber || !double.TryParse(text.Replace(',', '.').Replace('\u2212', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return null;
        }

        double all = Math.Abs(number) <= MostHours ? 60 * number : Math.Abs(number) <= 60 * MostHours ? number : number / 60;
        return Math.Abs(all) <= 60 * MostHours && all == Math.Floor(all) ? (int)all : null;
    }

    /// <summary>The value below a name in a row of names, as some archives write what they know of a place.</summary>
    private static int? SecondsOfNames(string text, string before)
    {
        int at = Array.IndexOf(before.Split(','), "utc_offset_seconds");
        string[] values = text.Split(',');
        return at >= 0 && at < values.Length ? Minutes(values[at], mayBeNumber: true) : null;
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"[\[(](?<zone>[A-Z][a-z]+/[A-Z][A-Za-z_/]+|[A-Z]{3,5})[\])]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PlaceInName();

    [GeneratedRegex(@"(?<!\p{L})((?<zone>time[ _-]?zone|zeit[ _-]?zone|tz|fuseau(\s+horaire)?|huso(\s+horario)?|zona\s+horaria|fuso(\s+orario|\s+hor[áa]rio)?|tijdzone|tidszon|tidssone|strefa\s+czasowa|časové\s+pásmo|часовой\s+пояс|时区|時區|タイムゾーン)(?<number>[ _-]?offset)?|(?<number>(utc|gmt)[ _-]?offset)|zone)(\s?[\[(_]?(h|hours|hrs|std|min|minutes|s|sec|seconds)[\])]?)?((\s*[:=,;|\t]){1,3}\s*|\s+)(?<value>[^,;|\t]+?)\s*(?=[,;|\t]|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    /// <summary>"All times in UTC": no number but the offset, so that the time of an export says nothing.</summary>
    [GeneratedRegex(@"^\W*[\p{L} ,.:()]*?(?<!\p{L})(times?|timestamps?|dates?|zeit(en|angaben|stempel)?|uhrzeit(en)?|heures?|horas?|tijden|tider|orari|horários)(?!\p{L})[\p{L} .:()=]*?(?<!\p{L})(?<value>(UTC|GMT)(\s*[-+\u2212]\s*[0-9]{1,2}(:?[0-9]{2})?)?)\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^[\[(]?(((UTC|GMT)\s*)?(?<sign>[-+\u2212±])\s*(?<hours>[0-9]{1,2})(:?(?<minutes>[0-5][0-9]))?(\s*h)?|UTC|GMT|Z|(UTC|GMT)\s*0)[\])]?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Offset();
}
