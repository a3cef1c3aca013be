namespace TinyRnn.TestSupport;

/// <summary>Sets of tests: <c>.ci/run</c> leaves the long ones to <c>.ci/run --all</c>.</summary>
internal static class TestSet
{
    public const string Trait = "Set";

    public const string Long = "Long";
}
