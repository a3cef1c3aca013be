using System;
using TinyRnn.Frozen;

if (args.Length < 2 || args[0] != "apps")
{
    Console.Error.WriteLine("usage: apps FOLDER [MODEL...]: writes an app for the board's CLR for each frozen model");
    return 2;
}

FrozenApps.Write(args[1], args.Length > 2 ? args[2..] : FrozenFolder.Names);
return 0;
