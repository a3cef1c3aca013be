using System.Collections.Generic;
using System.Xml.Linq;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>An item of a project that names source files, one or those that a pattern finds.</summary>
/// <param name="Item">The item.</param>
/// <param name="Files">Where each is, and its place in the project, with forward slashes.</param>
/// <param name="Include">What the item includes when the files are at their places, with forward slashes.</param>
internal sealed record ProjectSources(XElement Item, IReadOnlyList<(string Source, string Place)> Files, string Include);
