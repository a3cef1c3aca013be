// On the board the tests' names come from nanoFramework.TestFramework; Desktop/TestNames.cs has its counterpart.
global using nanoFramework.TestFramework;
