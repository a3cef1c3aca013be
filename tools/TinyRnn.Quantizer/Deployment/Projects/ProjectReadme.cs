using System;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>The README of a new project: the steps from here to a running board.</summary>
public static class ProjectReadme
{
    /// <summary>Writes it.</summary>
    /// <param name="name">Of the project.</param>
    /// <param name="model">What it was made around.</param>
    /// <param name="modelFile">Name of the model's file.</param>
    /// <param name="board">The board it is meant for.</param>
    /// <param name="isStation">True for the rain station, false for the app that verifies.</param>
    public static string Write(string name, ModelInfo model, string modelFile, Board board, bool isStation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(board);
        string remark = board.Remark.Length == 0 ? "" : $"\nThe firmware may be another one: {board.Remark}.\n";
        return $"""
            # {name}

            {(isStation ? "A rain station" : "An app that proves that a board computes what the desktop computes")}, made by `tinyrnn new` around the model {model.Name}
            (id {Convert.ToHexStringLower(model.Id)}, from {modelFile}) for the board {board.Name}.

            | folder | what it is |
            |---|---|
            | `{name}/` | the app; the model is code in it |
            | `TinyRnn.nanoFramework/` | the runtime |

            ## What you need

            - Visual Studio or Visual Studio Code with the .NET nanoFramework extension: it builds `.nfproj` projects.
            - `dotnet tool install -g nanoff`: it talks to the board.
            - The board on a USB port. `nanoff --listports` names the ports; below it is `PORT`.

            ## Steps

            1. Build: open `{name}.sln`, restore the NuGet packages, build the configuration Release.
            2. Put the assemblies into one image:

                   tinyrnn pack {name}/bin/Release/*.pe -o {name}.bin --target {board.Target}

            3. Write firmware{(isStation ? ", the time" : "")} and app to the board:

                   tinyrnn flash --port PORT --target {board.Target} --firmware --masserase --app {name}.bin{(isStation ? " --clock" : "")}

               Later, for the app alone: `tinyrnn flash --port PORT --target {board.Target} --app {name}.bin --bootloader`.
               The deployment area of {board.Family.Name} starts at 0x{board.Family.Address:X}; the tool knows.
            4. {(isStation ? "Watch it:" : "Compare it with the desktop, bit for bit:")}

                   {(isStation ? "tinyrnn monitor --port PORT" : $"tinyrnn verify --port PORT --model {modelFile}")}

               On Windows save what a serial terminal shows (921600 baud) and pass it with `--log FILE`.
            {remark}
            """.ReplaceLineEndings("\n") + (isStation ? StationSteps(name, modelFile, board) : "");
    }

    private static string StationSteps(string name, string modelFile, Board board) =>
        $"""

        ## Wiring

        | sensor or lamp | GPIO |
        |---|---|
        | BME280 or SHT3x, SDA | {board.Pins.Data} |
        | BME280 or SHT3x, SCL | {board.Pins.Clock} |
        | alert, high while rain is likely | {board.Pins.Alert} |

        The sensor takes 3.3 V. Pins, sensor, local time and the key for signed models are in `{name}/BoardSetup.cs`.

        ## A new model without a new app

        A model with the same features goes to the board as a file; the station takes it at its next start when it is whole, fits, and
        passes its self test, and otherwise keeps the one it has:

            tinyrnn flash --port PORT --target {board.Target} --model {modelFile} --slot b

        To prove that the board computes what the desktop computes: `tinyrnn new verify --model {modelFile} --out verify`.

        """.ReplaceLineEndings("\n");
}
