using System.Globalization;
using TinyRnn;

// Streams rows of numbers, without a header, from the standard input through a model without a recipe, and keeps its state in a file from one run to the next.
//   dotnet run -- net.trnn state.bin < rows.csv
RecurrentNetwork network = new LoadedNetwork(RnnModel.Load(File.ReadAllBytes(args[0])));
byte[] state = new byte[network.SavedStateLength];
if (File.Exists(args[1]))
{
    state = File.ReadAllBytes(args[1]);
    network.RestoreState(state, 0, state.Length);
}

float[] readings = new float[network.InputSize];
float[] outputs = new float[network.OutputSize];
while (Console.ReadLine() is string line)
{
    string[] fields = line.Split(',');
    for (int i = 0; i < readings.Length; i++)
    {
        readings[i] = float.Parse(fields[i], CultureInfo.InvariantCulture);
    }

    network.Step(readings, outputs);
    Console.WriteLine(string.Join(',', outputs.Select(output => output.ToString(CultureInfo.InvariantCulture))));
}

network.SaveState(state, 0);
File.WriteAllBytes(args[1], state);
