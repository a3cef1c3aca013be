using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>The activations that follow modules, as they are stated or asked for.</summary>
internal sealed class ActivationRules(string file, ImportOptions options, LayerNotes notes)
{
    /// <summary>Nothing follows a module.</summary>
    public static readonly StatedActivation None = new(Activation.None);

    private static readonly StatedActivation s_relu = new(Activation.Relu);
    private static readonly StatedActivation[] s_between =
        [None, s_relu, new(Activation.Tanh), new(Activation.Sigmoid), Usual(ActivationKind.Softsign), Usual(ActivationKind.Elu)];

    private static readonly StatedActivation[] s_heads =
        [.. s_between, new(Activation.None, SoftmaxKind.Softmax), new(Activation.None, SoftmaxKind.LogSoftmax)];

    private readonly List<Question> _questions = [];

    /// <summary>What is not told.</summary>
    public IReadOnlyList<Question> Questions => _questions;

    /// <summary>What follows each of some modules.</summary>
    /// <param name="modules">A module with weights and the batch normalizations behind it.</param>
    /// <param name="next">The module after them, or null at the end.</param>
    /// <returns>For each of the modules; null where it is not told.</returns>
    /// <exception cref="ImportException">What is stated cannot be.</exception>
    public StatedActivation?[] Following(IReadOnlyList<LayerBlock> modules, LayerBlock? next)
    {
        StatedActivation?[] stated = modules.Select(module => notes.Of(module).Activation).ToArray();
        if (next is null)
        {
            return modules[0] is DenseBlock head ? Head(head, stated) : Told(stated);
        }

        if (stated.Any(activation => activation is { IsNormalized: true }))
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
                $"what stands between {module} and {(modules.Count == 1 ? next : "the next module")} (--activation {module.Name}=NAME: {Names(isLast: false)})",
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

    private static StatedActivation Usual(ActivationKind kind) => new(ActivationVocabulary.Usual(kind)!);

    /// <summary>After a relu another one is none, and so is an elu.</summary>
    private IEnumerable<StatedActivation> Choices(LayerBlock module)
    {
        bool isRelu = module is RecurrentBlock { Cell: CellKind.Rnn } && (notes.Of(module).Nonlinearity ?? options.Nonlinearity) == Activation.Relu;
        return s_between.Where(choice => !isRelu || (choice != s_relu && choice.Function.Kind != ActivationKind.Elu));
    }

    /// <summary>Told when each is stated, or some are and all of those are none.</summary>
    private static bool IsTold(StatedActivation?[] stated) =>
        stated.All(activation => activation is not null)
        || (stated.Any(activation => activation is not null) && stated.All(activation => activation is null || activation == None));

    private static StatedActivation?[] Told(StatedActivation?[] stated) => stated.Select(activation => activation ?? None).Cast<StatedActivation?>().ToArray();

    /// <summary>What comes out in the end: of the last of the modules.</summary>
    private StatedActivation?[] Head(DenseBlock head, StatedActivation?[] stated)
    {
        StatedActivation?[] told = Told(stated);
        told[^1] =
            options.HeadActivation
            ?? stated[^1]
            ?? options.Task switch
            {
                NetworkTask.Binary => new StatedActivation(Activation.Sigmoid),
                NetworkTask.MultiClass => new StatedActivation(Activation.None, SoftmaxKind.Softmax),
                NetworkTask.Regression => None,
                _ => null,
            };
        if (told[^1] is null)
        {
            _questions.Add(new Question(
                $"what the last layer {head} gives: numbers, logits or probabilities (--task binary, multiclass, regression, or --activation NAME: "
                    + $"{Names(isLast: true)})",
                "--task regression",
                answered => s_heads.Select(choice => answered with { HeadActivation = choice, Task = TaskOf(head, choice, answered) })));
        }

        return told;
    }

    /// <summary>A probability decides, and several that add up to 1 choose a class.</summary>
    private static NetworkTask? TaskOf(DenseBlock head, StatedActivation choice, ImportOptions options) =>
        options.Outputs is { } outputs && outputs.Any(output => output.Mean != 0 || output.Deviation != 1) ? null
        : choice.IsNormalized && head.OutputSize > 1 ? NetworkTask.MultiClass
        : choice.Function.Kind == ActivationKind.Sigmoid && head.OutputSize == 1 ? NetworkTask.Binary
        : null;

    private static string Names(bool isLast) =>
        string.Join(", ", StatedNames.HeadActivations.Where(word => isLast || !word.Value.IsNormalized).Select(word => word.Key));
}
