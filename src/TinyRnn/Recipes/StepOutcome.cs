namespace TinyRnn;

/// <summary>What a row of readings did, given its time and that of the row before: docs/features.md, "Rows and time".</summary>
public enum StepOutcome
{
    /// <summary>It was the next row.</summary>
    Stepped,

    /// <summary>Everything begins with this row: the first complete one, or the first after too much was missing or the clock had gone back.</summary>
    Started,

    /// <summary>Rows between were missing; each was stepped with the readings held, then this one.</summary>
    Bridged,

    /// <summary>Nothing came out: everything begins with the next row in which no reading is missing.</summary>
    Waiting,

    /// <summary>Nothing was done: this step of time has its row already.</summary>
    Repeated,

    /// <summary>Nothing was done: the clock shows an earlier step.</summary>
    Refused,
}
