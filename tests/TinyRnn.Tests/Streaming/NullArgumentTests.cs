using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using TinyRnn.Tests.Sequences;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Streaming;

/// <summary>
/// Null where an array or a model is expected is an error that names the argument, before anything has changed: every public method and
/// constructor of the types that a program calls, one argument after the other.
/// </summary>
public class NullArgumentTests
{
    // What may be null: where h_n and c_n go, and the context of a generator that has none.
    private static readonly string[] s_optional = ["hn", "cn", "context"];

    private static readonly LoadedNetwork s_lstm = new(RnnModel.Load(SampleModels.RnnLstmSigmoid).Layer(1));
    private static readonly LoadedNetwork s_recipe = QuantizedNetwork.Load(RecipeModels.EveryKind);
    private static readonly LoadedSequence s_translator = new(SequenceModel.Load(SampleSequences.Translator()));
    private static readonly LoadedSequence s_waves = new(SequenceModel.Load(SampleSequences.Waves()));

    public static TheoryData<string, string> Arguments()
    {
        var data = new TheoryData<string, string>();
        foreach ((MethodBase method, ParameterInfo parameter) in All())
        {
            data.Add(Describe(method), parameter.Name!);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Null_is_refused_by_name(string method, string argument)
    {
        (MethodBase called, ParameterInfo parameter) = All().Single(pair => Describe(pair.Method) == method && pair.Parameter.Name == argument);
        object?[] arguments = [.. called.GetParameters().Select(other => other.Position == parameter.Position ? null : Valid(called, other))];

        var thrown = Assert.Throws<TargetInvocationException>(() => called is ConstructorInfo constructor ? constructor.Invoke(arguments) : called.Invoke(Target(called), arguments));

        Assert.Equal(argument, Assert.IsType<ArgumentNullException>(thrown.InnerException).ParamName);
    }

    private static IEnumerable<(MethodBase Method, ParameterInfo Parameter)> All() =>
        from type in new[]
        {
            typeof(RnnModel), typeof(LoadedNetwork), typeof(RecurrentNetwork), typeof(GruCell), typeof(LstmCell), typeof(RnnCell),
            typeof(FeatureRunner), typeof(SequenceModel), typeof(SequenceGenerator), typeof(LoadedSequence),
        }
        from method in (MethodBase[])[
            .. type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly),
            .. type.IsAbstract ? [] : type.GetConstructors(),
        ]
        from parameter in method.GetParameters()
        where !parameter.ParameterType.IsValueType && !s_optional.Contains(parameter.Name)
        select (method, parameter);

    private static bool IsOfVectors(MethodBase method) => method.Name.Contains("Vectors", StringComparison.Ordinal);

    private static string Describe(MethodBase method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";

    private static object? Target(MethodBase method) =>
        method.IsStatic ? null
        : method.DeclaringType == typeof(RnnModel) ? RnnModel.Load(SampleModels.GruSoftmax)
        : method.DeclaringType == typeof(FeatureRunner) ? s_recipe.Features
        : method.DeclaringType == typeof(LstmCell) ? new LstmCell(s_lstm)
        : method.DeclaringType == typeof(GruCell) ? new GruCell(new LoadedNetwork(RnnModel.Load(SampleModels.GruSoftmax).Layer(0)))
        : method.DeclaringType == typeof(RnnCell) ? new RnnCell(new LoadedNetwork(RnnModel.Load(SampleModels.RnnLstmSigmoid).Layer(0)))
        : method.DeclaringType == typeof(SequenceGenerator) ? (IsOfVectors(method) ? s_waves : s_translator)
        : method.GetParameters().Any(parameter => parameter.ParameterType == typeof(long)) ? s_recipe
        : s_lstm;

    /// <summary>Something that the method would take, so that null is what it stumbles over.</summary>
    private static object? Valid(MethodBase method, ParameterInfo parameter)
    {
        int length = method.DeclaringType != typeof(SequenceGenerator) ? 64
            : !IsOfVectors(method) ? s_translator.MaximumLength
            : parameter.Name == "vectors" ? s_waves.MaximumLength * s_waves.Decoder.OutputSize
            : s_waves.Decoder.InputSize;
        Type type = parameter.ParameterType;
        return type == typeof(float[]) ? new float[length]
            : type == typeof(int[]) ? new int[length]
            : type == typeof(byte[]) ? new byte[length]
            : type.IsValueType ? Convert.ChangeType(1, type.IsEnum ? typeof(int) : type, null)
            : type == typeof(RecurrentNetwork) ? null
            : throw new NotSupportedException($"{type} {parameter.Name}");
    }
}
