namespace TinyRnn;

/// <summary>Stands before System.Math in all code of these tests: light mathematics, when a test says so.</summary>
internal static class Math
{
    public static bool IsLight { get; set; }

    public static double Exp(double value) => IsLight ? throw new System.NotImplementedException() : System.Math.Exp(value);

    public static double Tanh(double value) => IsLight ? throw new System.NotImplementedException() : System.Math.Tanh(value);
}
