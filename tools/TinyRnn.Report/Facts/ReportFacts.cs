using System.Collections.Generic;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Report.Measures;
using TinyRnn.Stations;

namespace TinyRnn.Report.Facts;

/// <summary>All that a report says of a model, in its order; the page and the JSON file are two forms of it.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Predicts">What it predicts, in a line.</param>
/// <param name="Remarks">What a reader must know first, such as that readings are simulated.</param>
/// <param name="Judgement">The verdict, and the score beside float and baselines.</param>
/// <param name="Scores">Of the model at its threshold.</param>
/// <param name="FloatScores">Of the float network; null without one.</param>
/// <param name="Decisions">By class; null where the model decides nothing.</param>
/// <param name="Curves">Of a binary model; otherwise null.</param>
/// <param name="Alarms">Of a binary model; otherwise null.</param>
/// <param name="Stretch">A part of the stream.</param>
/// <param name="Quantization">What rounding cost.</param>
/// <param name="Memory">How long it remembers; null when the file is too short.</param>
/// <param name="Costs">Flash, RAM, time.</param>
/// <param name="Energy">Days of battery.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Limits">What would break it, a sentence each.</param>
public sealed record ReportFacts(
    string Model,
    string Predicts,
    IReadOnlyList<string> Remarks,
    ModelJudgement Judgement,
    object? Scores,
    object? FloatScores,
    Confusion? Decisions,
    EventCurves? Curves,
    Alarms? Alarms,
    Stretch Stretch,
    QuantizationFacts Quantization,
    Memory? Memory,
    BoardCosts Costs,
    EnergyFacts Energy,
    OriginFacts Origin,
    IReadOnlyList<string> Limits);

/// <summary>A part of the stream, float and integer.</summary>
/// <param name="First">Its first row of the file, from 0.</param>
/// <param name="Output">Which output is shown.</param>
/// <param name="IntegerOutputs">Its values.</param>
/// <param name="FloatOutputs">The float network's; empty without one.</param>
/// <param name="Labels">What was to be predicted; NaN where that is not known.</param>
/// <param name="Begins">Its first time, or empty.</param>
public sealed record Stretch(int First, string Output, IReadOnlyList<float> IntegerOutputs, IReadOnlyList<float> FloatOutputs, IReadOnlyList<double> Labels, string Begins);

/// <summary>What rounding to integers cost.</summary>
/// <param name="Difference">Of the outputs; null without a float network.</param>
/// <param name="Layers">By layer; empty without a float network.</param>
/// <param name="Drift">Over many steps; empty without a float network.</param>
/// <param name="Saturations">Values that did not fit.</param>
/// <param name="Gates">How much of their range gates use; empty without a float network.</param>
public sealed record QuantizationFacts(
    OutputDifference? Difference,
    IReadOnlyList<LayerError> Layers,
    IReadOnlyList<Drift> Drift,
    IReadOnlyList<Saturation> Saturations,
    IReadOnlyList<GateSaturation> Gates);

/// <summary>Days of battery.</summary>
/// <param name="Budget">The currents.</param>
/// <param name="IsStated">False where nobody stated them and usual ones stand in.</param>
/// <param name="Days">Days.</param>
public sealed record EnergyFacts(EnergyBudget Budget, bool IsStated, double Days);

/// <summary>Where a model comes from.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="ModelDigest">SHA-256 of its file.</param>
/// <param name="Made">The tool that made it, and what it chose; empty when the model does not say.</param>
/// <param name="LearnedDigest">SHA-256 of the readings that it was trained or calibrated on; empty when the model does not say.</param>
/// <param name="Data">The file that it was judged on.</param>
/// <param name="DataDigest">SHA-256 of it; empty for the standard input.</param>
/// <param name="FloatDigest">SHA-256 of the float network's file; empty when nobody tells.</param>
/// <param name="Tool">Name and version of the tool.</param>
/// <param name="Seed">The seed of the training; null when the model does not say.</param>
/// <param name="Import">Whether the import is proven or stated, in a sentence.</param>
/// <param name="IsProven">Whether it is proven.</param>
/// <param name="SelfTestSteps">Steps of the self test.</param>
/// <param name="SelfTestDigest">SHA-256 of the integers that it expects, little-endian.</param>
/// <param name="Check">The command that checks it on a board.</param>
public sealed record OriginFacts(
    string Id,
    string ModelDigest,
    string Made,
    string LearnedDigest,
    string Data,
    string DataDigest,
    string FloatDigest,
    string Tool,
    string? Seed,
    string Import,
    bool IsProven,
    int SelfTestSteps,
    string SelfTestDigest,
    string Check);
