namespace TinyRnn.Benchmark;

/// <summary>Makes what is measured, by number.</summary>
internal static class Contenders
{
    public const int PerCell = 3;
    public const int Count = 2 * PerCell;

    public static string CellName(int cell) => cell == 0 ? "GRU 4 -> 32 -> 1" : "LSTM 4 -> 32 -> 1";

    public static string Name(int number)
    {
        switch (number % PerCell)
        {
            case 0:
                return "textbook float";
            case 1:
                return "loaded";
            default:
                return "compiled";
        }
    }

    public static Contender Create(int number)
    {
        switch (number)
        {
            case 0:
                return new TextbookGru();
            case 1:
                return new NetworkContender(Load(Generated.GruModel.Bytes()));
            case 2:
                return new NetworkContender(new Generated.CompiledGru());
            case 3:
                return new TextbookLstm();
            case 4:
                return new NetworkContender(Load(Generated.LstmModel.Bytes()));
            default:
                return new NetworkContender(new Generated.CompiledLstm());
        }
    }

    private static LoadedNetwork Load(byte[] file) => new LoadedNetwork(RnnModel.Load(file));
}
