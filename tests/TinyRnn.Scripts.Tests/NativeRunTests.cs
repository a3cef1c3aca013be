using System.IO;
using System.Threading.Tasks;

namespace TinyRnn.Scripts.Tests;

/// <summary>What tests/native/run.sh makes of what it measured.</summary>
public class NativeRunTests
{
    private const string Measured = "passed benchmark-gru rv32imc gcc -O2: same 18000 instructions, 92 bytes of stack";

    [BashFact]
    public async Task What_is_measured_within_its_budget_passes()
    {
        ScriptRun run = await Check("""within "instructions" "$(measured benchmark-gru rv32imc gcc -O2 1)" 18000""");
        Assert.EndsWith("2 passed, 0 failed\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [BashFact]
    public async Task One_instruction_over_budget_fails()
    {
        ScriptRun run = await Check("""within "instructions" "$(measured benchmark-gru rv32imc gcc -O2 1)" 17999""");
        Assert.Contains("FAILED instructions: 18000, at most 17999\n", run.Output);
        Assert.EndsWith("1 passed, 1 failed\n", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [BashFact]
    public async Task Stack_over_a_lowered_budget_fails()
    {
        ScriptRun run = await Check("""NATIVE_PERCENT=50; within "stack" "$(measured benchmark-gru rv32imc gcc -O2 2)" 128""");
        Assert.Contains("FAILED stack: 92, at most 64\n", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [BashFact]
    public async Task What_was_not_measured_is_said_to_be_unverified()
    {
        ScriptRun run = await Check("""within "instructions" "$(measured benchmark-gru cortex-m4 gcc -O2 1 || true)" 18000""");
        Assert.Contains("not verified: instructions\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    private static async Task<ScriptRun> Check(string command)
    {
        string folder = Directory.CreateTempSubdirectory("tinyrnn-scripts-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "results.txt"), Measured + "\n");
            string scripts = Repository.PathOf("tests/native");
            return await ScriptRun.Of($"set -euo pipefail; results=results.txt; . {scripts}/results.sh; . {scripts}/budgets.sh; {command}\nsummarize", folder, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
