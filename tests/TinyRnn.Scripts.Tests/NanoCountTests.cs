using System.Threading.Tasks;

namespace TinyRnn.Scripts.Tests;

/// <summary>tests/nano/count.sh, with a stand-in for valgrind.</summary>
public class NanoCountTests
{
    private const string Counted = "echo \"counted GRU, compiled, 8 steps, sum 1\"";

    // Counts 1,000 instructions and 50 for each step of the plan, of the process that it starts or of the child that this starts.
    private const string Valgrind =
        """
        children=no
        for option; do
          case "$option" in
            --trace-children=yes) children=yes ;;
            --callgrind-out-file=*) file=${option#*=} ;;
          esac
        done
        shift 3
        "$@"
        steps=$(sed -n 's/.*Steps = \([0-9]*\);.*/\1/p' artifacts/nano/CountPlan.cs)
        echo "summary: 700" >"${file/\%p/1}"
        if [ "$children" = yes ] && [ -z "${BLIND:-}" ]; then echo "summary: $((1000 + 50 * steps))" >"${file/\%p/2}"; fi
        """;

    [BashFact]
    public async Task Child_of_a_script_is_counted()
    {
        using var tree = new NanoTree();
        tree.Nanoclr(Counted);
        tree.OnPath("valgrind", Valgrind);
        ScriptRun run = await tree.Count("2");
        Assert.EndsWith("GRU, compiled: 50 instructions per step\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [BashFact]
    public async Task Count_of_nothing_is_an_error()
    {
        using var tree = new NanoTree();
        tree.Nanoclr(Counted);
        tree.OnPath("valgrind", "BLIND=1\n" + Valgrind);
        ScriptRun run = await tree.Count("2");
        Assert.DoesNotContain("instructions per step", run.Output);
        Assert.Contains("contender 2: 8 steps took 700 and 72 steps 700 instructions: valgrind did not see the CLR", run.Output);
        Assert.Equal(2, run.ExitCode);
    }

    [BashFact]
    public async Task Run_that_dies_is_an_error()
    {
        using var tree = new NanoTree();
        tree.Nanoclr("echo out of memory");
        tree.OnPath("valgrind", Valgrind);
        ScriptRun run = await tree.Count("2");
        Assert.Contains("contender 2: no line \"counted\"", run.Output);
        Assert.Equal(2, run.ExitCode);
    }
}
