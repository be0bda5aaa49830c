using System.Globalization;
using Spectre.Console;

namespace Insights.App.Commands;

/// <summary>Tables on standard output, the same in a terminal and in a file.</summary>
internal static class TextTable
{
    // Wide enough that no cell is broken: who pipes a table cuts it as they like.
    private const int Width = 4000;

    /// <summary>The first column is words, the others stand right where they hold numbers.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (place, head) in heads.Index())
        {
            var column = new TableColumn(new Text(head)) { NoWrap = true };
            var isNumber = place > 0 && rows.All(row => row[place].Length == 0 || IsNumber(row[place]));
            column.Alignment = isNumber ? Justify.Right : Justify.Left;
            table.AddColumn(column);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Write(table);
    }

    private static bool IsNumber(string cell) =>
        double.TryParse(cell.TrimEnd('%', ' '), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);
}
