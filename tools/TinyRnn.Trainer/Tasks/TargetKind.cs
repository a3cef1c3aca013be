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
