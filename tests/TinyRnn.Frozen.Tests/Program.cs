using System;
using System.Collections.Generic;
using TinyRnn.Frozen;

if (args.Length < 2 || args[0] is not ("apps" or "native"))
{
    Console.Error.WriteLine("usage: apps FOLDER [MODEL...]: writes an app for the board's CLR for each frozen model");
    Console.Error.WriteLine("       native FOLDER [MODEL...]: writes each frozen model as C, and those that are measured besides");
    return 2;
}

IReadOnlyList<string> names = args.Length > 2 ? args[2..] : FrozenFolder.Names;
if (args[0] == "apps")
{
    FrozenApps.Write(args[1], names);
}
else
{
    FrozenNative.Write(args[1], args.Length > 2 ? names : [.. names, .. NativeModels.All.Keys, .. FrozenRecipe.Steps.Keys]);
}

return 0;
