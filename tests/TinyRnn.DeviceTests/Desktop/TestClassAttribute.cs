using System;

namespace TinyRnn.DeviceTests;

/// <summary>Marks a class with tests for the board; xunit needs no mark.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : Attribute { }
