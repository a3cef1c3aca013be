using System;
using System.Collections;
using System.Linq;
using System.Reflection;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Fuzz.Targets;

/// <summary>The largest magnitude of a network's weights and parameters, whatever its records call them.</summary>
internal static class LargestValue
{
    /// <summary>Looks into all records of <see cref="TinyRnn.Quantizer.Networks"/>.</summary>
    public static double Of(object? value) =>
        value switch
        {
            float[] numbers => numbers.Select(number => Math.Abs((double)number)).DefaultIfEmpty().Max(),
            float or double => Math.Abs(Convert.ToDouble(value, null)),
            null or string => 0,
            IEnumerable items => items.Cast<object?>().Select(Of).DefaultIfEmpty().Max(),
            _ when value.GetType().Namespace == typeof(Network).Namespace && !value.GetType().IsEnum => Properties(value).Select(Of).DefaultIfEmpty().Max(),
            _ => 0,
        };

    private static object?[] Properties(object value) =>
        [.. value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).Select(property => property.GetValue(value))];
}
