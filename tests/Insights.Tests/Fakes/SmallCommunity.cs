using System.Text.Json;

namespace Insights.Tests.Fakes;

/// <summary>Twenty-four short threads on eight problems of an invented shop: enough for a few entries, mined in a moment.</summary>
internal static class SmallCommunity
{
    private static readonly (string Thing, string Problem, string Remedy)[] Problems =
    [
        ("ledger backup", "the nightly ledger backup fails with error code 4711", "Raise backup.timeout to 600 seconds in ledger.yaml"),
        ("login page", "the login page stays blank in the browser after the upgrade", "Clear the browser cache and restart the portal service"),
        ("barcode scanner", "the barcode scanner reads every label twice at the till", "Lower the trigger delay of the handheld to 200 milliseconds"),
        ("invoice printer", "the invoice printer prints in landscape instead of portrait", "Choose the paper tray A4 in printer.conf and reload the spooler"),
        ("mail import", "the mail import skips attachments that are larger than ten megabytes", "Set mailbox.maxAttachment to 50 in gateway.toml"),
        ("stock report", "the stock report shows negative quantities for returned goods", "Recount the warehouse with the command stock recount"),
        ("map widget", "the map widget draws delivery routes through the river", "Download the newest street tiles into the folder tiles"),
        ("payroll export", "the payroll export loses the umlauts of surnames", "Switch the encoding of the payroll file to UTF-8"),
    ];

    private static readonly (string Title, string Question, string Answer, string Thanks)[] Wordings =
    [
        ("{0} trouble", "Hello, {1}, how do I fix that?", "{2}, then it works.", "Thanks, that fixed it."),
        ("problem with the {0}", "Since yesterday {1}. What can I do about the {0}?", "You need to do this: {2}.", "That solved it, thank you."),
        ("{0} is broken", "{1}, does anybody know how to repair the {0}?", "{2} and the {0} works again.", "Great, it works now."),
    ];

    /// <summary>The threads, oldest first; each is a question, an answer and thanks, by one who asks once and one of three who help everywhere.</summary>
    public static IReadOnlyList<WrittenExport> Threads() =>
        [.. Problems.SelectMany(problem => Wordings, Write).Select((write, place) => write(place))];

    /// <summary>Writes threads into the shell's folder <c>export</c> and gives its path.</summary>
    public static string WriteTo(Shell shell, IReadOnlyList<WrittenExport>? threads = null)
    {
        foreach (var thread in threads ?? Threads())
        {
            shell.Write($"export/{thread.Channel}.json", thread.ToString());
        }

        return Path.Combine(shell.Folder, "export");
    }

    /// <summary>The conversations of each published entry.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> EntriesOf(Shell shell)
    {
        using var faq = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(shell.Out, "faq.json")));
        return
        [
            .. faq.RootElement.GetProperty("entries").EnumerateArray().Select(entry => (IReadOnlyList<string>)
                [.. entry.GetProperty("conversations").EnumerateArray().Select(conversation => conversation.GetString()!)]),
        ];
    }

    private static Func<int, WrittenExport> Write(
        (string Thing, string Problem, string Remedy) problem, (string Title, string Question, string Answer, string Thanks) wording) => place =>
    {
        var asked = WrittenExport.At(place * 1000);
        var (asker, helper) = ($"6{place:00}1", $"90{place % 5 % 3}");
        return WrittenExport.Thread(asked, Fill(wording.Title))
            .Add(asked, Fill(wording.Question), asker)
            .Reply(WrittenExport.At((place * 1000) + 5), asked, Fill(wording.Answer), helper)
            .Add(WrittenExport.At((place * 1000) + 9), wording.Thanks, asker);

        string Fill(string words) => words
            .Replace("{0}", problem.Thing, StringComparison.Ordinal)
            .Replace("{1}", problem.Problem, StringComparison.Ordinal)
            .Replace("{2}", problem.Remedy, StringComparison.Ordinal);
    };
}
