namespace TinyRnn;

/// <summary>Reads the layers that take tokens, and the tokens' texts.</summary>
internal sealed class TokenLayerReader
{
    private readonly LayerFieldReader _fields;

    public TokenLayerReader(LayerFieldReader fields)
    {
        _fields = fields;
    }

    /// <summary>The text of each token, once its layer is read; null when there is none.</summary>
    public string[] Vocabulary { get; private set; }

    public EmbeddingKernel ReadEmbedding(string name, int inputSize, int size, int inputLimit)
    {
        int tokens = ReadTokens(inputSize, inputLimit, ModelLimits.Tokens);
        int fractionBits = _fields.ReadRanged("fraction bits", 1, 0, 30);
        int bits = _fields.ReadWeightBits("weights bits");
        _fields.Require("multipliers", tokens, 4);
        var multipliers = new int[tokens];
        for (int token = 0; token < tokens; token++)
        {
            multipliers[token] = _fields.ReadRanged("multiplier " + token.ToString(), 4, 0, int.MaxValue);
        }

        int at = _fields.Position;
        short[] weights = _fields.ReadWeights("weights", tokens * size, bits);
        RequireProducts(weights, bits, multipliers, size, at);
        return new EmbeddingKernel(name, fractionBits, multipliers, weights, bits);
    }

    public OneHotKernel ReadOneHot(string name, int inputSize, int size, int inputLimit)
    {
        int at = _fields.Position - 2;
        ReadTokens(inputSize, inputLimit, ModelLimits.LayerValues);
        if (size != inputLimit + 1)
        {
            throw _fields.Error("output size", at, (inputLimit + 1).ToString() + " (tokens)", size.ToString());
        }

        return new OneHotKernel(name, size);
    }

    /// <summary>The number of tokens; reads the vocabulary that may follow it.</summary>
    private int ReadTokens(int inputSize, int inputLimit, int most)
    {
        if (inputSize != 1)
        {
            throw _fields.Error("input size", _fields.Position - 4, "1 (a token)", inputSize.ToString());
        }

        int tokens = _fields.ReadRanged("tokens", 2, 2, most);
        if (tokens != inputLimit + 1)
        {
            throw _fields.Error(
                "tokens", _fields.Position - 2, (inputLimit + 1).ToString() + " (one more than the input limit)", tokens.ToString());
        }

        if (_fields.ReadRanged("vocabulary", 1, 0, 1) == 1)
        {
            Vocabulary = ReadVocabulary(tokens);
        }

        return tokens;
    }

    private string[] ReadVocabulary(int tokens)
    {
        // No text is shorter than its length byte: a number of tokens that cannot be true allocates nothing.
        _fields.Require("vocabulary", tokens, 1);
        var texts = new string[tokens];
        for (int token = 0; token < tokens; token++)
        {
            texts[token] = _fields.ReadString("token " + token.ToString());
        }

        return texts;
    }

    /// <summary>Each weight times its token's multiplier must be an int; weights are [tokens, size] and stand at <paramref name="at"/>.</summary>
    private void RequireProducts(short[] weights, int bits, int[] multipliers, int size, int at)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            int multiplier = multipliers[i / size];
            int weight = weights[i] < 0 ? -weights[i] : weights[i];
            if (weight > 0 && multiplier > int.MaxValue / weight)
            {
                throw _fields.Error(
                    "weight " + i.ToString(), at + i * bits / 8, "at most 2^31 - 1 times its multiplier",
                    weights[i].ToString() + " times " + multiplier.ToString());
            }
        }
    }
}
