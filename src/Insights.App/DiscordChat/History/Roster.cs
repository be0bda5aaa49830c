using System.Collections.Concurrent;
using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;

namespace Insights.App.DiscordChat.History;

/// <summary>
/// Who of the members has the role that opts out. REST messages do not say: the list of members does where its intent is on, else each
/// author is asked for once a run.
/// </summary>
internal sealed class Roster(DiscordRest rest, DiscordOptions options, DiscordGuild guild)
{
    private const int Page = 1000;

    private readonly ConcurrentDictionary<UserId, bool> optedOut = new();
    private RoleId? role;
    private bool isWhole;

    public IReadOnlyList<string> OptedOut => [.. optedOut.Where(member => member.Value).Select(member => member.Key.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>Reads the list of members, where there is a role to look for.</summary>
    /// <exception cref="UnusableException">The server has no such role: nobody could opt out, and nobody would notice.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (options.OptOutRole is not { } name)
        {
            return;
        }

        role = (guild.Roles ?? []).FirstOrDefault(one => one.Id.ToString() == name || one.Name == name)?.Id
            ?? throw new UnusableException($"The server has no role {name}; correct Discord:OptOutRole, or make the role.");
        for (UserId after = default; ;)
        {
            if (await rest.GetAsync<IReadOnlyList<DiscordMember>>($"guilds/{options.Guild}/members?limit={Page}&after={after}", cancellationToken)
                is not ApiAnswer<IReadOnlyList<DiscordMember>>.Done { Value: var members })
            {
                return;
            }

            foreach (var member in members.Where(member => member.User is not null))
            {
                optedOut[member.User!.Id] = HasRole(member);
            }

            if (members.Count < Page)
            {
                isWhole = true;
                return;
            }

            after = members[^1].User!.Id;
        }
    }

    /// <summary>Asks for authors who are not known yet.</summary>
    public async Task MeetAsync(IEnumerable<DiscordUser> authors, CancellationToken cancellationToken)
    {
        if (role is null || isWhole)
        {
            return;
        }

        foreach (var author in authors.Where(author => author.Bot != true).Select(author => author.Id).Distinct())
        {
            if (!optedOut.ContainsKey(author))
            {
                var member = await rest.GetAsync<DiscordMember>($"guilds/{options.Guild}/members/{author}", cancellationToken);
                optedOut[author] = member is ApiAnswer<DiscordMember>.Done { Value: var known } && HasRole(known);
            }
        }
    }

    public bool HasOptedOut(UserId user) => optedOut.GetValueOrDefault(user);

    private bool HasRole(DiscordMember member) => role is { } wanted && (member.Roles ?? []).Contains(wanted);
}
