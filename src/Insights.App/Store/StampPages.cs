using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>Reads the stamps of all conversations a page at a time, so that no statement stays open while they are used.</summary>
internal static class StampPages
{
    private const int Page = 1000;

    /// <param name="read">At most so many stamps after a conversation's id, in order.</param>
    public static async IAsyncEnumerable<ConversationStamp> ReadAsync(Func<long, int, Task<List<ConversationStamp>>> read)
    {
        List<ConversationStamp> page;
        var last = 0L;
        do
        {
            page = await read(last, Page);
            foreach (var stamp in page)
            {
                yield return stamp;
            }

            last = page.Count > 0 ? (long)page[^1].Id.Value : last;
        }
        while (page.Count == Page);
    }
}
