using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Reports;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Tests.Evaluation;
using TinyRnn.Quantizer.Tests.Import;
using TinyRnn.TestSupport;
using TinyRnn.Verify;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class ReportVerifierTests
{
    private static readonly RnnModel s_model = Load("gru-softmax.trnn");
    private static readonly string[] s_golden = File.ReadAllLines(Path.Combine(Fixtures.Root, "board", "report.log"));

    // Six steps are enough for what is wrong with a text: begin, selftest, steps 0 to 5, time, heap, end.
    private static readonly string[] s_short = WithTime(Report(s_model, steps: 6), "time 6 50000");

    [Fact]
    public void What_nanoCLR_printed_is_what_the_desktop_computes()
    {
        ReportVerdict verdict = Verify(s_golden);

        Assert.Equal(ReportOutcome.Pass, verdict.Outcome);
        Assert.Equal((256, 512, 0), (verdict.Steps, verdict.Compared, verdict.Differing));
        Assert.Equal("passed, 60 steps", verdict.SelfTest);
        Assert.True(verdict.NanosecondsPerStep > 0 && verdict.FreeHeapBefore > verdict.FreeHeapAfter);
        Assert.Empty(verdict.Problems);
        Assert.Empty(verdict.Notes);
    }

    [Fact]
    public void The_reports_code_prints_on_the_desktop_what_it_printed_on_nanoCLR()
    {
        static IEnumerable<string> Results(IEnumerable<string> lines) => lines.Where(line => !line.StartsWith("@time", StringComparison.Ordinal) && !line.StartsWith("@heap", StringComparison.Ordinal));

        Assert.Equal(Results(s_golden), Results(WithTime(Report(s_model, steps: 256), "time 256 50000")));
    }

    [Fact]
    public void The_app_holds_the_model_of_the_kept_report()
    {
        string code = File.ReadAllText(Path.Combine(Fixtures.Root, "..", "..", "firmware", "Verify", "Model", "VerifyModel.cs"));

        Assert.Contains($"id {ReportLine.Hex(s_model.Info.Id)}", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99")]
    [InlineData("-4")]
    [InlineData("3600000000001")]
    public void Time_that_cannot_be_is_refused(string nanoseconds)
    {
        ReportVerdict verdict = Verify(Changed(s_short, "time ", _ => $"time 6 {nanoseconds}"));

        Assert.Null(verdict.NanosecondsPerStep);
        Assert.Equal(ReportOutcome.Incomplete, verdict.Outcome);
        Assert.Contains($"expected 100 ns to an hour for a step, found {nanoseconds} ns", Assert.Single(verdict.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_of_a_board_whose_clock_stands_still_passes_without_a_time()
    {
        string[] report = Report(s_model, steps: 6);
        string[] without = [.. report.Where(line => !line.StartsWith("@time", StringComparison.Ordinal)).SkipLast(1)];

        ReportVerdict verdict = Verify([.. without, ReportLine.Format($"end {without.Length}")]);

        Assert.Equal((ReportOutcome.Pass, null), (verdict.Outcome, verdict.NanosecondsPerStep));
    }

    public static TheoryData<string> Shapes => ["one", "both", "each", "texts", "tokens"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Models_of_windows_and_tokens_are_compared_output_by_output(string shape)
    {
        RnnModel model = OfShape(shape);
        string[] report = Report(model, steps: 20);
        string[] wrong = Changed(report, "step 17 0 ", text => text + "1");

        ReportVerdict verdict = Verify(report, model);

        Assert.Equal((ReportOutcome.Pass, 20, 20 * model.Info.Outputs.Length), (verdict.Outcome, verdict.Steps, verdict.Compared));
        Assert.Matches("^passed, [1-9]", verdict.SelfTest);
        Assert.Equal((ReportOutcome.Fail, 17), (Verify(wrong, model).Outcome, Verify(wrong, model).FirstDifference!.Step));
        Assert.True(report.Where(line => line.StartsWith("@step", StringComparison.Ordinal)).Select(line => line.Split(' ')[3]).Distinct().Count() > 1);
    }

    private static RnnModel OfShape(string shape)
    {
        Network network = shape switch
        {
            "one" => WindowModels.OneDirection(4),
            "both" => WindowModels.BothDirections(4),
            "each" => WindowModels.AtEachStep(4),
            "texts" => WindowModels.Commands(["on", "off", "light"]),
            _ => WindowModels.Repeats(["a", "b", "c"]),
        };
        float[][] windows = RandomWindows.Make(new Random(1), network, 40, 4);
        return RnnModel.Load(network.Window > 0 ? QuantizedNetwork.MakeOfWindows(network, windows) : QuantizedNetwork.Make(network, [.. windows.SelectMany(window => window.Chunk(1))]));
    }

    [Fact]
    public void The_network_goes_on_where_it_was_after_a_report()
    {
        var network = new LoadedNetwork(s_model);
        var output = new float[s_model.Info.Outputs.Length];
        network.Step([20f, 1010f], output);
        var before = new int[s_model.Info.StateLength];
        network.ReadState(before);

        new DesktopReport().Print(network, 10, 1, -1, -1);

        var after = new int[before.Length];
        network.ReadState(after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Lines_fit_one_packet_of_the_firmware()
    {
        RnnModel wide = Load("relu-tanh-16-bit.trnn");
        Assert.All([.. s_golden, .. Report(wide, steps: 300)], line => Assert.InRange(line.Length, 1, 78));
    }

    [Theory]
    [InlineData("gru-softmax.trnn")]
    [InlineData("relu-tanh-16-bit.trnn")]
    [InlineData("rnn-lstm-sigmoid.trnn")]
    public void Every_kept_model_passes(string file)
    {
        RnnModel model = Load(file);
        Assert.Equal(ReportOutcome.Pass, Verify(Report(model, steps: 50), model).Outcome);
    }

    [Fact]
    public void A_wrong_output_is_named_by_step_and_channel()
    {
        string[] lines = Changed(s_golden, "step 17 ", text => string.Join(' ', [.. text.Split(' ')[..4], "1"]));

        ReportVerdict verdict = Verify(lines);

        Assert.Equal(ReportOutcome.Fail, verdict.Outcome);
        Assert.Equal((17, 1, "wet", 1), (verdict.FirstDifference!.Step, verdict.FirstDifference.Output, verdict.FirstDifference.Name, verdict.FirstDifference.Found));
        Assert.Equal(1, verdict.Differing);
        Assert.Empty(verdict.Problems);
    }

    [Fact]
    public void A_failed_self_test_fails_the_report()
    {
        ReportVerdict verdict = Verify(Changed(s_short, "selftest", _ => "selftest failed 60 3 1 100 101"));

        Assert.Equal(ReportOutcome.Fail, verdict.Outcome);
        Assert.Equal("FAILED at step 3, output 1: expected 100, got 101", verdict.SelfTest);
    }

    [Fact]
    public void Every_single_damaged_character_of_a_report_is_found()
    {
        foreach (char damage in "0 9*@x\uFFFD")
        {
            for (int line = 0; line < s_short.Length; line++)
            {
                for (int i = 0; i < s_short[line].Length; i++)
                {
                    if (s_short[line][i] != damage)
                    {
                        string[] lines = (string[])s_short.Clone();
                        lines[line] = s_short[line][..i] + damage + s_short[line][(i + 1)..];
                        Assert.Equal(ReportOutcome.Incomplete, Verify(lines).Outcome);
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_truncation_is_found()
    {
        string text = string.Join('\n', s_short);
        for (int length = 0; length < text.Length; length++)
        {
            Assert.Equal(ReportOutcome.Incomplete, Verify(text[..length].Split('\n')).Outcome);
        }
    }

    [Fact]
    public void Every_missing_line_but_time_and_heap_is_named()
    {
        for (int line = 0; line < s_short.Length; line++)
        {
            ReportVerdict verdict = Verify([.. s_short[..line], .. s_short[(line + 1)..]]);
            Assert.Equal(ReportOutcome.Incomplete, verdict.Outcome);
            Assert.NotEmpty(verdict.Problems);
        }
    }

    [Fact]
    public void A_garbled_line_is_no_wrong_result()
    {
        string[] lines = (string[])s_short.Clone();
        lines[4] = lines[4].Replace("step 2 0", "step 2 1", StringComparison.Ordinal);

        ReportVerdict verdict = Verify(lines);

        Assert.Equal((ReportOutcome.Incomplete, 0), (verdict.Outcome, verdict.Differing));
        Assert.StartsWith("line 5: garbled: the checksum is ", verdict.Problems[0], StringComparison.Ordinal);
        Assert.Equal("line 6: missing: expected step 2, output 0, found step 3, output 0", verdict.Problems[1]);
    }

    [Fact]
    public void A_wrong_result_is_found_beside_a_garbled_line()
    {
        string[] lines = Changed(s_short, "step 4 ", _ => "step 4 0 1 2");
        lines[3] = lines[3].Replace('*', '+');

        Assert.Equal(ReportOutcome.Fail, Verify(lines).Outcome);
    }

    [Fact]
    public void A_line_twice_and_lines_in_another_order_are_named()
    {
        Assert.Contains("line 5: expected step 2, output 0, found step 1, output 0 again or out of order", Verify([.. s_short[..4], s_short[3], .. s_short[4..]]).Problems);

        string[] swapped = [.. s_short[..4], s_short[5], s_short[4], .. s_short[6..]];
        Assert.Contains("line 5: missing: expected step 2, output 0, found step 3, output 0", Verify(swapped).Problems);
        Assert.Contains("line 6: expected step 4, output 0, found step 2, output 0 again or out of order", Verify(swapped).Problems);
    }

    [Fact]
    public void Other_output_is_counted()
    {
        ReportVerdict verdict = Verify(["boot: v1.17", .. s_short[..3], "Hello from another thread", .. s_short[3..], "verdict: passed"]);

        Assert.Equal(ReportOutcome.Pass, verdict.Outcome);
        Assert.Equal(["2 lines of other output"], verdict.Notes);
    }

    [Fact]
    public void Reading_that_starts_in_the_middle_goes_on_to_the_next_whole_report()
    {
        ReportVerdict verdict = Verify([.. s_short[5..], .. s_short]);

        Assert.Equal(ReportOutcome.Pass, verdict.Outcome);
        Assert.Equal([$"{s_short.Length - 5} lines of a report whose beginning was not read were left out"], verdict.Notes);
    }

    [Fact]
    public void A_board_that_starts_again_is_judged_by_its_whole_report_and_the_restart_is_told()
    {
        ReportVerdict verdict = Verify([.. s_short[..4], "@garb", .. s_short]);

        Assert.Equal(ReportOutcome.Pass, verdict.Outcome);
        Assert.Equal(
            ["line 6: the board started again after 2 of 6 steps; what it printed before is not judged", "line 6: 1 lines before this beginning are garbled"],
            verdict.Notes);
    }

    [Fact]
    public void A_wrong_result_is_not_forgotten_when_the_board_starts_again() =>
        Assert.Equal(ReportOutcome.Fail, Verify([.. Changed(s_short, "step 0 ", _ => "step 0 0 1 2")[..4], .. s_short]).Outcome);

    [Fact]
    public void Nothing_at_all_is_incomplete() => Assert.Equal(["expected a line '@begin', found none in 0 lines"], Verify([]).Problems);

    [Fact]
    public void Problems_are_counted_when_they_are_many()
    {
        ReportVerdict verdict = Verify([s_short[0], .. Enumerable.Repeat("@x", 30), .. s_short[1..]]);

        Assert.Equal((21, "and 10 more"), (verdict.Problems.Count, verdict.Problems[^1]));
    }

    [Theory]
    [InlineData("begin 2 b 2 2 1 1 6", "line 1: version of the report: expected 1, found 2")]
    [InlineData("begin 1 0011223344556677 2 2 4128 1 6", "line 1: expected the model sample with id {id}, found another with id 0011223344556677 on the board")]
    [InlineData("begin 1 {id} 3 2 {limit} 1 6", "line 1: inputs: expected 2, found 3")]
    [InlineData("begin 1 {id} 2 1 {limit} 1 6", "line 1: outputs: expected 2, found 1")]
    [InlineData("begin 1 {id} 2 2 1 1 6", "line 1: input limit: expected {limit}, found 1")]
    [InlineData("begin 1 {id} 2 2 {limit} 1 1000001", "line 1: expected 6 steps or more and at most 1000000, found a report of 1000001")]
    [InlineData("begin 1 {id} 2 2 {limit} 1 5", "line 1: expected 6 steps or more and at most 1000000, found a report of 5")]
    public void A_report_of_something_else_is_refused_at_once(string text, string message)
    {
        string line = ReportLine.Format(WithModel(text));
        Assert.Equal(WithModel(message), Assert.Throws<DeploymentException>(() => Verify([line], leastSteps: 6)).Message);
    }

    [Theory]
    [InlineData("begin 1 {id} 2 2 {limit} 0 6", "'begin', value 6: expected a whole number from 1 on, found '0'")]
    [InlineData("begin 1 {id}", "'begin': expected 7 values, found 2")]
    [InlineData("begin", "'begin': expected 1 values or more, found 0")]
    public void A_beginning_that_says_too_little_is_a_problem(string text, string message) =>
        Assert.Contains($"line 1: {message}", Verify([ReportLine.Format(WithModel(text))]).Problems);

    [Theory]
    [InlineData("step 0 0 1", "'step': expected 4 values, found 3")]
    [InlineData("step 0 0 1 x", "'step', value 4: expected a whole number, found 'x'")]
    [InlineData("step 6 0 1 2", "expected a step below 6 and an output below 2, found step 6, output 0")]
    [InlineData("step 0 4 1 2", "expected a step below 6 and an output below 2, found step 0, output 4")]
    [InlineData("step -1 0 1 2", "'step', value 1: expected a whole number from 0 on, found '-1'")]
    [InlineData("selftest maybe", "'selftest': expected none, passed or failed, found 'maybe'")]
    [InlineData("time 5", "'time': expected 2 values, found 1")]
    [InlineData("heap 5 6 7", "'heap': expected 2 values, found 3")]
    [InlineData("stop", "expected begin, selftest, step, time, heap or end, found 'stop'")]
    public void Lines_that_no_report_has_are_problems_even_with_the_right_checksum(string text, string message) =>
        Assert.Contains($"line 2: {message}", Verify([s_short[0], ReportLine.Format(text), .. s_short[1..]]).Problems);

    [Theory]
    [InlineData("selftest passed 59", "59")]
    [InlineData("selftest passed 1", "1")]
    [InlineData("selftest passed 0", "none")]
    [InlineData("selftest none", "none")]
    [InlineData("selftest failed 59 3 1 100 101", "59")]
    public void A_self_test_of_another_length_than_the_models_is_refused(string text, string found)
    {
        ReportVerdict verdict = Verify(Changed(s_short, "selftest", _ => text));

        Assert.NotEqual(ReportOutcome.Pass, verdict.Outcome);
        Assert.Equal($"line 2: 'selftest': expected the model's 60 steps, found {found}", Assert.Single(verdict.Problems));
    }

    [Fact]
    public void The_self_tests_verdict_comes_once() =>
        Assert.Contains("line 3: the self test's verdict: expected once, found again", Verify([.. s_short[..2], .. s_short[1..]]).Problems);

    [Fact]
    public void Inputs_stay_within_the_limit_and_use_all_of_it()
    {
        var inputs = new ReportInputs(3, 1000, seed: 1, tokens: false);
        var reading = new int[3];
        int least = 0;
        int most = 0;
        for (int i = 0; i < 2000; i++)
        {
            inputs.Next(reading);
            least = Math.Min(least, reading.Min());
            most = Math.Max(most, reading.Max());
        }

        Assert.Equal((-1000, 1000), (least, most));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32767)]
    public void Any_limit_can_be_drawn(int limit)
    {
        var inputs = new ReportInputs(1, limit, seed: 2147483646, tokens: false);
        var reading = new int[1];
        for (int i = 0; i < 500; i++)
        {
            inputs.Next(reading);
            Assert.InRange(reading[0], -limit, limit);
        }
    }

    private static RnnModel Load(string file) => RnnModel.Load(File.ReadAllBytes(Path.Combine(Fixtures.Root, "models", file)));

    private static string[] Report(RnnModel model, int steps)
    {
        var report = new DesktopReport();
        Assert.True(report.Print(new LoadedNetwork(model), steps, seed: 1, freeBefore: 1000, freeAfter: 900));
        return [.. report.Lines];
    }

    /// <summary>A fast desktop's clock can stand still for a few steps: then its report has no time.</summary>
    private static string[] WithTime(string[] lines, string time)
    {
        string[] without = [.. lines.Where(line => !line.StartsWith("@time", StringComparison.Ordinal)).SkipLast(1)];
        return [.. without[..^1], ReportLine.Format(time), without[^1], ReportLine.Format($"end {without.Length + 1}")];
    }

    private static string[] Changed(string[] lines, string start, Func<string, string> change) =>
        [.. lines.Select(line => line.StartsWith("@" + start, StringComparison.Ordinal) ? ReportLine.Format(change(line[1..line.LastIndexOf(" *", StringComparison.Ordinal)])) : line)];

    private static string WithModel(string text) =>
        text.Replace("{id}", ReportLine.Hex(s_model.Info.Id), StringComparison.Ordinal).Replace("{limit}", $"{s_model.Info.InputLimit}", StringComparison.Ordinal);

    private static ReportVerdict Verify(IEnumerable<string> lines, RnnModel? model = null, int leastSteps = 1)
    {
        var verifier = new ReportVerifier(model ?? s_model, leastSteps);
        foreach (string line in lines)
        {
            if (!verifier.IsComplete)
            {
                verifier.Add(line);
            }
        }

        return verifier.Finish();
    }
}
