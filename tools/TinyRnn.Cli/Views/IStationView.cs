using System;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Views;

/// <summary>Shows a station's lines as they come.</summary>
internal interface IStationView : IDisposable
{
    void Add(StationLine line);
}
