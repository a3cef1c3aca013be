using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Operators;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx;

/// <summary>An input of the graph and the ways to read its axes.</summary>
internal sealed class GraphInput
{
    private const int Open = -1;
    private readonly string _file;
    private readonly string _name;
    private readonly bool _isInteger;
    private readonly int[] _lengths;

    public GraphInput(string file, ValueProto input)
    {
        _file = file;
        _name = input.Name;
        TensorTypeProto type =
            input.Type?.TensorType ?? throw new ImportException(file, $"input {Text.Quote(_name)}: expected a tensor, found another type.");
        if (!DataTypes.IsReal(type.ElemType) && !DataTypes.IsInteger(type.ElemType))
        {
            throw new ImportException(
                file,
                $"input {Text.Quote(_name)}: expected float, double, float16, bfloat16, int32 or int64, found "
                    + $"{DataTypes.Describe(type.ElemType)}."
            );
        }

        _isInteger = DataTypes.IsInteger(type.ElemType);
        _lengths = Lengths(type);
    }

    /// <summary>In the graph.</summary>
    public string Name => _name;

    /// <summary>True of the usual form of readings, in three dimensions; states have it too.</summary>
    public bool IsLikelyReadings => _lengths.Length == 3;

    /// <summary>True of whole numbers, one for each sequence: how many of its steps are valid.</summary>
    public bool IsLengths => _isInteger && _lengths.Count(length => length != 1) <= 1 && _lengths.Length <= 2;

    /// <summary>The input as the length of every sequence: a window is given without padding, so that all of its steps are valid.</summary>
    /// <param name="steps">Steps of a window.</param>
    public Constant Lengths(int steps)
    {
        int[] shape = _lengths.Select(length => length == Open ? 1 : length).ToArray();
        return new Constant(_name, ConstantKind.Integer, shape, Enumerable.Repeat((double)steps, Shapes.Product(shape)).ToArray(), true);
    }

    /// <summary>The ways in which the input may hold readings, the most usual first.</summary>
    public IEnumerable<Trial> Trials(int index)
    {
        (int Step, int Batch)[] ways = _lengths.Length switch
        {
            0 => [(-1, -1)],
            1 => [(0, -1), (-1, -1), (-1, 0)],
            2 => [(0, 1), (1, 0), (0, -1), (-1, 0)],
            3 => [(0, 1), (1, 0), (0, -1), (-1, 0)],
            _ => throw new ImportException(
                _file,
                $"input {Text.Quote(_name)}: expected [steps, batch, features] in some order, found {_lengths.Length} dimensions."
            ),
        };
        return ways.Select(way => new Trial(index, way.Step >= 0 && _lengths[way.Step] == 1 ? -1 : way.Step, way.Batch));
    }

    /// <summary>The input as readings.</summary>
    public Signal Readings(Trial trial, Budget budget)
    {
        int[] shape = new int[_lengths.Length];
        int features = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            bool isFeature = axis != trial.StepAxis && axis != trial.BatchAxis;
            if (isFeature && _lengths[axis] == Open)
            {
                throw new ImportException(
                    _file,
                    $"input {Text.Quote(_name)}: expected a fixed number of features, dimension {axis} is open."
                );
            }

            shape[axis] = _lengths[axis] != Open ? _lengths[axis] : axis == trial.StepAxis ? Value.OpenLength : 1;
            features = isFeature ? Shapes.Product([features, shape[axis]]) : features;
        }

        var stage = new InputStage(_name, features, trial.IsSingleStep ? 1 : shape[trial.StepAxis], _isInteger, false);
        return Fill(shape, trial.StepAxis, trial.BatchAxis, stage, budget);
    }

    /// <summary>The input as states that whoever runs the network sets.</summary>
    public Signal States(Budget budget)
    {
        int[] shape = _lengths.Select(length => length == Open ? 1 : length).ToArray();
        return Fill(shape, -1, -1, new InputStage(_name, Shapes.Product(shape), 1, _isInteger, true), budget);
    }

    private Signal Fill(int[] shape, int stepAxis, int batchAxis, InputStage stage, Budget budget)
    {
        int[] kept = shape.Select((length, axis) => axis == stepAxis ? 1 : length).ToArray();
        int count = Shapes.Product(kept);
        budget.Take($"input {Text.Quote(_name)}", count, Budget.SignalWeight);
        int inner = batchAxis < 0 ? count : Shapes.Product(kept.AsSpan()[(batchAxis + 1)..]);
        int batches = batchAxis < 0 ? 1 : kept[batchAxis];
        var elements = new Element[count];
        for (int i = 0; i < count; i++)
        {
            int batch = batchAxis < 0 ? 0 : i / inner % batches;
            int feature = batchAxis < 0 ? i : (i / (inner * batches) * inner) + (i % inner);
            elements[i] = new Element(stage, Part.EachStep, batch, feature);
        }

        return new Signal(shape, stepAxis, elements, _isInteger ? NumberKind.Whole : NumberKind.Real);
    }

    private int[] Lengths(TensorTypeProto type)
    {
        if (type.Shape is null)
        {
            throw new ImportException(_file, $"input {Text.Quote(_name)}: expected a shape, found none.");
        }

        if (type.Shape.Dim.Count > Shapes.MostAxes || type.Shape.Dim.Any(dim => dim.DimValue > Budget.MostElements))
        {
            throw new ImportException(
                _file,
                $"input {Text.Quote(_name)}: expected at most {Shapes.MostAxes} dimensions up to {Budget.MostElements}, found "
                    + $"[{Text.List(type.Shape.Dim.Select(dim => dim.DimValue).ToArray())}]."
            );
        }

        return type.Shape.Dim.Select(dim => dim.DimValue > 0 ? (int)dim.DimValue : Open).ToArray();
    }
}
