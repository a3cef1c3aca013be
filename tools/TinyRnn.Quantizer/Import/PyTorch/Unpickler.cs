using System;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>
/// Reads the pickle of a checkpoint without running anything: dictionaries, tensors and plain values are rebuilt,
/// globals come from a whitelist, every other instruction is refused.
/// </summary>
internal sealed class Unpickler
{
    private const int FirstProtocol = 2;
    private const int LastProtocol = 5;
    private const int LongestText = 4096;

    private readonly string _file;
    private readonly PickleSource _source;
    private readonly PickleStack _stack;
    private readonly PickleRebuilder _rebuilder;
    private int _globals;

    private Unpickler(string file, byte[] bytes)
    {
        _file = file;
        _source = new PickleSource(file, bytes);
        _stack = new PickleStack(_source);
        _rebuilder = new PickleRebuilder(_source);
    }

    /// <summary>
    /// The pickled value: a <see cref="PickleDictionary"/>, <see cref="PickledTensor"/>, string, long, double, bool,
    /// null, an array for a tuple, or a <see cref="PickleOpaque"/>.
    /// </summary>
    /// <exception cref="ImportException">Damaged, or more than weights and plain values.</exception>
    public static object? Read(string file, byte[] bytes) => new Unpickler(file, bytes).Run();

    private object? Run()
    {
        for (int count = 1; ; count++)
        {
            _source.Limit(count, PickleLimits.Instructions, "instructions");
            var opcode = (PickleOpcode)_source.ReadByte();
            if (opcode == PickleOpcode.Stop)
            {
                return _stack.Pop();
            }

            if (!PushPlainValue(opcode) && !Collect(opcode) && !Manage(opcode))
            {
                throw _source.Fail($"instruction 0x{(byte)opcode:x2} is not one that files of weights use");
            }
        }
    }

    private bool PushPlainValue(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.None:
                _stack.Push(null);
                return true;
            case PickleOpcode.True:
                _stack.Push(true);
                return true;
            case PickleOpcode.False:
                _stack.Push(false);
                return true;
            case PickleOpcode.BinInt:
                _stack.Push((long)_source.ReadInt32());
                return true;
            case PickleOpcode.BinInt1:
                _stack.Push((long)_source.ReadByte());
                return true;
            case PickleOpcode.BinInt2:
                _stack.Push((long)_source.ReadUInt16());
                return true;
            case PickleOpcode.Long1:
                _stack.Push(ReadLong());
                return true;
            case PickleOpcode.BinFloat:
                _stack.Push(_source.ReadDouble());
                return true;
            default:
                return PushTextOrBytes(opcode);
        }
    }

    private bool PushTextOrBytes(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.ShortBinUnicode:
                return PushText(_source.ReadByte());
            case PickleOpcode.BinUnicode:
                return PushText(_source.ReadUInt32());
            case PickleOpcode.BinUnicode8:
                return PushText(_source.ReadUInt64());
            case PickleOpcode.ShortBinBytes:
                return PushBytes(_source.ReadByte());
            case PickleOpcode.BinBytes:
                return PushBytes(_source.ReadUInt32());
            case PickleOpcode.BinBytes8:
                return PushBytes(_source.ReadUInt64());
            default:
                return false;
        }
    }

    private bool PushText(ulong count)
    {
        // Longer text is a note on the training, never a name.
        if (count > LongestText * 4UL)
        {
            return PushBytes(count);
        }

        string text = _source.ReadUtf8(count);
        _stack.Push(text.Length <= LongestText ? text : PickleOpaque.Instance);
        return true;
    }

    private bool PushBytes(ulong count)
    {
        _source.Take(count);
        _stack.Push(PickleOpaque.Instance);
        return true;
    }

    private bool Collect(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark:
                _stack.Push(PickleMark.Instance);
                return true;
            case PickleOpcode.EmptyTuple:
                _stack.Push(Array.Empty<object?>());
                return true;
            case PickleOpcode.Tuple1:
            case PickleOpcode.Tuple2:
            case PickleOpcode.Tuple3:
                _stack.Push(_stack.PopMany(opcode - PickleOpcode.Tuple1 + 1));
                return true;
            case PickleOpcode.Tuple:
                _stack.Push(_stack.PopToMark());
                return true;
            case PickleOpcode.EmptyList:
            case PickleOpcode.EmptySet:
                _stack.Push(PickleOpaque.Instance);
                return true;
            case PickleOpcode.Append:
                _stack.Pop();
                _stack.Peek<PickleOpaque>("a list");
                return true;
            case PickleOpcode.Appends:
            case PickleOpcode.AddItems:
                _stack.PopToMark();
                _stack.Peek<PickleOpaque>("a list or set");
                return true;
            case PickleOpcode.EmptyDictionary:
                _stack.Push(_rebuilder.NewDictionary());
                return true;
            case PickleOpcode.SetItem:
                SetItems(_stack.PopMany(2));
                return true;
            case PickleOpcode.SetItems:
                SetItems(_stack.PopToMark());
                return true;
            default:
                return false;
        }
    }

    private bool Manage(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Protocol:
                CheckProtocol(_source.ReadByte());
                return true;
            case PickleOpcode.Frame:
                _source.ReadUInt64();
                return true;
            case PickleOpcode.Pop:
                _stack.Pop();
                return true;
            case PickleOpcode.PopMark:
                _stack.PopToMark();
                return true;
            case PickleOpcode.BinPut:
                _stack.Remember(_source.ReadByte());
                return true;
            case PickleOpcode.LongBinPut:
                _stack.Remember(_source.ReadUInt32());
                return true;
            case PickleOpcode.Memoize:
                _stack.RememberNext();
                return true;
            case PickleOpcode.BinGet:
                _stack.Recall(_source.ReadByte());
                return true;
            case PickleOpcode.LongBinGet:
                _stack.Recall(_source.ReadUInt32());
                return true;
            default:
                return Rebuild(opcode);
        }
    }

    private bool Rebuild(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global:
                string module = _source.ReadLine();
                PushGlobal(module, _source.ReadLine());
                return true;
            case PickleOpcode.StackGlobal:
                string name = _stack.Pop<string>("the name of a global");
                PushGlobal(_stack.Pop<string>("the module of a global"), name);
                return true;
            case PickleOpcode.BinPersistentId:
                _stack.Push(_rebuilder.ToStorage(_stack.Pop<object?[]>("the description of a storage")));
                return true;
            case PickleOpcode.Reduce:
                object?[] arguments = _stack.Pop<object?[]>("arguments");
                _stack.Push(_rebuilder.Call(_stack.Pop<PickleGlobal>("a global"), arguments));
                return true;
            case PickleOpcode.Build:
                SetAttributes(_stack.Pop());
                return true;
            default:
                return false;
        }
    }

    private void PushGlobal(string module, string name)
    {
        _source.Limit(++_globals, PickleLimits.Globals, "names of classes and functions");
        _stack.Push(PickleGlobals.Find(_file, module, name));
    }

    /// <summary>
    /// An OrderedDict's attributes are the versions of the modules, nothing that changes the weights; those of what is ignored are, too.
    /// </summary>
    private void SetAttributes(object? attributes)
    {
        object? target = _stack.Pop();
        _stack.Push(target);
        if (target is PickleOpaque)
        {
            return;
        }

        if (attributes is not PickleDictionary)
        {
            throw _source.Fail("expected attributes on the stack");
        }

        _stack.Peek<PickleDictionary>("a dictionary that takes attributes");
    }

    private void CheckProtocol(byte protocol)
    {
        if (protocol is < FirstProtocol or > LastProtocol)
        {
            throw _source.Fail($"expected pickle protocol {FirstProtocol} to {LastProtocol}, found {protocol}");
        }
    }

    private object ReadLong()
    {
        ReadOnlySpan<byte> digits = _source.Take(_source.ReadByte());
        if (digits.Length > sizeof(long))
        {
            return PickleOpaque.Instance;
        }

        long value = digits.Length > 0 && (digits[^1] & 0x80) != 0 ? -1 : 0;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | digits[i];
        }

        return value;
    }

    private void SetItems(object?[] items)
    {
        PickleDictionary dictionary = _stack.Peek<PickleDictionary>("a dictionary");
        if (items.Length % 2 != 0)
        {
            throw _source.Fail($"expected keys and values in pairs, found {items.Length} items");
        }

        for (int i = 0; i < items.Length; i += 2)
        {
            if (!dictionary.TryAdd(items[i], items[i + 1]))
            {
                throw _source.Fail($"key {Text.Quote((string)items[i]!)} occurs twice in one dictionary");
            }
        }
    }
}
