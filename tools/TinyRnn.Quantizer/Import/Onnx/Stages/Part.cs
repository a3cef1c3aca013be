namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>When an element has its value.</summary>
internal enum Part
{
    /// <summary>At each step, or, where the window is already one vector, once.</summary>
    EachStep,

    /// <summary>When its direction has seen the whole window: h_n.</summary>
    Final,

    /// <summary>At the window's last step, of a direction for which that is the first that it sees.</summary>
    Last,

    /// <summary>At the window's first step, of a direction for which that is the first that it sees.</summary>
    First,

    /// <summary>The cell of an LSTM when its direction has seen the whole window: c_n.</summary>
    Cell,
}
