using TinyRnn.CompilerServices;
using TinyRnn.Tests.Windows;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>Rules of embeddings and one-hot layers.</summary>
public class TokenRules
{
    private readonly ModelEditor _intent = new(WindowModels.Intent);
    private readonly ModelEditor _characters = new(WindowModels.Characters);

    [Fact]
    public void The_vocabulary_is_that_of_the_file()
    {
        RnnModel model = RnnModel.Load(WindowModels.Intent);
        Assert.Equal(["a", "b", "c", "d"], model.Info.Vocabulary);
        Assert.Equal((4, 3), (model.Info.Tokens, model.Info.InputLimit));
        Assert.Null(RnnModel.Load(WindowModels.Characters).Info.Vocabulary);
        Assert.Equal(0, RnnModel.Load(SampleModels.GruSoftmax).Info.Tokens);
    }

    [Theory]
    [InlineData(LayerKind.Embedding)]
    [InlineData(LayerKind.OneHot)]
    public void Tokens_are_a_single_input(LayerKind kind)
    {
        var model = new ModelEditor(SampleModels.GruSoftmax);
        FormatAssert.Fails(
            model.SetByte("layer 0 kind", (int)kind).Sealed(), "layer 0 (Gru): input size", model.Layout["layer 0 input size"], "1 (a token)", "2");
    }

    [Fact]
    public void The_number_of_tokens_is_the_input_limit_and_one() =>
        FormatAssert.Fails(
            _intent.SetUInt16("layer 0 tokens", 5).Sealed(), "layer 0 (Embedding): tokens", _intent.Layout["layer 0 tokens"],
            "4 (one more than the input limit)", "5");

    [Theory]
    [InlineData(1)]
    [InlineData(32769)]
    public void An_embedding_has_2_to_32768_tokens(int tokens) =>
        FormatAssert.Fails(
            _intent.SetUInt16("layer 0 tokens", tokens).Sealed(), "layer 0 (Embedding): tokens", _intent.Layout["layer 0 tokens"], "2 to 32768", tokens.ToString());

    [Theory]
    [InlineData(1)]
    [InlineData(1025)]
    public void A_one_hot_layer_has_2_to_1024_tokens(int tokens) =>
        FormatAssert.Fails(
            _characters.SetUInt16("layer 0 tokens", tokens).Sealed(), "layer 0 (OneHot): tokens", _characters.Layout["layer 0 tokens"], "2 to 1024", tokens.ToString());

    [Fact]
    public void A_one_hot_layer_gives_a_value_for_each_token() =>
        FormatAssert.Fails(
            _characters.SetUInt16("layer 0 output size", 6).Sealed(), "layer 0 (OneHot): output size", _characters.Layout["layer 0 output size"],
            "5 (tokens)", "6");

    [Fact]
    public void A_vocabulary_is_there_or_not() =>
        FormatAssert.Fails(
            _intent.SetByte("layer 0 vocabulary", 2).Sealed(), "layer 0 (Embedding): vocabulary", _intent.Layout["layer 0 vocabulary"], "0 to 1", "2");

    [Fact]
    public void A_token_is_UTF8() =>
        FormatAssert.Fails(
            _intent.Set("layer 0 token 2", 1, 0xFF).Sealed(), "layer 0 (Embedding): token 2", _intent.Layout["layer 0 token 2"],
            "UTF-8 text", "bytes that are not");

    [Theory]
    [InlineData("input 0 center", 1f, "1 and 1")]
    [InlineData("input 0 gain", 2f, "0 and 2")]
    public void A_token_has_center_0_and_gain_1(string field, float value, string found) =>
        FormatAssert.Fails(
            _intent.SetSingle(field, value).Sealed(), "input 0", _intent.Layout["end of readings"], "center 0 and gain 1 of a token", found);

    [Fact]
    public void Values_of_an_embedding_have_at_most_30_fraction_bits() =>
        FormatAssert.Fails(
            _intent.SetByte("layer 0 fraction bits", 31).Sealed(), "layer 0 (Embedding): fraction bits", _intent.Layout["layer 0 fraction bits"], "0 to 30", "31");

    [Fact]
    public void Weights_of_an_embedding_have_8_or_16_bits() =>
        FormatAssert.Fails(
            _intent.SetByte("layer 0 weights bits", 12).Sealed(), "layer 0 (Embedding): weights bits", _intent.Layout["layer 0 weights bits"], "8 or 16", "12");

    [Fact]
    public void The_multiplier_of_a_token_is_not_negative() =>
        FormatAssert.Fails(
            _intent.SetInt32("layer 0 multiplier 3", -1).Sealed(), "layer 0 (Embedding): multiplier 3", _intent.Layout["layer 0 multiplier 3"],
            "0 to 2147483647", "-1");

    [Fact]
    public void A_value_of_an_embedding_fits_32_bits()
    {
        int at = _intent.Layout["layer 0 weight 4"];
        FormatAssert.Fails(
            _intent.SetInt32("layer 0 multiplier 1", int.MaxValue / 100 + 1).SetByte("layer 0 weight 3", 0).SetByte("layer 0 weight 4", 256 - 100).Sealed(),
            "layer 0 (Embedding): weight 4", at, "at most 2^31 - 1 times its multiplier", "-100 times 21474837");
    }

    [Fact]
    public void The_most_negative_weight_is_refused() =>
        FormatAssert.Fails(
            _intent.SetByte("layer 0 weight 5", 128).Sealed(), "layer 0 (Embedding): weights", _intent.Layout["layer 0 weight 5"], "weights above -128", "-128");

    [Theory]
    [InlineData(-1f, "-1")]
    [InlineData(4f, "4")]
    [InlineData(0.5f, "0.5")]
    public void The_self_test_holds_tokens(float token, string found) =>
        FormatAssert.Fails(
            _intent.SetSingle("self test reading 7", token).Sealed(), "self test reading 7", _intent.Layout["end of self-test"], "a token from 0 to 3", found);
}
