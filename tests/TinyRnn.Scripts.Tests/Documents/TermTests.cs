using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Scripts.Tests.Documents;

public sealed class TermTests
{
    // What a term is not written as, and how it is.
    private static readonly (Regex Wrong, string Right)[] s_terms =
    [
        Term(@"quantis\w+", "quantize"),
        Term(@"(?i:side-car)", "sidecar"),
        Term(@"(?i:self-test)", "self test"),
        Term(@"(?i:check sum)", "checksum"),
        Term(@"(?i:soft max)", "softmax"),
        Term(@"Pytorch|pyTorch|pytorch", "PyTorch"),
        Term(@"keras", "Keras"),
        Term(@"Onnx|onnx", "ONNX"),
        Term(@"Nanoframework|NanoFramework", "nanoFramework"),
        Term(@"NanoCLR|nanoClr", "nanoCLR"),
        Term(@"TinyRNN|Tinyrnn", "TinyRnn"),
        Term(@"SafeTensors|safe tensors", "safetensors"),
        Term(@"(?i:datasheets?|data-sheets?)", "data sheet"),
        Term(@"(?i:bytecode|byte-code)", "byte code"),
        Term(@"(?i:deep-sleep)", "deep sleep"),
        Term(@"(?i:micro-controllers?)", "microcontroller"),
        Term(@"[Ll]icense", "licence"),
        Term(@"(?i:behaviors?)", "behaviour"),
        Term(@"(?i:colors?)", "colour"),
        Term(@"Esp32|esp-32|ESP-32", "ESP32"),
        Term(@"Lstm", "LSTM"),
        Term(@"Gru", "GRU"),
        Term(@"Mqtt", "MQTT"),
    ];

    [Fact]
    public void Every_term_has_one_spelling()
    {
        List<string> found =
        [
            .. from document in Document.All
               from line in document.Prose
               from term in s_terms
               from match in term.Wrong.Matches(line.Text)
               select $"{document.Name}:{line.Number}: expected \"{term.Right}\", found \"{match.Value}\"",
        ];

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static (Regex Wrong, string Right) Term(string wrong, string right) => (new Regex($@"(?<![\w/.-])(?:{wrong})(?![\w/])"), right);
}
