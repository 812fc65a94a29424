using System.Globalization;
using BenchmarkDotNet.Running;
using NaikKelas.Bench;
using NaikKelas.Training.Selection;

switch (args)
{
    case ["selection"]:
        SelectionTable.Print();
        return 0;
    case ["selection-file", var applicants, var classes, var path]:
        SelectionTable.WriteFile(
            int.Parse(applicants, CultureInfo.InvariantCulture),
            int.Parse(classes, CultureInfo.InvariantCulture),
            path
        );
        return 0;
    case ["load", .. var postgres]:
        await Load.RunAsync(
            postgres is [var connection] ? connection : null,
            Console.Out,
            CancellationToken.None
        );
        return 0;
    case ["pages", .. var postgresPages]:
        await PageLoad.RunAsync(
            postgresPages is [var pages] ? pages : null,
            Console.Out,
            CancellationToken.None
        );
        return 0;
    case ["backup", .. var postgresBackup]:
        await BackupBench.RunAsync(
            postgresBackup is [var backups] ? backups : null,
            Console.Out,
            CancellationToken.None
        );
        return 0;
    case ["books", .. var books]:
        await BooksBench.RunAsync(books, Console.Out);
        return 0;
    case ["invitations"]:
        InvitationFiles.Print(Console.Out);
        return 0;
    case ["offers", .. var store]:
        await OfferBench.RunAsync(
            store is [var postgresOffers] ? postgresOffers : null,
            Console.Out,
            CancellationToken.None
        );
        return 0;
    case ["imports"]:
        await FilledHouse.ImportsAsync(Console.Out, CancellationToken.None);
        return 0;
    case ["select", ..]:
        // The command alone, to be timed without the rest of the house.
        return await SelectCommand.Create().Parse(args[1..]).InvokeAsync();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SelectionBench).Assembly).Run(args);
        return 0;
}
