using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using TinyRnn.Cli;
using TinyRnn.Cli.Commands;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Trainer;

var root = new RootCommand(
    "Quantize recurrent networks to integer arithmetic and run them one reading at a time.\n\n"
        + "Exit codes: 0 success, 1 a check failed, 2 bad input or usage."
)
{
    DemoCommand.Create(),
    PrepareCommand.Create(),
    TrainCommand.Create(),
    QuantizeCommand.Create(),
    InspectCommand.Create(),
    RunCommand.Create(),
    EvaluateCommand.Create(),
    GenerateCommand.Create(),
    CompileCommand.Create(),
    NewCommand.Create(),
    PackCommand.Create(),
    FlashCommand.Create(),
    VerifyCommand.Create(),
    MonitorCommand.Create(),
};
root.HelpName = "tinyrnn";

ParseResult command = root.Parse(args);
if (command.Errors.Count > 0)
{
    foreach (ParseError error in command.Errors)
    {
        Console.Error.WriteLine($"tinyrnn: {error.Message}");
    }

    Console.Error.WriteLine("Try 'tinyrnn --help' or 'tinyrnn COMMAND --help'.");
    return ExitCode.BadInput;
}

try
{
    return command.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ForwardProofException exception)
{
    Console.Error.WriteLine($"tinyrnn: {exception.Message}");
    return ExitCode.CheckFailed;
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
    Console.Error.WriteLine($"tinyrnn: {exception.Message}");
    return ExitCode.BadInput;
}
