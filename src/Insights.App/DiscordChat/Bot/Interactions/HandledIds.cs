using Insights.App.DiscordChat.Wire;

namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>The interactions of the last while: what comes twice is answered once.</summary>
internal sealed class HandledIds
{
    private const int Most = 10_000;

    private readonly Lock access = new();
    private readonly HashSet<WireId> seen = [];
    private readonly Queue<WireId> order = [];

    /// <summary>False where the id is known.</summary>
    public bool Add(WireId id)
    {
        lock (access)
        {
            if (!seen.Add(id))
            {
                return false;
            }

            order.Enqueue(id);
            if (order.Count > Most)
            {
                seen.Remove(order.Dequeue());
            }

            return true;
        }
    }
}
