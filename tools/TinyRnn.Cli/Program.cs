using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using TinyRnn.Cli;
using TinyRnn.Cli.Commands;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Trainer;

var root = new RootCommand(
    "Train recurrent networks on readings or take trained ones, quantize them to integer arithmetic, and run them one reading at a time, here and on a board.\n\n"
        + "Exit codes: 0 success, 1 a check failed, 2 bad input or usage."
)
{
    DemoCommand.Create(),
    PrepareCommand.Create(),
    FeaturesCommand.Create(),
    TrainCommand.Create(),
    SidecarCommand.Create(),
    QuantizeCommand.Create(),
    InspectCommand.Create(),
    RunCommand.Create(),
    EvaluateCommand.Create(),
    ReportCommand.Create(),
    GenerateCommand.Create(),
    CompileCommand.Create(),
    NewCommand.Create(),
    PackCommand.Create(),
    FlashCommand.Create(),
    VerifyCommand.Create(),
    MonitorCommand.Create(),
    LogCommand.Create(),
    PublishCommand.Create(),
};
root.HelpName = "tinyrnn";
DecimalPoint.Require(root);

// Alone it is asked what it can do.
ParseResult command = root.Parse(args switch
{
    [] => ["--help"],
    ["help", .. string[] about] => [.. about, "--help"],
    _ => args,
});
if (command.Errors.Count > 0)
{
    foreach (string problem in Slips.Problems(command))
    {
        Terminal.Problem(problem);
    }

    Terminal.Note(Slips.Help(command));
    return ExitCode.BadInput;
}

try
{
    using IDisposable listening = Interruption.Listen();
    return command.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ForwardProofException exception)
{
    Terminal.Problem(exception.Message);
    return ExitCode.CheckFailed;
}
catch (SampleChoiceException exception)
{
    Terminal.Problem($"--{exception.Message}");
    return ExitCode.BadInput;
}
catch (Exception exception)
    when (exception
            is InputException
                or DataException
                or ImportException
                or QuantizationException
                or EvaluationException
                or DeploymentException
                or TrainingException
                or IOException
                or UnauthorizedAccessException
    )
{
    IReadOnlyList<string> lines = (exception as DeploymentException)?.Lines ?? [exception.Message];
    Terminal.Problem(lines[0]);
    foreach (string detail in lines.Skip(1))
    {
        Terminal.Note(detail);
    }

    return ExitCode.BadInput;
}
