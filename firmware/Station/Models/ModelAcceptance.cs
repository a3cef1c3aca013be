#nullable disable

namespace TinyRnn.Stations;

/// <summary>
/// What every station asks of a model, whatever it measures: the one rule of <c>tinyrnn new</c>, <c>tinyrnn flash</c>, a station's start
/// and its installation of models. A station steps its model once a reading, without end.
/// </summary>
public static class ModelAcceptance
{
    /// <summary>Steps of a self test that a station will replay.</summary>
    public const int MostSelfTestSteps = 512;

    /// <summary>Why a model is refused, as "what: expected A, found B"; null when it is not.</summary>
    /// <param name="info">Of the model.</param>
    /// <param name="selfTestSteps">Steps of its self test; -1 when they are not known.</param>
    public static string Refusal(ModelInfo info, int selfTestSteps)
    {
        string found = null;
        if (info.NeedsWindow)
        {
            found = "one that also runs backwards or needs whole windows";
        }
        else if (info.Tokens > 0)
        {
            found = "one of " + info.Tokens.ToString() + " tokens";
        }
        else if (info.Window > 0)
        {
            found = "one of windows of " + info.Window.ToString() + " steps";
        }

        if (found != null)
        {
            return "model: expected one that is stepped through readings without end, found " + found;
        }

        return selfTestSteps >= 0 && (selfTestSteps < 1 || selfTestSteps > MostSelfTestSteps)
            ? "self test steps: expected 1 to " + MostSelfTestSteps.ToString() + ", found " + selfTestSteps.ToString()
            : null;
    }
}
