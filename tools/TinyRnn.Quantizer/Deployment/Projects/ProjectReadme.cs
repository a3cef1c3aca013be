using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Stations;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>The README of a new project: the steps from here to a running board.</summary>
/// <param name="Name">Of the project.</param>
/// <param name="Model">What it was made around.</param>
/// <param name="ModelFile">Name of the model's file.</param>
/// <param name="Board">The board it is meant for.</param>
public sealed record ProjectReadme(string Name, ModelInfo Model, string ModelFile, Board Board)
{
    /// <summary>That of a station.</summary>
    /// <param name="settings">Its settings to begin with.</param>
    /// <param name="isConnected">Whether it has the board's network.</param>
    public string OfStation(StationSettings settings, bool isConnected)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string network = isConnected ? NetworkSteps() : "";
        return Text("A station", $"| `{Name}/` | the app |\n| `{Name}.Model/` | the model as code |", " --settings station.json --clock", "Watch it:", "tinyrnn monitor --port PORT") + StationSteps(settings) + network;
    }

    /// <summary>That of the app which verifies.</summary>
    public string OfVerification() =>
        Text(
            "An app that proves that a board computes what the desktop computes", AppFolder, "", "Compare it with the desktop, bit for bit:",
            $"tinyrnn verify --port PORT --model {ModelFile}");

    /// <summary>That of the app which steps and prints.</summary>
    public string OfApp() => Text("An app that steps a model and prints its outputs", AppFolder, "", "Watch it:", "tinyrnn monitor --port PORT") + AppSteps();

    private string AppFolder => $"| `{Name}/` | the app; the model is code in it |";

    private string Text(string kind, string folders, string flashed, string watching, string watch)
    {
        string remark = Board.Remark.Length == 0 ? "" : $"\nThe firmware may be another one: {Board.Remark}.\n";
        return $"""
            # {Name}

            {kind}, made by `tinyrnn new` around the model {Model.Name}
            (id {Convert.ToHexStringLower(Model.Id)}, from {ModelFile}) for the board {Board.Name}.

            | folder | what it is |
            |---|---|
            {folders}
            | `TinyRnn.nanoFramework/` | the runtime |

            ## What you need

            - Visual Studio or Visual Studio Code with the .NET nanoFramework extension: it builds `.nfproj` projects.
            - `dotnet tool install -g nanoff`: it talks to the board.
            - The board on a USB port. `nanoff --listports` names the ports; below it is `PORT`.

            ## Steps

            1. Build: open `{Name}.sln`, restore the NuGet packages, build the configuration Release.
            2. Put the assemblies into one image:

                   tinyrnn pack {Name}/bin/Release/*.pe -o {Name}.bin --target {Board.Target}

            3. Write firmware{(flashed.Length > 0 ? ", settings, the time" : "")} and app to the board:

                   tinyrnn flash --port PORT --target {Board.Target} --firmware --masserase --app {Name}.bin{flashed}

               Later, for the app alone: `tinyrnn flash --port PORT --target {Board.Target} --app {Name}.bin --bootloader`.
               The deployment area of {Board.Family.Name} starts at 0x{Board.Family.Address:X}; the tool knows.
            4. {watching}

                   {watch}

               On Windows a port is `COM3`. What a serial terminal saved (921600 baud) does too: `--log FILE` in the place of `--port PORT`.
            {remark}
            """.ReplaceLineEndings("\n");
    }

    private string StationSteps(StationSettings settings) =>
        $"""

        ## Wiring

        | what | GPIO |
        |---|---|
        {StationWiring.Rows(settings)}

        Sensors take 3.3 V. It measures {string.Join(", ", Model.Recipe.Readings.Select(Describe))} every {StationTime.Span(1, Model.Recipe.Step)}.
        {StationAlert.Describe(Model, settings)}
        {(settings.DeepSleep ? "In deep sleep an ESP32 lets go of its pins, and the alert goes dark until the next reading: set `\"sleep\": \"light\"` where it must stay on." : "")}

        ## Other pins, sensors, thresholds

        They stand in `station.json`; nothing needs to be built anew:

            tinyrnn flash --port PORT --settings station.json

        ## A new model without a new app

        A model of the same readings goes to the board as a file; the station takes it at its next start when it is whole, fits, and
        passes its self test, and otherwise keeps the one it has:

            tinyrnn flash --port PORT --target {Board.Target} --model {ModelFile} --slot b

        To prove that the board computes what the desktop computes: `tinyrnn new verify --model {ModelFile} --out verify`.

        """.ReplaceLineEndings("\n");

    private static string NetworkSteps() =>
        """

        ## The network

        The app has Wi-Fi, time and MQTT. Fill in `station.json` before it is written to the board; the station's name stands in its topics:

            "station": "roof", "wifi": "NAME", "wifi_password": "...", "mqtt": "mqtt://BROKER"

        While `mqtt` is empty the radio stays off. For `mqtts://` and a broker of your own authority: `tinyrnn flash --port PORT --mqtt-ca CA.pem`.
        All further keys, what is sent and what Home Assistant shows: docs/connected.md of TinyRnn. The passwords in `station.json` are secrets.

        """.ReplaceLineEndings("\n");

    private string AppSteps()
    {
        IEnumerable<string> readings = Model.Recipe is { } recipe ? recipe.Readings.Select(Describe) : Model.Inputs.Select(input => Describe(input.Name, input.Unit));
        return $"""

            ## What the program does

            `Program.cs` gives the network {string.Join(", ", readings)} and prints {string.Join(", ", Model.Outputs.Select(output => Describe(output.Name, output.Unit)))}.
            NaN is a reading that is missing: put your sensor's there.{(Model.Recipe == null ? "" : " The time is that of the board's clock, which somebody must set.")}

            | buffer | length |
            |---|---|
            | `readings` | {readings.Count()} floats |
            | `outputs` | {Model.Outputs.Length} floats |
            | `SaveState`, to go on after sleep | `network.SavedStateLength` bytes |

            I2C on this board: SDA is GPIO {Board.Pins.Data}, SCL is GPIO {Board.Pins.Clock}, as most have it.

            """.ReplaceLineEndings("\n");
    }

    private static string Describe(ReadingChannel reading) => Describe(reading.Name, reading.Unit);

    private static string Describe(string name, string unit) => (name.Length == 0 ? "one without a name" : name) + (unit.Length == 0 ? "" : $" ({unit})");
}
