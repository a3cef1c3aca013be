using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Pipeline;

// Quantizes a trained network and says what that costs.
//   dotnet run -- net.pt readings.csv net.trnn
if (args.Length != 3)
{
    Console.Error.WriteLine("expected a trained network, readings to calibrate with, and the model to write, found " + args.Length + " arguments");
    return 2;
}

try
{
    Network network = NetworkImporter.Load(args[0]);
    QuantizedNetwork quantized = QuantizedNetwork.Create(network, args[1]);
    File.WriteAllBytes(args[2], quantized.Bytes);
    Console.WriteLine($"{quantized.Bytes.Length} bytes, {100 * quantized.Report.Layers[^1].RelativeRmsError:F2} % of error behind the last layer");
    return 0;
}
catch (ImportException exception)
{
    Console.Error.WriteLine($"{args[0]}: {exception.Message}");
    return 2;
}
catch (DataException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
