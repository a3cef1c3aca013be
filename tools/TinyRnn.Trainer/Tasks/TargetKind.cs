using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Trainer.Tasks;

/// <summary>What a target is.</summary>
public enum TargetKind
{
    /// <summary>Whether something happens.</summary>
    Binary,

    /// <summary>Which of several.</summary>
    MultiClass,

    /// <summary>A number.</summary>
    Regression,
}

/// <summary>Kinds of targets in the words of networks.</summary>
public static class TargetKinds
{
    /// <summary>How outputs for the target are judged.</summary>
    public static NetworkTask Task(this TargetKind kind) =>
        kind switch
        {
            TargetKind.Binary => NetworkTask.Binary,
            TargetKind.MultiClass => NetworkTask.MultiClass,
            _ => NetworkTask.Regression,
        };
}
