using System;

namespace TinyRnn.Stations;

/// <summary>Asks all sensors of a station.</summary>
internal sealed class SensorReader
{
    private readonly ISensor[] _sensors;

    public SensorReader(ISensor[] sensors)
    {
        _sensors = sensors;
    }

    /// <summary>The sensors' names.</summary>
    public string Names
    {
        get
        {
            string names = "";
            for (int i = 0; i < _sensors.Length; i++)
            {
                names += (i == 0 ? "" : " ") + _sensors[i].Name;
            }

            return names;
        }
    }

    /// <returns>What is wrong with sensors, several parts separated by "; ", or null.</returns>
    public string Read(Measurement measurement)
    {
        string faults = null;
        for (int i = 0; i < _sensors.Length; i++)
        {
            SensorStatus status;
            try
            {
                status = _sensors[i].Read(measurement);
            }
            catch (Exception)
            {
                status = SensorStatus.Failed;
            }

            if (status != SensorStatus.Measured)
            {
                string fault = ReadingCheck.Describe(_sensors[i].Name, status);
                faults = faults == null ? fault : faults + "; " + fault;
            }
        }

        return faults;
    }
}
