using Insights.App.DiscordChat.Wire;

namespace Insights.App.DiscordChat.History;

/// <summary>What the bot may do in a channel: roles first, then what the channel changes, in Discord's order.</summary>
internal sealed class BotAccess(DiscordGuild guild, DiscordMember bot)
{
    /// <param name="channel">A channel; a thread has the access of the channel that it hangs in.</param>
    public Permissions In(DiscordChannel channel)
    {
        var everyone = guild.Id.Value;
        var roles = (bot.Roles ?? []).Select(role => role.Value).ToHashSet();
        if (guild.OwnerId is { } owner && owner == bot.User?.Id)
        {
            return Permissions.All;
        }

        var may = (guild.Roles ?? [])
            .Where(role => role.Id.Value == everyone || roles.Contains(role.Id.Value))
            .Aggregate(Permissions.None, (sum, role) => sum | role.Permissions);
        if (may.HasFlag(Permissions.Administrator))
        {
            return Permissions.All;
        }

        var overwrites = channel.PermissionOverwrites ?? [];
        may = Apply(may, overwrites.Where(one => one.Type == 0 && one.Id.Value == everyone));
        may = Apply(may, overwrites.Where(one => one.Type == 0 && one.Id.Value != everyone && roles.Contains(one.Id.Value)));
        may = Apply(may, overwrites.Where(one => one.Type == 1 && one.Id.Value == bot.User?.Id.Value));
        return may.HasFlag(Permissions.ViewChannel) ? may : Permissions.None;
    }

    /// <summary>Why what was said in the channel cannot be read, with the remedy; null where it can.</summary>
    public string? FindFault(DiscordChannel channel)
    {
        var may = In(channel);
        return !may.HasFlag(Permissions.ViewChannel) ? "the bot cannot see it; give it View Channel"
            : !may.HasFlag(Permissions.ReadMessageHistory) ? "the bot cannot read what was said before; give it Read Message History"
            : channel.IsVoice && !may.HasFlag(Permissions.Connect) ? "text in voice needs Connect, too; give it to the bot"
            : null;
    }

    private static Permissions Apply(Permissions may, IEnumerable<PermissionOverwrite> overwrites)
    {
        var all = overwrites.ToList();
        var deny = all.Aggregate(Permissions.None, (sum, one) => sum | one.Deny);
        var allow = all.Aggregate(Permissions.None, (sum, one) => sum | one.Allow);
        return (may & ~deny) | allow;
    }
}
