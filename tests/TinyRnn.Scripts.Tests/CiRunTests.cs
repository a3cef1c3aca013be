using System.IO;
using System.Threading.Tasks;

namespace TinyRnn.Scripts.Tests;

/// <summary>What .ci/run makes of test results, and of parts that cannot run.</summary>
public class CiRunTests
{
    private const string Results =
        """
        <Results>
          <UnitTestResult testName="A" outcome="Passed" testListId="1" />
          <UnitTestResult testName="B" outcome="Passed" testListId="1" /><UnitTestResult testName="C" outcome="NotExecuted" testListId="1">
            <Output><ErrorInfo><Message>../shared/data: not found</Message></ErrorInfo></Output>
          </UnitTestResult>
          <UnitTestResult testName="D" outcome="{0}" testListId="1" />
        </Results>
        <ResultSummary outcome="Completed"><Counters total="4" executed="3" passed="2" failed="0" notExecuted="0" /></ResultSummary>
        """;

    [BashFact]
    public async Task Skipped_test_is_no_failure_though_the_counters_do_not_count_it()
    {
        ScriptRun run = await Summarize("Passed", "");
        Assert.EndsWith("1 skipped\n3 passed, 0 failed\n", run.Output);
        Assert.Contains("skipped: ../shared/data: not found", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [BashFact]
    public async Task Failed_test_is_a_failure()
    {
        ScriptRun run = await Summarize("Failed", "");
        Assert.EndsWith("2 passed, 1 failed\n", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [BashFact]
    public async Task Part_without_its_folder_is_said_to_be_unverified()
    {
        ScriptRun run = await Summarize("Passed", "board");
        Assert.Contains("not verified: nanoFramework CLR: NANO_SDK is not set, see docs/nanoframework.md\n3 passed, 0 failed\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [BashFact]
    public async Task Part_that_fails_without_a_failed_test_fails_the_run()
    {
        ScriptRun run = await Summarize("Passed", "run_counted false || broken+=(board)");
        Assert.EndsWith("part failed: board\n3 passed, 0 failed\n", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [BashFact]
    public async Task Command_that_counts_adds_to_the_sum()
    {
        ScriptRun run = await Summarize("Passed", "run_counted echo '12 passed, 3 failed'");
        Assert.EndsWith("\n15 passed, 3 failed\n", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    private static async Task<ScriptRun> Summarize(string outcome, string command)
    {
        string folder = Directory.CreateTempSubdirectory("tinyrnn-scripts-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "results.trx"), Results.Replace("{0}", outcome, System.StringComparison.Ordinal));
            string scripts = Repository.PathOf(".ci");
            return await ScriptRun.Of($"set -euo pipefail; . {scripts}/results; . {scripts}/parts; count_trx .; {command}\nsummarize", folder, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
