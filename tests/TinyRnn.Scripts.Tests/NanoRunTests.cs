using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace TinyRnn.Scripts.Tests;

/// <summary>tests/nano/run.sh, with a stand-in for the CLR.</summary>
public class NanoRunTests
{
    private const string EverythingPassed = "4 passed, 0 failed\n";

    [BashFact]
    public async Task Every_test_and_every_app_counts()
    {
        using var tree = new NanoTree();
        ScriptRun run = await tree.Run("firmware/Verify");
        Assert.EndsWith("\n7 passed, 0 failed\n", run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nTest passed,TinyRnn.DeviceTests.Golden8Tests.Lstm_gives_the_outputs.0,1\n", run.Output);
        Assert.DoesNotContain("not run", run.Output);
    }

    [BashFact]
    public async Task Runtime_is_built_once_for_tests_models_and_apps()
    {
        using var tree = new NanoTree();
        ScriptRun run = await tree.Run("firmware/Verify");
        Assert.Single(Regex.Matches(run.Output, "building TinyRnn.nanoFramework.nfproj"));
    }

    [BashFact]
    public async Task Each_thing_it_does_is_said_before_it_is_done()
    {
        using var tree = new NanoTree();
        ScriptRun run = await tree.Run("firmware/Verify");
        foreach (string what in new[] { "building DeviceTests.Golden8.nfproj", "running DeviceTests.Golden8", "building tinyrnn", "compiling one", "running compiled two", "running Verify" })
        {
            Assert.Matches($@"(?m)^\[\d+ s\] {Regex.Escape(what)}$", run.Output);
        }
    }

    [BashFact]
    public async Task Launcher_calls_each_test_by_name_and_needs_no_reflection()
    {
        using var tree = new NanoTree();
        await tree.Run("firmware/Verify");
        string launcher = tree.Read("artifacts/nano/launchers/DeviceTests.Golden8/Launcher.cs");
        Assert.Contains(
            "Try(\"TinyRnn.DeviceTests.Golden8Tests.Gru_gives_the_outputs.0\", new TinyRnn.DeviceTests.Golden8Tests().Gru_gives_the_outputs);",
            launcher);
        Assert.DoesNotContain("Reflection", launcher);
    }

    [BashFact]
    public async Task Test_that_leaves_no_line_is_a_failure()
    {
        using var tree = new NanoTree();
        tree.Nanoclr(NanoTree.AllPass + "| grep -v Lstm");
        ScriptRun run = await tree.Run("firmware/Verify");
        Assert.Contains("Test failed,DeviceTests.Golden8,expected 2 test lines and found 1", run.Output);
        Assert.EndsWith("\n6 passed, 1 failed\n", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [BashFact]
    public async Task App_without_a_verdict_is_a_failure()
    {
        using var tree = new NanoTree();
        tree.Nanoclr(NanoTree.AllPass + "| grep -v verdict");
        ScriptRun run = await tree.Run("firmware/Verify");
        Assert.Contains("Test failed,Verify,no line", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [BashFact]
    public async Task Quick_set_is_golden_models_compiled_models_and_verify_and_names_the_rest()
    {
        using var tree = new NanoTree();
        ScriptRun run = await tree.Run("--quick");
        Assert.Contains("not run, for --quick leaves them out: DeviceTests.Cells8, the models of tests/nano/compiled\n", run.Output);
        Assert.Contains("running Verify", run.Output);
        Assert.DoesNotContain("building tinyrnn", run.Output);
        Assert.EndsWith("\n" + EverythingPassed, run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [BashFact]
    public async Task Several_assemblies_share_a_launch_when_asked_to()
    {
        using var tree = new NanoTree();
        ScriptRun run = await tree.Run("--quick --together 2");
        Assert.Contains("running DeviceTests.Compiled DeviceTests.Golden8\n", run.Output);
        Assert.EndsWith("\n" + EverythingPassed, run.Output);
    }

    [BashFact]
    public async Task Assembly_that_does_not_come_to_its_end_among_others_is_run_alone()
    {
        using var tree = new NanoTree();
        // Memory for the first of two.
        tree.Nanoclr("case \"$*\" in *Compiled*Golden8*) set -- \"${@/*Golden8.pe/}\" ;; esac\n" + NanoTree.AllPass);
        ScriptRun run = await tree.Run("--quick --together 2");
        Assert.Contains("DeviceTests.Golden8: 0 of 2 tests left a line together with others: again, alone", run.Output);
        Assert.EndsWith("\n" + EverythingPassed, run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [BashFact]
    public async Task Test_method_that_no_launcher_can_call_is_refused()
    {
        using var tree = new NanoTree();
        tree.TestProject("Golden8", "Gru_gives_the_outputs(int seed) { } void Other");
        ScriptRun run = await tree.Run("--quick");
        Assert.Contains("DeviceTests.Golden8.nfproj: 1 [TestMethod]s, but 0 public methods without parameters after them", run.Output);
        Assert.Equal(2, run.ExitCode);
    }

    [BashFact]
    public async Task Options_that_it_does_not_know_are_refused()
    {
        using var tree = new NanoTree();
        Assert.Equal(2, (await tree.Run("--fast")).ExitCode);
        Assert.Equal(2, (await tree.Run("--together none")).ExitCode);
    }
}
