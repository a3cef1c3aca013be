using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Fuzz.Targets;

/// <summary>Lines that a station prints; whatever came over the wire, nothing is thrown.</summary>
internal sealed class StationLineTarget : FuzzTarget<StationLine>
{
    private static readonly string[] s_lines =
    [
        """{"t":"2026-05-01T13:00:00Z","temperature":21.3,"pressure":1009.8,"dew_point":15.8,"rain_3h":0.234,"alert":true,"warn":"humidity held"}""",
        """{"t":"2026-05-01T13:00:00Z","temperature":null,"rain_3h":null}""",
        """{"t":"2026-05-01T13:00:00Z","battery":3.7,"note":"low"}""",
        """{"event":"start","model":"rain-gru","self_test":"passed"}""",
        """{"event":"failed","what":"state","slot":"state-a","error":"checksum: expected 00000000, found 00000001"}""",
        "boot: v1.17",
    ];

    public override string Name => "station-line";

    public override IReadOnlyList<IMutation> Mutations { get; } = [new TextMutation(), new JsonMutation(), new ByteMutation()];

    public override long MostBytes => 1 << 20;

    protected override IReadOnlyList<Type> Documented { get; } = [];

    protected override IEnumerable<byte[]> Files() => s_lines.Select(Encoding.UTF8.GetBytes);

    protected override StationLine Load(byte[] file)
    {
        StationLine line = StationLine.Parse(Encoding.UTF8.GetString(file));
        return line is StationText { Error.Length: > 0 } text ? throw new RefusedException(text.Error) : line;
    }

    protected override string Use(StationLine loaded)
    {
        if (loaded is StationReading reading)
        {
            FaultException.Require(
                reading.Values.All(value => value.Value is null || double.IsFinite(value.Value.Value)), $"reading: expected finite values, found {reading}");
        }

        return loaded.GetType().Name;
    }
}
