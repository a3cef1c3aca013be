// Made by: tinyrnn new app; the model is sample
using System;
using System.Threading;

namespace TinyRnn.App;

public static class Program
{
    public static void Main()
    {
        var network = new Generated.AppModel();
        var readings = new float[2];
        var outputs = new float[2];
        while (true)
        {
            readings[0] = float.NaN; // temperature (degC): from your sensor
            readings[1] = float.NaN; // pressure (hPa): from your sensor
            network.Step(readings, outputs);
            Console.WriteLine("dry " + outputs[0].ToString() + ", " + "wet (mm) " + outputs[1].ToString());
            Thread.Sleep(1 * 1000);
        }
    }
}
