namespace TinyRnn.Quantizer.Models;

/// <summary>Sections that a runtime passes over, for tools that show or use them.</summary>
internal static class PassedOver
{
    /// <summary>The contents of a section, or null where the file has none.</summary>
    /// <param name="file">A <c>.trnn</c> file of one network.</param>
    /// <param name="wanted">The section.</param>
    /// <exception cref="ModelFormatException">The file is no model.</exception>
    public static ByteReader? Enter(byte[] file, Section wanted)
    {
        var sections = new SectionReader(file, 0, file.Length, ModelReader.Magic, SequenceReader.Magic, ["a model of a single network", "one that writes sequences"]);
        for (Section section = Section.Info; section < wanted; section++)
        {
            sections.TryEnter(section);
        }

        return sections.TryEnter(wanted);
    }
}
