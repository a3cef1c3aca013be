using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class TruncationTests
{
    [Theory]
    [InlineData("info", "model name", 0, "model name", 1)]
    [InlineData("info", "task", 0, "task", 1)]
    [InlineData("info", "threshold", 3, "threshold", 4)]
    [InlineData("info", "window", 1, "window", 2)]
    [InlineData("readings", "step", 3, "step", 4)]
    [InlineData("readings", "zone", 1, "zone", 2)]
    [InlineData("readings", "input 0 quantity", 0, "input 0 quantity", 1)]
    [InlineData("readings", "input 1 least", 3, "input 1 least", 4)]
    [InlineData("readings", "input 1 most", 0, "input 1 most", 4)]
    [InlineData("readings", "input 1 largest change", 1, "input 1 largest change", 4)]
    [InlineData("readings", "input limit", 1, "input limit", 2)]
    [InlineData("readings", "number of inputs", 0, "number of inputs", 2)]
    [InlineData("readings", "input 0 unit", 0, "input 0 unit", 1)]
    [InlineData("readings", "input 1 center", 2, "input 1 center", 4)]
    [InlineData("readings", "input 1 gain", 3, "input 1 gain", 4)]
    [InlineData("outputs", "number of outputs", 1, "number of outputs", 2)]
    [InlineData("outputs", "output 0 scale", 1, "output 0 scale", 4)]
    [InlineData("outputs", "output 1 offset", 0, "output 1 offset", 4)]
    [InlineData("table", "table 0", 1027, "table", 1028)]
    [InlineData("layers", "number of layers", 0, "number of layers", 1)]
    [InlineData("layers", "layer 0 kind", 0, "layer 0: kind", 1)]
    [InlineData("layers", "layer 0 name", 0, "layer 0: name", 1)]
    [InlineData("layers", "layer 0 input size", 1, "layer 0 (Gru): input size", 2)]
    [InlineData("layers", "layer 0 output size", 1, "layer 0 (Gru): output size", 2)]
    [InlineData("layers", "layer 0 input copy multiplier", 3, "layer 0 (Gru): input copy multiplier", 4)]
    [InlineData("layers", "layer 0 input copy shift", 0, "layer 0 (Gru): input copy shift", 1)]
    [InlineData("layers", "layer 0 input copy limit", 1, "layer 0 (Gru): input copy limit", 2)]
    [InlineData("layers", "layer 0 recurrent copy multiplier", 0, "layer 0 (Gru): recurrent copy multiplier", 4)]
    [InlineData("layers", "layer 0 units", 1, "layer 0 (Gru): units", 2)]
    [InlineData("layers", "layer 0 fraction bits", 0, "layer 0 (Gru): fraction bits", 1)]
    [InlineData("layers", "layer 0 fraction bits of c", 0, "layer 0 (Gru): fraction bits of c", 1)]
    [InlineData("layers", "layer 0 options", 0, "layer 0 (Gru): options", 1)]
    [InlineData("layers", "layer 0 gate activation function", 0, "layer 0 (Gru): gate activation function", 1)]
    [InlineData("layers", "layer 0 gate activation range", 0, "layer 0 (Gru): gate activation range", 1)]
    [InlineData("layers", "layer 0 candidate activation parameter", 3, "layer 0 (Gru): candidate activation parameter", 4)]
    [InlineData("layers", "layer 0 shift", 0, "layer 0 (Gru): shift", 1)]
    [InlineData("layers", "layer 0 input multiplier 0", 71, "layer 0 (Gru): input multipliers", 72)]
    [InlineData("layers", "layer 0 bias 0", 0, "layer 0 (Gru): biases", 72)]
    [InlineData("layers", "layer 0 recurrent multiplier 0", 64, "layer 0 (Gru): recurrent multipliers", 72)]
    [InlineData("layers", "layer 0 candidate bias 0", 23, "layer 0 (Gru): candidate biases", 24)]
    [InlineData("layers", "layer 0 input weights bits", 0, "layer 0 (Gru): input weights bits", 1)]
    [InlineData("layers", "layer 0 input weights lanes", 0, "layer 0 (Gru): input weights lanes", 1)]
    [InlineData("layers", "layer 0 input weight 0", 17, "layer 0 (Gru): input weights", 18)]
    [InlineData("layers", "layer 0 recurrent weight 0", 26, "layer 0 (Gru): recurrent weights", 27)]
    [InlineData("layers", "layer 1 fraction bits", 0, "layer 1 (None): fraction bits", 1)]
    [InlineData("layers", "layer 1 weight 0", 1, "layer 1 (None): weights", 6)]
    [InlineData("self-test", "self test steps", 1, "self test steps", 2)]
    [InlineData("self-test", "self test reading 0", 79, "self test", 80)]
    public void A_section_that_ends_within_a_part_is_refused_with_that_part(string section, string field, int kept, string what, int needed)
    {
        var model = new ModelEditor(SampleModels.GruSoftmax);
        int at = model.Layout[field];
        FormatAssert.Fails(model.EndSection(section, field, kept).Sealed(), what, at, needed + " bytes", kept + " bytes before the end");
    }
}
