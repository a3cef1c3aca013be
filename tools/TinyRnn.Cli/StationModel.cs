using TinyRnn.Stations;

namespace TinyRnn.Cli;

/// <summary>A model that is to be sent to a station.</summary>
internal static class StationModel
{
    /// <summary>Fails when a station of such sensors would refuse it, or its self test fails.</summary>
    public static void Require(string path, RnnModel model, IMeasures? sensors, int interval)
    {
        if (ModelAcceptance.Refusal(model.Info, model.SelfTest.Steps, sensors, interval) is string refusal)
        {
            throw new InputException($"{path}: {refusal}; nothing was sent");
        }

        SelfTestResult selfTest = new LoadedNetwork(model).SelfTest();
        if (!selfTest.Passed)
        {
            throw new InputException($"{path}: the model's self test {selfTest}; nothing was sent");
        }
    }
}
