using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using Xunit;

namespace TinyRnn.Fuzz.Tests;

/// <summary>The fuzzer finds what is planted, and finds it again.</summary>
public sealed class FuzzerTests
{
    private const int Seed = 3;
    private static readonly FuzzLimits s_limits = new(3000, TimeSpan.FromMinutes(1));

    [Fact]
    public void A_documented_refusal_is_no_fault()
    {
        FuzzReport report = new Fuzzer(new Letters(_ => throw new FormatException("no letter")), Seed).Run(s_limits);

        Assert.Empty(report.Faults);
        Assert.Equal((s_limits.Mutants, 0, 1), (report.Mutants, report.Accepted, report.ErrorKinds));
    }

    [Fact]
    public void An_undocumented_exception_is_a_fault_that_its_number_makes_again()
    {
        var target = new Letters(file => file.Length > 0 && file[0] == 255 ? throw new InvalidOperationException() : "");

        Fault fault = Assert.Single(new Fuzzer(target, Seed).Run(s_limits).Faults);

        Assert.Contains(nameof(InvalidOperationException), fault.Message, StringComparison.Ordinal);
        Assert.Equal(fault.Mutant, new Fuzzer(target, Seed).Mutant(fault.Number));
    }

    [Fact]
    public void A_file_that_takes_too_much_memory_is_a_fault()
    {
        var target = new Letters(file => file.Length == 4 ? "" : Convert.ToString(new byte[100_000].Length, 10));

        FuzzReport report = new Fuzzer(target, Seed).Run(s_limits);

        Assert.Contains("bytes allocated", Assert.Single(report.Faults).Message, StringComparison.Ordinal);
        Assert.InRange(report.MostBytes, 100_000, 200_000);
    }

    [Fact]
    public void What_is_documented_for_reading_is_a_fault_when_it_comes_later()
    {
        var target = new Letters(_ => "", _ => throw new FormatException());

        Assert.Throws<FormatException>(() => new Fuzzer(target, Seed).Run(s_limits));
    }

    [Fact]
    public void Mutants_that_give_a_new_kind_join_and_lead_further()
    {
        // Each letter is reached from the file that has the one before: without joining, three changes would have to meet.
        var target = new Letters(file => file.AsSpan().StartsWith("abc"u8) ? "abc" : file.AsSpan().StartsWith("ab"u8) ? "ab" : file.AsSpan().StartsWith("a"u8) ? "a" : "");

        FuzzReport report = new Fuzzer(target, Seed).Run(new FuzzLimits(100_000, TimeSpan.FromMinutes(1)));

        Assert.Contains("accepted: abc", report.Kinds.Keys);
        Assert.Equal(1 + report.Kinds.Count, report.Corpus);
    }

    [Fact]
    public void Seeds_give_different_mutants_and_the_same_seed_the_same()
    {
        byte[][] Mutants(int seed) => [.. Enumerable.Range(0, 50).Select(number => new Fuzzer(new Letters(_ => ""), seed).Mutant(number))];

        Assert.Equal(Mutants(1), Mutants(1));
        Assert.NotEqual(Mutants(1), Mutants(2));
    }

    [Theory]
    [InlineData("layer 3 (a): bias 7 at byte 90: expected below 2^31 in magnitude, found 99", "layer # (...): bias # at byte #: expected below #^# in magnitude, found ")]
    [InlineData("fuzz.csv:12: no label column 'x'; the columns are a, b", "....csv:#: no label column '...'")]
    [InlineData("fuzz.csv:12:3: column 'a',b'c': expected a number, found 'x'", "....csv:#:#: column '...': expected a number, found ")]
    [InlineData("layer 'a' has no tensor 'b'", "layer '...' has no tensor '...'")]
    [InlineData("model id: expected 00FFAB0123456789, found ec", "model id: expected #, found ")]
    public void A_shape_has_no_numbers_and_names(string message, string shape) => Assert.Equal(shape, MessageShape.Of(message));

    [Fact]
    public void A_fault_is_saved_with_the_command_that_tries_it_again()
    {
        string folder = Directory.CreateTempSubdirectory("tinyrnn-fuzz-").FullName;

        string text = new FaultFolder(folder).Save("model", 5, [new Fault(7, "kind", "message", [1, 2])]);

        string file = Path.Combine(folder, "model-5-7");
        Assert.Equal([1, 2], File.ReadAllBytes(file));
        Assert.Contains($"--target model --replay {file}", text, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }

    [Fact]
    public void The_number_of_the_current_mutant_is_on_the_disk_until_the_run_ends()
    {
        string folder = Directory.CreateTempSubdirectory("tinyrnn-fuzz-").FullName;
        using (var current = new CurrentMutant(folder, "model", Seed))
        {
            current.Begin(1234);
            current.Begin(56);
            using var stream = new FileStream(Assert.Single(Directory.GetFiles(folder)), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Assert.Equal("56", new StreamReader(stream).ReadToEnd().Trim());
        }

        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }

    /// <summary>A reader of four bytes that does as it is told.</summary>
    private sealed class Letters(Func<byte[], string> load, Func<string, string>? use = null) : FuzzTarget<string>
    {
        public override string Name => "letters";

        public override IReadOnlyList<IMutation> Mutations { get; } = [new ByteMutation()];

        public override long MostBytes => 10_000;

        protected override IReadOnlyList<Type> Documented { get; } = [typeof(FormatException)];

        protected override IEnumerable<byte[]> Files() => [Encoding.ASCII.GetBytes("....")];

        protected override string Load(byte[] file) => load(file);

        protected override string Use(string loaded) => use is null ? loaded : use(loaded);
    }
}
