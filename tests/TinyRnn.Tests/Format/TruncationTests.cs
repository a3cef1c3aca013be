using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class TruncationTests
{
    [Theory]
    [InlineData("model name", 0, "model name", 1)]
    [InlineData("task", 0, "task", 1)]
    [InlineData("threshold", 3, "threshold", 4)]
    [InlineData("input limit", 1, "input limit", 2)]
    [InlineData("number of inputs", 0, "number of inputs", 2)]
    [InlineData("input 0 unit", 0, "input 0 unit", 1)]
    [InlineData("input 1 center", 2, "input 1 center", 4)]
    [InlineData("input 1 gain", 3, "input 1 gain", 4)]
    [InlineData("number of outputs", 1, "number of outputs", 2)]
    [InlineData("output 0 scale", 1, "output 0 scale", 4)]
    [InlineData("output 1 offset", 0, "output 1 offset", 4)]
    [InlineData("table 0", 2051, "table", 2052)]
    [InlineData("number of layers", 0, "number of layers", 1)]
    [InlineData("layer 0 kind", 0, "layer 0: kind", 1)]
    [InlineData("layer 0 name", 0, "layer 0: name", 1)]
    [InlineData("layer 0 input size", 1, "layer 0 (Gru): input size", 2)]
    [InlineData("layer 0 output size", 1, "layer 0 (Gru): output size", 2)]
    [InlineData("layer 0 input copy multiplier", 3, "layer 0 (Gru): input copy multiplier", 4)]
    [InlineData("layer 0 input copy shift", 0, "layer 0 (Gru): input copy shift", 1)]
    [InlineData("layer 0 input copy limit", 1, "layer 0 (Gru): input copy limit", 2)]
    [InlineData("layer 0 recurrent copy multiplier", 0, "layer 0 (Gru): recurrent copy multiplier", 4)]
    [InlineData("layer 0 shift", 0, "layer 0 (Gru): shift", 1)]
    [InlineData("layer 0 input multiplier 0", 71, "layer 0 (Gru): input multipliers", 72)]
    [InlineData("layer 0 bias 0", 0, "layer 0 (Gru): biases", 72)]
    [InlineData("layer 0 recurrent multiplier 0", 64, "layer 0 (Gru): recurrent multipliers", 72)]
    [InlineData("layer 0 candidate bias 0", 23, "layer 0 (Gru): candidate biases", 24)]
    [InlineData("layer 0 input weights bits", 0, "layer 0 (Gru): input weights bits", 1)]
    [InlineData("layer 0 input weights lanes", 0, "layer 0 (Gru): input weights lanes", 1)]
    [InlineData("layer 0 input weight 0", 17, "layer 0 (Gru): input weights", 18)]
    [InlineData("layer 0 recurrent weight 0", 26, "layer 0 (Gru): recurrent weights", 27)]
    [InlineData("layer 1 fraction bits", 0, "layer 1 (Softmax): fraction bits", 1)]
    [InlineData("layer 1 weight 0", 1, "layer 1 (Softmax): weights", 6)]
    [InlineData("self test steps", 1, "self test steps", 2)]
    [InlineData("self test reading 0", 79, "self test", 80)]
    public void A_file_that_ends_within_a_part_is_refused_with_that_part(string field, int kept, string what, int needed)
    {
        var model = new ModelEditor(SampleModels.GruSoftmax);
        int at = model.Layout[field];
        FormatAssert.Fails(model.Cut(at + kept).Sealed(), what, at, needed + " bytes", kept + " bytes before the end");
    }

    [Fact]
    public void A_file_that_ends_anywhere_is_refused_before_its_end()
    {
        foreach (byte[] model in new[] { SampleModels.GruSoftmax, SampleModels.RnnLstmSigmoid, SampleModels.ReluTanhWide })
        {
            for (int length = 0; length < model.Length; length++)
            {
                byte[] cut = ModelEditor.Seal(model[..length]);
                ModelFormatException error = Assert.Throws<ModelFormatException>(() => RnnModel.Load(cut));
                Assert.InRange(error.Offset, 0, length);
                Assert.EndsWith(" bytes", error.Expected);
                Assert.EndsWith(" bytes before the end", error.Actual);
            }
        }
    }
}
