using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>The unpickler's stack and memo; what is missing is an error.</summary>
internal sealed class PickleStack(PickleSource source)
{
    private readonly List<object?> _values = [];
    private readonly Dictionary<uint, object?> _memo = [];

    public void Push(object? value)
    {
        _values.Add(value);
        source.Limit(_values.Count, PickleLimits.Stack, "values on the stack");
    }

    public object? Pop()
    {
        if (_values.Count == 0)
        {
            throw source.Fail("expected a value on the stack, found none");
        }

        object? value = _values[^1];
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    public T Pop<T>(string expected) => Pop() is T value ? value : throw source.Fail($"expected {expected} on the stack");

    public T Peek<T>(string expected) =>
        _values.Count > 0 && _values[^1] is T value ? value : throw source.Fail($"expected {expected} on the stack");

    /// <summary>Removes the values above the topmost mark, and the mark.</summary>
    public object?[] PopToMark()
    {
        int mark = _values.FindLastIndex(value => ReferenceEquals(value, PickleMark.Instance));
        if (mark < 0)
        {
            throw source.Fail("expected a mark on the stack, found none");
        }

        object?[] items = _values[(mark + 1)..].ToArray();
        _values.RemoveRange(mark, _values.Count - mark);
        return items;
    }

    public object?[] PopMany(int count)
    {
        object?[] items = new object?[count];
        for (int i = count - 1; i >= 0; i--)
        {
            items[i] = Pop();
        }

        return items;
    }

    public void Remember(uint index)
    {
        object? value = Pop();
        Push(value);
        _memo[index] = value;
        source.Limit(_memo.Count, PickleLimits.Memo, "values in the memo");
    }

    public void RememberNext() => Remember((uint)_memo.Count);

    public void Recall(uint index) =>
        Push(_memo.TryGetValue(index, out object? value) ? value : throw source.Fail($"memo {index} is empty"));
}
