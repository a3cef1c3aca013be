// On the desktop the tests run under xunit; Board/TestNames.cs has the counterpart.
global using Xunit;
global using TestMethodAttribute = Xunit.FactAttribute;

// State is static, as the board's launcher has it: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
