using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>
/// Interprets methods instruction by instruction, as a board's CLR does, and counts them: those of generated code and of the runtime
/// that it calls. What the base library does counts as the one instruction that calls it.
/// </summary>
internal sealed class InstructionCounter
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Instructions so far.</summary>
    public long Count { get; private set; }

    /// <summary>The instructions of one step of a network.</summary>
    public static long OfStep(RecurrentNetwork network, float[] reading, float[] output)
    {
        var counter = new InstructionCounter();
        counter.Run(typeof(RecurrentNetwork).GetMethod(nameof(RecurrentNetwork.Step), [typeof(float[]), typeof(float[])])!, [network, reading, output]);
        return counter.Count;
    }

    public object? Run(MethodBase method, object?[] arguments)
    {
        MethodBody body = method.GetMethodBody()!;
        byte[] code = body.GetILAsByteArray()!;
        var locals = body.LocalVariables.Select(local => local.LocalType.IsValueType ? Widen(Activator.CreateInstance(local.LocalType)) : null).ToArray();
        var stack = new Stack<object?>();
        int at = 0;
        while (true)
        {
            Count++;
            OpCode op = Fetch(code, ref at);
            int operandAt = at;
            at += SizeOf(op, code, at);
            long operand = ReadOperand(op, code, operandAt);
            switch (op.Name)
            {
                case "ret":
                    return method is MethodInfo { ReturnType: var type } && type != typeof(void) ? stack.Pop() : null;
                case "call" or "callvirt":
                    Call(method.Module.ResolveMethod((int)operand)!, op.Name == "callvirt", stack);
                    break;
                case "switch":
                    long chosen = Convert.ToInt64(stack.Pop());
                    at += chosen >= 0 && chosen < operand ? BitConverter.ToInt32(code, operandAt + 4 + (4 * (int)chosen)) : 0;
                    break;
                case "ldfld":
                    stack.Push(Widen(method.Module.ResolveField((int)operand)!.GetValue(stack.Pop())));
                    break;
                case "ldsfld":
                    stack.Push(Widen(method.Module.ResolveField((int)operand)!.GetValue(null)));
                    break;
                case "stfld":
                    object? value = stack.Pop();
                    Store(method.Module.ResolveField((int)operand)!, stack.Pop(), value);
                    break;
                default:
                    if (op.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch)
                    {
                        at += IsTaken(op, stack) ? (int)operand : 0;
                    }
                    else
                    {
                        Execute(op.Name!, operand, stack, arguments, locals);
                    }

                    break;
            }
        }
    }

    private static void Store(FieldInfo field, object? target, object? value) =>
        field.SetValue(target, field.FieldType == typeof(bool) ? Convert.ToInt64(value) != 0 : value);

    private void Call(MethodBase method, bool isVirtual, Stack<object?> stack)
    {
        ParameterInfo[] parameters = method.GetParameters();
        object?[] arguments = new object?[parameters.Length + (method.IsStatic ? 0 : 1)];
        for (int i = arguments.Length - 1; i >= 0; i--)
        {
            arguments[i] = stack.Pop();
        }

        if (isVirtual && method.IsVirtual)
        {
            method = Override((MethodInfo)method, arguments[0]!.GetType());
        }

        bool isBase = method.DeclaringType!.Assembly == typeof(object).Assembly;
        object? result = isBase ? method.Invoke(method.IsStatic ? null : arguments[0], method.IsStatic ? arguments : arguments[1..]) : Run(method, arguments);
        if (method is MethodInfo { ReturnType: var type } && type != typeof(void))
        {
            stack.Push(Widen(result));
        }
    }

    private static MethodInfo Override(MethodInfo method, Type? type)
    {
        const BindingFlags flags = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (; type is not null; type = type.BaseType)
        {
            foreach (MethodInfo candidate in type.GetMethods(flags))
            {
                if (candidate.GetBaseDefinition() == method.GetBaseDefinition())
                {
                    return candidate;
                }
            }
        }

        return method;
    }

    private static bool IsTaken(OpCode op, Stack<object?> stack)
    {
        string name = op.Name!.Split('.')[0];
        if (name is "br" or "leave")
        {
            return true;
        }

        object? right = stack.Pop();
        if (name is "brtrue" or "brfalse")
        {
            return (name == "brtrue") == (right is not null && (right is not ValueType || Convert.ToDouble(right) != 0));
        }

        object? left = stack.Pop();
        return Compare(name, left, right);
    }

    private static bool Compare(string name, object? left, object? right)
    {
        if (left is not ValueType)
        {
            return ReferenceEquals(left, right) == (name is "beq" or "ceq");
        }

        // Of a NaN every comparison is false but those that are named unordered.
        int order = left is float ? Convert.ToDouble(left).CompareTo(Convert.ToDouble(right)) : Convert.ToInt64(left).CompareTo(Convert.ToInt64(right));
        return name switch
        {
            "beq" or "ceq" => order == 0,
            "bne" => order != 0,
            "blt" or "clt" => order < 0,
            "ble" => order <= 0,
            "bgt" or "cgt" => order > 0,
            "bge" => order >= 0,
            _ => throw new NotSupportedException(name),
        };
    }

    private static void Execute(string name, long operand, Stack<object?> stack, object?[] arguments, object?[] locals)
    {
        string[] parts = name.Split('.');
        switch (parts[0])
        {
            case "nop":
                break;
            case "ldarg":
                stack.Push(arguments[IndexOf(parts, operand)]);
                break;
            case "starg":
                arguments[operand] = stack.Pop();
                break;
            case "ldloc":
                stack.Push(locals[IndexOf(parts, operand)]);
                break;
            case "stloc":
                locals[IndexOf(parts, operand)] = stack.Pop();
                break;
            case "ldc":
                stack.Push(Constant(parts, operand));
                break;
            case "ldnull":
                stack.Push(null);
                break;
            case "dup":
                stack.Push(stack.Peek());
                break;
            case "pop":
                stack.Pop();
                break;
            case "ldlen":
                stack.Push(((Array)stack.Pop()!).Length);
                break;
            case "ldelem":
                int at = Convert.ToInt32(stack.Pop());
                stack.Push(Widen(((Array)stack.Pop()!).GetValue(at)));
                break;
            case "stelem":
                object? value = stack.Pop();
                int to = Convert.ToInt32(stack.Pop());
                ((Array)stack.Pop()!).SetValue(value, to);
                break;
            case "conv":
                stack.Push(Converted(parts[1], stack.Pop()!));
                break;
            case "neg":
                object operandOfNeg = stack.Pop()!;
                stack.Push(operandOfNeg switch { int i => (object)-i, long l => -l, float f => -f, _ => throw new NotSupportedException(name) });
                break;
            case "not":
                object bits = stack.Pop()!;
                stack.Push(bits is int word ? (object)~word : ~(long)bits);
                break;
            case "ceq" or "clt" or "cgt":
                object? second = stack.Pop();
                stack.Push(Compare(parts[0], stack.Pop(), second) ? 1 : 0);
                break;
            default:
                object right = stack.Pop()!;
                stack.Push(Binary(name, stack.Pop()!, right));
                break;
        }
    }

    private static object Binary(string name, object left, object right) =>
        left switch
        {
            float f => (object)(name switch
            {
                "add" => f + (float)right,
                "sub" => f - (float)right,
                "mul" => f * (float)right,
                "div" => f / (float)right,
                _ => throw new NotSupportedException(name),
            }),
            int i => (object)(name switch
            {
                "shl" => i << Convert.ToInt32(right),
                "shr" => i >> Convert.ToInt32(right),
                _ => (int)Whole(name, i, Convert.ToInt64(right)),
            }),
            _ => name switch
            {
                "shl" => (long)left << Convert.ToInt32(right),
                "shr" => (long)left >> Convert.ToInt32(right),
                _ => Whole(name, (long)left, Convert.ToInt64(right)),
            },
        };

    private static long Whole(string name, long left, long right) =>
        name switch
        {
            "add" => left + right,
            "sub" => left - right,
            "mul" => left * right,
            "div" => left / right,
            "rem" => left % right,
            "and" => left & right,
            "or" => left | right,
            "xor" => left ^ right,
            _ => throw new NotSupportedException(name),
        };

    private static object Converted(string type, object value) =>
        type switch
        {
            "i8" => (object)(value is float f ? (long)f : Convert.ToInt64(value)),
            "i4" => value is float f ? (int)f : (int)Convert.ToInt64(value),
            "i2" => (int)(short)Convert.ToInt64(value),
            "u1" => (int)(byte)Convert.ToInt64(value),
            "u8" => value is int word ? (long)(uint)word : value,
            "r4" => Convert.ToSingle(value),
            _ => throw new NotSupportedException(type),
        };

    private static object Constant(string[] parts, long operand) =>
        parts[1] switch
        {
            "i8" => (object)operand,
            "r4" => BitConverter.Int32BitsToSingle((int)operand),
            _ => parts.Length == 2 || parts[2] == "s" ? (int)operand : parts[2] is "m1" or "M1" ? -1 : int.Parse(parts[2]),
        };

    private static int IndexOf(string[] parts, long operand) => parts.Length == 1 || parts[1] == "s" ? (int)operand : int.Parse(parts[1]);

    /// <summary>As a value stands on the stack: small integers as 32 bits.</summary>
    private static object? Widen(object? value) =>
        value switch
        {
            bool b => b ? 1 : 0,
            byte or sbyte or short or ushort or char => Convert.ToInt32(value),
            Enum => Convert.ToInt32(value),
            _ => value,
        };

    private static OpCode Fetch(byte[] code, ref int at) =>
        code[at] == 0xFE ? s_codes[(short)(0xFE00 | code[(at += 2) - 1])] : s_codes[code[at++]];

    private static int SizeOf(OpCode op, byte[] code, int at) =>
        op.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
            _ => 4,
        };

    private static long ReadOperand(OpCode op, byte[] code, int at) =>
        op.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI => (sbyte)code[at],
            OperandType.ShortInlineVar => code[at],
            OperandType.InlineVar => BitConverter.ToUInt16(code, at),
            OperandType.InlineI8 or OperandType.InlineR => BitConverter.ToInt64(code, at),
            _ => BitConverter.ToInt32(code, at),
        };
}
