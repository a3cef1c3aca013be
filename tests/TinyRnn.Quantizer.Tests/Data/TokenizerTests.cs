using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Samples;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Data;

public class TokenizerTests
{
    [Fact]
    public void A_vocabulary_of_single_characters_cuts_into_characters()
    {
        var tokenizer = new Tokenizer(4, ["h", "e", "l", "o"]);

        Assert.True(tokenizer.CutsCharacters);
        Assert.Equal([0, 1, 2, 2, 3], Cut(tokenizer, "hello"));
        Assert.Equal("hello", tokenizer.Join([0, 1, 2, 2, 3]));
    }

    [Fact]
    public void Names_in_angle_brackets_may_stand_among_characters_and_are_one_token()
    {
        var tokenizer = new Tokenizer(5, ["<stop>", "a", " ", "<", "\U0001F327"]);

        Assert.True(tokenizer.CutsCharacters);
        Assert.Equal([1, 2, 3, 1, 4, 0], Cut(tokenizer, "a <a\U0001F327<stop>"));
        Assert.Equal("a\U0001F327<stop>", tokenizer.Join([1, 4, 0]));
    }

    [Fact]
    public void A_vocabulary_of_words_cuts_at_blanks()
    {
        var tokenizer = new Tokenizer(3, ["turn", "on", "a"]);

        Assert.False(tokenizer.CutsCharacters);
        Assert.Equal([0, 1], Cut(tokenizer, " turn  on "));
        Assert.Equal("turn on", tokenizer.Join([0, 1]));
    }

    [Fact]
    public void Without_a_vocabulary_tokens_are_numbers()
    {
        var tokenizer = new Tokenizer(12, []);

        Assert.Equal([3, 11, 0], Cut(tokenizer, "3 11 0"));
        Assert.Equal("token 2: expected a number from 0 to 11, found '12'", tokenizer.Cut("3 12", []));
        Assert.Equal("token 1: expected a number from 0 to 11, found '-1'", tokenizer.Cut("-1", []));
        Assert.Equal("3 11", tokenizer.Join([3, 11]));
    }

    [Fact]
    public void An_unknown_token_is_refused_with_its_place_and_the_nearest()
    {
        Assert.Equal(
            "token 2: 'offf' is none of the 3 tokens of the vocabulary; did you mean 'off'?",
            new Tokenizer(3, ["turn", "off", "on"]).Cut("turn offf", [])
        );
        Assert.Equal("token 3: 'x' is none of the 2 tokens of the vocabulary", new Tokenizer(2, ["a", "b"]).Cut("abx", []));
    }

    [Fact]
    public void An_unknown_token_is_that_of_the_vocabulary_if_it_has_one()
    {
        Assert.Equal([1, 0, 2], Cut(new Tokenizer(3, ["<unk>", "turn", "on"]), "turn blue on"));
        Assert.Equal([1, 0], Cut(new Tokenizer(2, ["<unk>", "a"]), "ab"));
    }

    [Fact]
    public void A_vocabulary_of_another_length_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Tokenizer(3, ["a", "b"]));
    }

    private static List<int> Cut(Tokenizer tokenizer, string text)
    {
        var tokens = new List<int>();
        Assert.Null(tokenizer.Cut(text, tokens));
        return tokens;
    }
}
