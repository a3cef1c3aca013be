using System.Linq;
using TinyRnn.Quantizer.Networks;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Importing;

namespace TinyRnn.Quantizer.Tests.Import;

public sealed class PickleRuleTests
{
    private static readonly float[] s_six = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void Offset_and_strides_choose_the_elements()
    {
        byte[] pickle = new PickleWriter().Op('}').Text("head.weight").Tensor(6, 1, [2, 2], [1, 3]).Op('s').Stop();

        var dense = (DenseLayer)Load(Checkpoint.Of(pickle, s_six)).Layers.Single();

        Assert.Equal([2, 5, 3, 6], dense.Weights);
        Assert.Equal([0, 0], dense.Bias);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Protocols_other_than_2_to_5_are_refused(byte protocol) =>
        AssertPickleRefused($"expected pickle protocol 2 to 5, found {protocol}", new PickleWriter(protocol).Op('}'));

    [Fact]
    public void Unknown_instructions_are_refused() => AssertPickleRefused("instruction 0x69", new PickleWriter().Op('i'));

    [Fact]
    public void A_pickle_that_ends_early_is_refused() =>
        AssertRefused("expected 1 more bytes, found 0", Checkpoint.Of([0x80, 2, (byte)'}']));

    [Fact]
    public void A_global_without_end_of_line_is_refused() =>
        AssertRefused("expected the end of a line", Checkpoint.Of([0x80, 2, (byte)'c', (byte)'o']));

    [Theory]
    [InlineData(new byte[] { 0x8d, 255, 255, 255, 255, 255, 255, 255, 255 }, "expected 18446744073709551615 more bytes")]
    [InlineData(new byte[] { (byte)'X', 255, 255, 255, 255 }, "expected 4294967295 more bytes")]
    [InlineData(new byte[] { 0x8e, 0, 0, 0, 0, 0, 0, 0, 128 }, "expected 9223372036854775808 more bytes")]
    [InlineData(new byte[] { 0x8c, 1, 255 }, "not valid UTF-8")]
    public void Text_and_bytes_must_lie_in_the_pickle(byte[] instruction, string expected) =>
        AssertPickleRefused(expected, new PickleWriter().Raw(instruction));

    [Theory]
    [InlineData("0", "expected a value on the stack")]
    [InlineData("t", "expected a mark on the stack")]
    [InlineData("}u", "expected a mark on the stack")]
    [InlineData("N(u", "expected a dictionary on the stack")]
    [InlineData("}(Nu", "expected keys and values in pairs, found 1 items")]
    [InlineData("NNa", "expected a list on the stack")]
    [InlineData("N(e", "expected a list or set on the stack")]
    [InlineData("NR", "expected arguments on the stack")]
    [InlineData("N)R", "expected a global on the stack")]
    [InlineData("NQ", "expected the description of a storage")]
    [InlineData(")Q", "expected a storage described by")]
    [InlineData("}Nb", "expected attributes on the stack")]
    [InlineData("N}b", "expected a dictionary that takes attributes")]
    [InlineData("h\u0007", "memo 7 is empty")]
    public void The_stack_must_hold_what_an_instruction_needs(string instructions, string expected)
    {
        var pickle = new PickleWriter();
        instructions.ToList().ForEach(opcode => pickle.Op(opcode));

        AssertPickleRefused(expected, pickle);
    }

    [Fact]
    public void A_key_that_occurs_twice_is_refused() =>
        AssertPickleRefused("'a' occurs twice", new PickleWriter().Op('}').Text("a").Op('N').Op('s').Text("a").Op('N').Op('s'));

    [Fact]
    public void A_global_is_refused_even_when_it_is_never_called() =>
        AssertPickleRefused("'posix.system'", new PickleWriter().Global("posix", "system").Op('0').Op('}'));

    [Fact]
    public void A_dictionary_with_arguments_is_refused() =>
        AssertPickleRefused(
            "OrderedDictionary is called with 1 arguments",
            new PickleWriter().Global("collections", "OrderedDict").Op('N').Raw(0x85).Op('R')
        );

    [Theory]
    [InlineData(new long[] { 7 }, new long[] { 1 }, 0, "reaches element 6 of a storage of 6")]
    [InlineData(new long[] { 2 }, new long[] { 6 }, 0, "reaches element 6 of a storage of 6")]
    [InlineData(new long[] { 6 }, new long[] { 1 }, 1, "reaches element 6 of a storage of 6")]
    [InlineData(new long[] { 3, long.MaxValue }, new long[] { long.MaxValue, long.MaxValue }, 0, "of a storage of 6")]
    [InlineData(new long[] { 1 }, new long[] { 1 }, long.MaxValue, "of a storage of 6")]
    [InlineData(new long[] { 1 }, new long[] { 1 }, -1, "begins at element -1")]
    [InlineData(new long[] { -1 }, new long[] { 1 }, 0, "size -1 and stride 1 in dimension 0")]
    [InlineData(new long[] { 2 }, new long[] { -1 }, 3, "size 2 and stride -1 in dimension 0")]
    [InlineData(new long[] { 2, 2 }, new long[] { 1 }, 0, "2 sizes and 1 strides")]
    public void A_tensor_must_lie_in_its_storage(long[] sizes, long[] strides, long offset, string expected)
    {
        byte[] pickle = new PickleWriter().Op('}').Text("head.weight").Tensor(6, offset, sizes, strides).Op('s').Stop();

        AssertRefused(expected, Checkpoint.Of(pickle, s_six));
    }

    [Fact]
    public void A_tensor_repeated_by_strides_of_zero_cannot_grow_without_limit()
    {
        byte[] pickle = new PickleWriter().Op('}').Text("head.weight").Tensor(6, 0, [1L << 40, 1L << 40], [0, 0]).Op('s').Stop();

        AssertRefused("from 1 to 32768, found 1099511627776", Checkpoint.Of(pickle, s_six));
    }

    [Theory]
    [InlineData(7, "expected 28 bytes, found 24")]
    [InlineData(5, "expected 20 bytes, found 24")]
    [InlineData(-1, "has -1 elements")]
    [InlineData(long.MaxValue, "expected 36893488147419103228 bytes, found 24")]
    public void A_storage_must_have_the_stated_size(long count, string expected)
    {
        byte[] pickle = new PickleWriter().Op('}').Text("head.weight").Tensor(count, 0, [1, 1], [1, 1]).Op('s').Stop();

        AssertRefused(expected, Checkpoint.Of(pickle, s_six));
    }

    [Fact]
    public void Half_a_million_nested_tuples_are_read_without_recursion()
    {
        PickleWriter pickle = new PickleWriter().Op('}').Text("note").Op('N');
        for (int i = 0; i < 500_000; i++)
        {
            pickle.Raw(0x85);
        }

        AssertPickleRefused("'note' (tuple)", pickle.Op('s'));
    }

    [Fact]
    public void A_dictionary_that_contains_itself_ends()
    {
        PickleWriter pickle = new PickleWriter().Op('}').Raw((byte)'q', 0).Text("again").Raw((byte)'h', 0).Op('s');

        AssertPickleRefused("'again' (dictionary)", pickle);
    }

    private static void AssertPickleRefused(string expected, PickleWriter pickle) => AssertRefused(expected, Checkpoint.Of(pickle.Stop()));
}
