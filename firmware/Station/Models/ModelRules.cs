namespace TinyRnn.Stations;

/// <summary>What a model must be: for every station, and for the one that it comes to.</summary>
internal static class ModelRules
{
    /// <param name="fit">What this station asks.</param>
    /// <param name="info">Of the model.</param>
    /// <param name="selfTestSteps">Steps of its self test; -1 when they are not known.</param>
    /// <exception cref="ModelRefusedException">No station can run it, or it has other inputs or outputs than this one's.</exception>
    public static void RequireFit(IModelFit fit, ModelInfo info, int selfTestSteps)
    {
        string refusal = ModelAcceptance.Refusal(info, selfTestSteps) ?? fit.Refusal(info);
        if (refusal != null)
        {
            throw new ModelRefusedException(refusal);
        }
    }

    /// <exception cref="ModelRefusedException">The self test fails.</exception>
    public static void RequirePassed(SelfTestResult result)
    {
        if (!result.Passed)
        {
            throw new ModelRefusedException("self test", "the model's own outputs", result.ToString());
        }
    }
}
