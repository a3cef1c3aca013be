using System;
using System.Collections.Generic;
using System.CommandLine;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn generate</c>: texts in, texts out, token by token.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        Argument<string> model = CommonOptions.Model("A .trnn model that writes tokens, or a float file");
        var prompt = new Option<string?>("--prompt", "-p")
        {
            Description = "What the context reads, or, for a model without a context, the beginning of the text, which is continued",
            HelpName = "TEXT",
        };
        var input = new Option<string?>("--input", "-i")
        {
            Description = "File with a prompt per line, - for the standard input; one line out for each, what stands behind a tab is left out",
            HelpName = "FILE",
        };
        Option<int> length = BoardOptions.Count(
            "--length", "The most tokens to write [default: the model's greatest length, or 100 for a model that does not state one]", 1, 0);
        Option<bool> json = CommonOptions.Json();
        var import = new ImportOptionSet();
        var command = new Command("generate", "Let a model write: a sequence from a context, or on from a prompt.") { model, prompt, input, length, json };
        import.AddTo(command);
        command.SetAction(result =>
        {
            string? text = result.GetValue(prompt);
            string? file = result.GetValue(input);
            if (text is not null && file is not null)
            {
                throw new InputException("--prompt and --input: expected one of them, found both");
            }

            string path = result.GetRequiredValue(model);
            if (ModelInput.IsInteger(path))
            {
                import.RequireUnused(result, path);
            }

            var writer = TextWriterModel.Load(path, import.Read(result), result.GetValue(length));
            IEnumerable<WrittenText> texts = file is null ? [Write(writer, text ?? "", problem => new InputException($"--prompt: {problem}"))] : WriteLines(writer, file);
            Report(texts, result.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }

    private static IEnumerable<WrittenText> WriteLines(TextWriterModel writer, string file)
    {
        StandardInput.RequireOpen(file);
        using TextLineReader lines = TextLineReader.Open(file);
        while (lines.Read())
        {
            yield return Write(writer, lines.Text.Split('\t')[0], problem => new TextInputException(lines.Name, lines.Line, problem));
        }

        if (lines.Line == 0)
        {
            throw new TextInputException(lines.Name, "the file is empty");
        }
    }

    private static WrittenText Write(TextWriterModel writer, string prompt, Func<string, Exception> error)
    {
        string? problem = writer.Write(prompt, out WrittenText? text);
        return problem is null ? text! : throw error(problem);
    }

    private static void Report(IEnumerable<WrittenText> texts, bool json)
    {
        if (json)
        {
            JsonText.Write(new { Texts = new List<WrittenText>(texts) });
            return;
        }

        foreach (WrittenText text in texts)
        {
            Terminal.Result(text.Text);
        }
    }
}
