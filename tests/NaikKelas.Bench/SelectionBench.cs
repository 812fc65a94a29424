using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using NaikKelas.Training.Selection;

namespace NaikKelas.Bench;

/// <summary>The rounds of a district under BenchmarkDotNet: <c>-- --filter *SelectionBench*</c>.</summary>
[MemoryDiagnoser]
public class SelectionBench
{
    private Round round = null!;

    [Params("400x6", "2448x24")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var parts = Size.Split('x');
        round = SelectionRounds.Make(Number(parts[0]), Number(parts[1]), seed: 1);
    }

    [Benchmark]
    public int Select() => Selector.Run(round).Assignments.Count;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>
/// The quick table, up to the nation: <c>-- selection</c>; a round as a file: <c>-- selection-file N K
/// FILE</c>.
/// </summary>
internal static class SelectionTable
{
    private static readonly (int Applicants, int Classes)[] Sizes =
    [
        (400, 6),
        (2_448, 24),
        (66_000, 1_700),
        (165_000, 4_250),
        (330_000, 8_500),
        (660_000, 17_000),
    ];

    public static void Print()
    {
        Console.WriteLine(
            "applicants  classes  engine ms  cpu ms  growth of cpu per applicant  peak MiB  admitted"
        );
        var before = 0d;
        foreach (var (applicants, classes) in Sizes)
        {
            var round = SelectionRounds.Make(applicants, classes, seed: 1);
            var (milliseconds, processor, admitted) = Median(round, applicants > 100_000 ? 3 : 11);
            // By processor time: on a shared machine the clock measures the neighbours too.
            var each = processor / applicants;
            var growth = before == 0 ? "-" : (each / before).ToString("F2", CultureInfo.InvariantCulture);
            using var process = Process.GetCurrentProcess();
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{applicants, 10}  {classes, 7}  {milliseconds, 9:F1}  {processor, 6:F0}  {growth, 27}  {process.PeakWorkingSet64 >> 20, 8}  {admitted, 8}"
            );
            Console.WriteLine(line);
            before = each;
        }
    }

    public static void WriteFile(int applicants, int classes, string path)
    {
        var output = new ArrayBufferWriter<byte>();
        RoundWriter.Write(SelectionRounds.Make(applicants, classes, seed: 1), output);
        using var file = File.Create(path);
        file.Write(output.WrittenSpan);
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{path}: {output.WrittenCount >> 20} MiB")
        );
    }

    private static (double Milliseconds, double Processor, int Admitted) Median(Round round, int times)
    {
        var admitted = Selector.Run(round).Classes.Sum(one => one.Admitted);
        var taken = new List<double>();
        var processor = Environment.CpuUsage.TotalTime;
        for (var time = 0; time < times; time++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = Selector.Run(round);
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        taken.Sort();
        var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times;
        return (taken[taken.Count / 2], each, admitted);
    }
}
