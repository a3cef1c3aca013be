using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Import;
using TinyRnn.Report.Facts;

namespace TinyRnn.Cli;

/// <summary>The float file that an integer model is compared with: what was stated when the model was made of it need not be stated again.</summary>
internal static class AgainstInput
{
    /// <summary>What is known of the float file: what is stated now, then what the model says was stated.</summary>
    /// <param name="import">The options.</param>
    /// <param name="result">The command line.</param>
    /// <param name="model">The model that is judged.</param>
    /// <param name="against">The file that it is compared with.</param>
    public static ImportOptions Options(ImportOptionSet import, ParseResult result, string model, string against)
    {
        if (!ModelInput.IsInteger(model) || ModelInput.IsInteger(against) || ModelInput.Origin(model) is not { } origin)
        {
            return import.Read(result);
        }

        string[] stated = [.. ImportOptionSet.Repeatable(origin.Options)];
        if (origin.Source.Length > 0 && origin.Source != FileDigest.Of(against))
        {
            Terminal.Note($"{Path.GetFileName(against)} is not the file that {Path.GetFileName(model)} was made of: its SHA-256 is another one.");
        }

        if (stated.Length > 0)
        {
            Terminal.Note($"{Path.GetFileName(against)} is read as {Path.GetFileName(model)} was made of it: {string.Join(' ', stated)}");
        }

        return import.Read(result, import.Parse(stated));
    }
}
