using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Inference;

/// <summary>The activations that follow modules, as they are stated or asked for.</summary>
internal sealed class ActivationRules(string file, ImportOptions options, LayerNotes notes)
{
    private const string Names = "none, relu, sigmoid, tanh";

    private static readonly DenseActivation[] s_between =
        [DenseActivation.None, DenseActivation.Relu, DenseActivation.Tanh, DenseActivation.Sigmoid];

    private static readonly DenseActivation[] s_heads = [.. s_between, DenseActivation.Softmax, DenseActivation.LogSoftmax];

    private readonly List<Question> _questions = [];

    /// <summary>What is not told.</summary>
    public IReadOnlyList<Question> Questions => _questions;

    /// <summary>What follows each of some modules.</summary>
    /// <param name="modules">A module with weights and the batch normalisations behind it.</param>
    /// <param name="next">The module after them, or null at the end.</param>
    /// <returns>For each of the modules; null where it is not told.</returns>
    /// <exception cref="ImportException">What is stated cannot be.</exception>
    public DenseActivation?[] Following(IReadOnlyList<LayerBlock> modules, LayerBlock? next)
    {
        DenseActivation?[] stated = modules.Select(module => notes.Of(module).Activation).ToArray();
        if (next is null)
        {
            return modules[0] is DenseBlock head ? Head(head, stated) : Told(stated);
        }

        if (stated.Any(activation => activation is DenseActivation.Softmax or DenseActivation.LogSoftmax))
        {
            throw new ImportException(file, $"layer {modules[0]}: softmax and log_softmax are possible in the last layer only.");
        }

        bool mustBeTold = modules[0] is DenseBlock || (modules[0] is RecurrentBlock && next is DenseBlock && !IsEnough(options));
        if (!mustBeTold || (options.Examples is null ? IsTold(stated) : Array.TrueForAll(stated, activation => activation is not null)))
        {
            return Told(stated);
        }

        foreach (LayerBlock module in modules.Where((_, i) => stated[i] is null))
        {
            _questions.Add(new Question(
                $"what stands between {module} and {(modules.Count == 1 ? next : "the next module")} (--activation {module.Name}=NAME: {Names})",
                $"--activation {module.Name}=none",
                answered => Choices(module).Select(choice => notes.With(answered, module, new LayerOptions(choice)))));
        }

        return stated;
    }

    /// <summary>
    /// True where what is stated to be taken stands between a recurrent layer and the next, so that an activation may be stated besides, but
    /// need not be; examples ask for all.
    /// </summary>
    private static bool IsEnough(ImportOptions options) =>
        options is { Examples: null, Take.Kind: TakenKind.Mean or TakenKind.Max or TakenKind.Flatten };

    /// <summary>After a relu another one is none.</summary>
    private IEnumerable<DenseActivation> Choices(LayerBlock module)
    {
        bool isRelu = module is RecurrentBlock { Cell: CellKind.RnnTanh } && (notes.Of(module).Nonlinearity ?? options.Nonlinearity) == RnnNonlinearity.Relu;
        return s_between.Where(choice => !isRelu || choice != DenseActivation.Relu);
    }

    /// <summary>Told when each is stated, or some are and all of those are none.</summary>
    private static bool IsTold(DenseActivation?[] stated) =>
        stated.All(activation => activation is not null)
        || (stated.Any(activation => activation is not null) && stated.All(activation => activation is null or DenseActivation.None));

    private static DenseActivation?[] Told(DenseActivation?[] stated) => stated.Select(activation => activation ?? DenseActivation.None).Cast<DenseActivation?>().ToArray();

    /// <summary>What comes out in the end: of the last of the modules.</summary>
    private DenseActivation?[] Head(DenseBlock head, DenseActivation?[] stated)
    {
        DenseActivation?[] told = Told(stated);
        if (options.HeadActivation == DenseActivation.HardSigmoid)
        {
            throw new ImportException(
                file,
                $"layer {head}: definitions of a hard sigmoid differ in slope and offset; state them in a sidecar with the key network."
            );
        }

        told[^1] =
            options.HeadActivation
            ?? stated[^1]
            ?? options.Task switch
            {
                NetworkTask.Binary => DenseActivation.Sigmoid,
                NetworkTask.MultiClass => DenseActivation.Softmax,
                NetworkTask.Regression => DenseActivation.None,
                _ => null,
            };
        if (told[^1] is null)
        {
            _questions.Add(new Question(
                $"what the last layer {head} gives: numbers, logits or probabilities (--task binary, multiclass, regression, or --activation NAME: "
                    + $"{Names}, softmax, log_softmax)",
                "--task regression",
                answered => s_heads.Select(choice => answered with { HeadActivation = choice })));
        }

        return told;
    }
}
