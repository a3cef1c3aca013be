using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Names of months as files have them. There is no globalization data in the tool, so that they stand here. No Croatian
/// ones: its listopad is October, that of others November.</summary>
internal static class MonthNames
{
    private static readonly string[] s_names =
    [
        "jan january янв январь января januar janvier janv enero ene gennaio gen januari janeiro stycznia sty januari leden ledna jän jänner tammikuu tammikuuta tammi ocak oca január januára ιανουαρίου ιανουάριος ιαν",
        "feb february фев февр февраль февраля februar février févr fév fevrier fevr fev febrero febbraio februari fevereiro lutego lut únor února helmikuu helmikuuta helmi şubat şub február febr februára φεβρουαρίου φεβρουάριος φεβ úno",
        "mar march мар март марта märz mrz mär maerz mars marzo maart mrt março marco marca marz březen března maaliskuu maaliskuuta maalis mart március márc már μαρτίου μάρτιος μαρ bře",
        "apr april апр апрель апреля avril avr abril abr aprile kwietnia kwi duben dubna huhtikuu huhtikuuta huhti nisan nis április ápr apríl apríla απριλίου απρίλιος απρ dub",
        "may mai май мая mayo maggio mag mei maio maj maja květen května toukokuu toukokuuta touko mayıs május máj mája μαΐου μάιος μαΐ μάι kvě",
        "jun june июн июнь июня juni juin junio giugno giu junho czerwca cze červen června kesäkuu kesäkuuta kesä haziran haz június jún júna ιουνίου ιούνιος ιουν čvn",
        "jul july июл июль июля juli juillet juil julio luglio lug julho lipca lip červenec července heinäkuu heinäkuuta heinä temmuz tem július júl júla ιουλίου ιούλιος ιουλ čvc",
        "aug august авг август августа août aout agosto ago augustus augusti sierpnia sie srpen srpna elokuu elokuuta elo ağustos ağu augusztus augusta αυγούστου αύγουστος αυγ",
        "sep sept сен сент сентябрь сентября september septembre septiembre settembre set setembro września wrz září syyskuu syyskuuta syys eylül eyl szeptember szept septembra σεπτεμβρίου σεπτέμβριος σεπ",
        "oct october окт октябрь октября oktober okt octobre octubre ottobre ott outubro out października paź říjen října lokakuu lokakuuta loka ekim eki október októbra οκτωβρίου οκτώβριος οκτ říj",
        "nov november ноя нояб ноябрь ноября novembre noviembre novembro listopada lis listopad marraskuu marraskuuta marras kasım kas novembra νοεμβρίου νοέμβριος νοε",
        "dec december дек декабрь декабря dezember dez décembre déc decembre diciembre dic dicembre dezembro grudnia gru prosinec prosince joulukuu joulukuuta joulu aralık ara decembra δεκεμβρίου δεκέμβριος δεκ pro",
    ];

    private static readonly Dictionary<string, int> s_months = Create();
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_lookup =
        s_months.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The month, from 1, or 0 when the word names none.</summary>
    public static int Find(ReadOnlySpan<byte> word)
    {
        if (word.Length is < 3 or > 24)
        {
            return 0;
        }

        Span<char> text = stackalloc char[word.Length];
        int length = Encoding.UTF8.GetChars(word, text);
        return s_lookup.TryGetValue(text[..length], out int month) ? month : 0;
    }

    private static Dictionary<string, int> Create()
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int month = 0; month < s_names.Length; month++)
        {
            foreach (string name in s_names[month].Split(' '))
            {
                months.TryAdd(name, month + 1);
            }
        }

        return months;
    }

    /// <summary>A month's number for messages.</summary>
    public static string Number(int month) => month.ToString("00", CultureInfo.InvariantCulture);
}
