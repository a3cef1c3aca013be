using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using TinyRnn.Fuzz.Engine;

namespace TinyRnn.Fuzz.Mutations;

/// <summary>Changes fields of a protobuf message, which stays one; texts and messages come from elsewhere in it.</summary>
/// <param name="parser">Reads the message.</param>
internal sealed class ProtobufMutation(MessageParser parser) : IMutation
{
    private static readonly ByteMutation s_bytes = new();

    public byte[] Apply(byte[] file, byte[] other, Random random)
    {
        IMessage message;
        try
        {
            message = parser.ParseFrom(file);
        }
        catch (InvalidProtocolBufferException)
        {
            return s_bytes.Apply(file, other, random);
        }

        List<IMessage> messages = [.. Descendants(message)];
        List<string> texts = [.. messages.SelectMany(Texts).Prepend("")];
        do
        {
            IMessage parent = messages[random.Next(messages.Count)];
            FieldDescriptor[] fields = [.. Present(parent)];
            if (fields.Length > 0)
            {
                Change(parent, random.Next(6) == 0 ? Any(parent, random) : fields[random.Next(fields.Length)], messages, texts, random);
            }
        }
        while (random.Next(2) == 0);

        return message.ToByteArray();
    }

    private static void Change(IMessage parent, FieldDescriptor field, List<IMessage> messages, List<string> texts, Random random)
    {
        if (field.IsMap)
        {
            return;
        }

        if (field.IsRepeated)
        {
            Change((IList)field.Accessor.GetValue(parent), field, messages, texts, random);
        }
        else if (random.Next(6) == 0)
        {
            field.Accessor.Clear(parent);
        }
        else if (Value(field, field.Accessor.GetValue(parent), messages, texts, random) is { } value)
        {
            field.Accessor.SetValue(parent, value);
        }
    }

    private static void Change(IList items, FieldDescriptor field, List<IMessage> messages, List<string> texts, Random random)
    {
        int at = random.Next(items.Count + 1);
        object? old = at < items.Count ? items[at] : null;
        switch (random.Next(4))
        {
            case 0 when old is not null:
                items.RemoveAt(at);
                break;
            case 1 when items.Count > 0:
                items.Insert(at, items[random.Next(items.Count)]);
                break;
            default:
                if (Value(field, old, messages, texts, random) is not { } value)
                {
                    break;
                }

                if (old is null)
                {
                    items.Add(value);
                }
                else
                {
                    items[at] = value;
                }

                break;
        }
    }

    /// <summary>Another value for a field; null when there is none.</summary>
    private static object? Value(FieldDescriptor field, object? old, List<IMessage> messages, List<string> texts, Random random) =>
        field.FieldType switch
        {
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (int)Hostile.Number(random),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Hostile.Number(random),
            FieldType.UInt32 or FieldType.Fixed32 => (uint)Hostile.Number(random),
            FieldType.UInt64 or FieldType.Fixed64 => (ulong)Hostile.Number(random),
            FieldType.Float => BitConverter.Int32BitsToSingle((int)Hostile.Number(random)),
            FieldType.Double => BitConverter.Int64BitsToDouble(Hostile.Number(random)),
            FieldType.Bool => random.Next(2) == 0,
            FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, random.Next(24)),
            FieldType.String => random.Next(8) == 0 ? Hostile.Text(random) : texts[random.Next(texts.Count)],
            FieldType.Bytes => ByteString.CopyFrom(s_bytes.Apply(((ByteString?)old ?? ByteString.Empty).ToByteArray(), [], random)),
            FieldType.Message => Donor(field, messages, random),
            _ => null,
        };

    private static IMessage? Donor(FieldDescriptor field, List<IMessage> messages, Random random)
    {
        IMessage[] donors = [.. messages.Where(message => message.Descriptor == field.MessageType)];
        return donors.Length == 0 ? null : field.MessageType.Parser.ParseFrom(donors[random.Next(donors.Length)].ToByteArray());
    }

    private static FieldDescriptor Any(IMessage message, Random random)
    {
        IList<FieldDescriptor> fields = message.Descriptor.Fields.InFieldNumberOrder();
        return fields[random.Next(fields.Count)];
    }

    private static IEnumerable<FieldDescriptor> Present(IMessage message) =>
        message.Descriptor.Fields.InFieldNumberOrder().Where(field => field.Accessor.GetValue(message) switch
        {
            null => false,
            IList items => items.Count > 0,
            IDictionary => false,
            _ => !field.HasPresence || field.Accessor.HasValue(message),
        });

    private static IEnumerable<IMessage> Descendants(IMessage message) =>
        Present(message).SelectMany(field => field.Accessor.GetValue(message) switch
        {
            IMessage child => Descendants(child),
            IList items => items.OfType<IMessage>().SelectMany(Descendants),
            _ => [],
        }).Prepend(message);

    private static IEnumerable<string> Texts(IMessage message) =>
        Present(message).SelectMany(field => field.Accessor.GetValue(message) switch
        {
            string text => [text],
            IList items => items.OfType<string>(),
            _ => [],
        });
}
