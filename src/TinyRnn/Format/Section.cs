namespace TinyRnn;

/// <summary>The sections of a file; the numbers stand in it, and sections stand in their order.</summary>
internal enum Section
{
    /// <summary>Name, task, threshold, window.</summary>
    Info = 1,

    /// <summary>What a reading is: step, zone, and of each value name, quantity, unit, range and scale.</summary>
    Readings = 2,

    /// <summary>The recipe that makes features of readings; missing where readings are the inputs.</summary>
    Features = 3,

    /// <summary>What is predicted; a runtime may pass over it.</summary>
    Target = 4,

    /// <summary>The layers.</summary>
    Layers = 5,

    /// <summary>Names, units and scales of what comes out.</summary>
    Outputs = 6,

    /// <summary>The table of sigmoid and tanh.</summary>
    Table = 7,

    /// <summary>Readings, and the exact outputs that they give.</summary>
    SelfTest = 8,

    /// <summary>How the import was proven; a runtime may pass over it.</summary>
    Proof = 9,

    /// <summary>Digests of what the model was made from; a runtime may pass over it.</summary>
    Origin = 10,

    /// <summary>Of a sequence model: the file that is run on a window first.</summary>
    Context = 16,

    /// <summary>Of a sequence model: the file that writes.</summary>
    Decoder = 17,

    /// <summary>Of a sequence model: use of the context, start, stop and length.</summary>
    Writing = 18,

    /// <summary>Of a sequence model: its self test.</summary>
    Sequences = 19,
}
