namespace TinyRnn.Stations;

/// <summary>All that a station knows from one reading to the next.</summary>
internal sealed class StationState
{
    public StationState(RecurrentNetwork network, StationSettings settings)
    {
        Network = network;
        Check = new ReadingCheck(network.Info.Recipe.Readings, settings.FrozenAfter);
        Verdict = new OutputVerdict(network.Info, settings);
        Outputs = new float[network.OutputSize];
        Withhold();
    }

    public RecurrentNetwork Network { get; }

    public ReadingCheck Check { get; }

    public OutputVerdict Verdict { get; }

    /// <summary>The last outputs, or NaN when none were given.</summary>
    public float[] Outputs { get; }

    /// <summary>No outputs are given.</summary>
    public void Withhold()
    {
        for (int i = 0; i < Outputs.Length; i++)
        {
            Outputs[i] = float.NaN;
        }

        Verdict.Forget();
    }
}
