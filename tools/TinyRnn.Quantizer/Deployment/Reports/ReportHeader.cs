using TinyRnn.Verify;

namespace TinyRnn.Quantizer.Deployment.Reports;

/// <summary>The first line of a report against the model that the board is to run.</summary>
internal static class ReportHeader
{
    private const int Version = 1;
    private const int MostSteps = 1_000_000;

    /// <summary>Fails when the report is of another model, of another version, or too short.</summary>
    public static void Check(ReportFields fields, RnnModel model, int leastSteps, int line)
    {
        Require(line, "version of the report", Version, fields.Int32(0));
        fields.RequireCount(7);
        ModelInfo info = model.Info;
        string id = ReportLine.Hex(info.Id);
        if (fields.Text(1) != id)
        {
            throw new DeploymentException($"line {line}: expected the model {info.Name} with id {id}, found another with id {fields.Text(1)} on the board");
        }

        Require(line, "inputs", info.Inputs.Length, fields.Int32(2));
        Require(line, "outputs", info.Outputs.Length, fields.Int32(3));
        Require(line, "input limit", info.InputLimit, fields.Int32(4));
        fields.Int32(5, least: 1);
        int steps = fields.Int32(6, least: 1);
        if (steps < leastSteps || steps > MostSteps)
        {
            throw new DeploymentException($"line {line}: expected {leastSteps} steps or more and at most {MostSteps}, found a report of {steps}");
        }
    }

    private static void Require(int line, string what, int expected, int found)
    {
        if (found != expected)
        {
            throw new DeploymentException($"line {line}: {what}: expected {expected}, found {found}");
        }
    }
}
