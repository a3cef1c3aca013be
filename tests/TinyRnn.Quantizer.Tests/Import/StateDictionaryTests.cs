using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Importing;

namespace TinyRnn.Quantizer.Tests.Import;

public sealed class StateDictionaryTests
{
    private static readonly ImportOptions s_regression = new() { Task = NetworkTask.Regression };

    [Fact]
    public void Weights_under_a_key_are_found_beside_other_contents() => Assert.Equal(1, Load(Nested("epoch", "model")).InputSize);

    [Fact]
    public void Several_candidates_are_listed() =>
        AssertRefused("dictionaries of tensors at 'model', 'ema'. Choose one", Nested("model", "ema"));

    [Fact]
    public void The_option_chooses_among_several() =>
        Assert.Equal(1, Load(Nested("model", "ema"), s_regression with { StateDictKey = "ema" }).InputSize);

    [Fact]
    public void A_key_that_is_not_there_is_refused_with_those_that_are() =>
        AssertRefused(
            "no dictionary of tensors at 'models'; found dictionaries of tensors at 'model', 'ema'",
            Nested("model", "ema"),
            s_regression with
            {
                StateDictKey = "models",
            }
        );

    [Fact]
    public void Keys_of_deeper_dictionaries_are_joined_by_dots()
    {
        PickleWriter pickle = new PickleWriter().Op('}').Text("a").Op('}').Text("b");
        byte[] file = Checkpoint.Of(StateDict(pickle).Op('s').Op('s').Stop(), 0.5f);

        Assert.Equal(1, Load(file, s_regression with { StateDictKey = "a.b" }).InputSize);
    }

    [Fact]
    public void A_checkpoint_without_weights_lists_what_it_holds() =>
        AssertRefused(
            "The top level holds 'epoch' (number)",
            Checkpoint.Of(new PickleWriter().Op('}').Text("epoch").Number(3).Op('s').Stop())
        );

    [Fact]
    public void Tensors_of_any_names_are_weights_that_a_sidecar_can_state() =>
        AssertRefused("'p0' [3, 1], 'p1' [3, 1]): these tensors belong to no layer that is known", Checkpoint.Zeros(("p0", [3, 1]), ("p1", [3, 1])));

    [Fact]
    public void An_empty_dictionary_is_refused() =>
        AssertRefused("The top level holds nothing with a name", Checkpoint.Of(new PickleWriter().Op('}').Stop()));

    [Fact]
    public void A_name_without_end_is_refused() =>
        AssertRefused("expected a name of at most 512 characters, found 517", Checkpoint.Zeros(($"{new string('n', 510)}.weight", [1, 1])));

    private static byte[] Nested(params string[] keys)
    {
        PickleWriter pickle = new PickleWriter().Op('}');
        foreach (string key in keys)
        {
            pickle.Text(key);
            _ = key == "epoch" ? pickle.Number(3) : StateDict(pickle);
            pickle.Op('s');
        }

        return Checkpoint.Of(pickle.Stop(), 0.5f);
    }

    private static PickleWriter StateDict(PickleWriter pickle) => pickle.Op('}').Text("head.weight").Tensor(1, 0, [1, 1], [1, 1]).Op('s');
}
