using System.Globalization;
using System.Text.Json;
using Insights.App.DiscordChat.Gateway;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>Reads interactions leniently; what cannot be answered is null.</summary>
internal static class InteractionDecoder
{
    /// <summary>The first message that an endpoint gets, over HTTP alone.</summary>
    public static bool IsPing(JsonElement interaction) => interaction.Number("type") == 1;

    public static Interaction? Decode(JsonElement interaction)
    {
        if (ReadSource(interaction) is not { } source || interaction.Member("data") is not { } data)
        {
            return null;
        }

        return interaction.Number("type") switch
        {
            2 when data.Number("type") is 3 => OnMessage(source, data),
            2 => new Interaction.Command(source, NameOf(data), OptionsOf(data)),
            3 => interaction.Member("message") is { } message && message.Id("id") is { } id && data.Text("custom_id") is { } button
                ? new Interaction.Press(source, button, new PressedMessage(new MessageId(id), message.Text("content") ?? ""))
                : null,
            4 => new Interaction.Autocomplete(source, NameOf(data), Leaves(data).Where(option => option.Flag("focused")).Select(ValueOf).FirstOrDefault("")),
            5 => data.Text("custom_id") is { } form ? new Interaction.Submission(source, form, ValuesOf(data)) : null,
            _ => null,
        };
    }

    private static InteractionSource? ReadSource(JsonElement interaction)
    {
        var member = interaction.Member("member");
        var user = member?.Member("user") ?? interaction.Member("user");
        if (interaction.Id("id") is not { } id || interaction.Text("token") is not { } token || user?.Id("id") is not { } caller)
        {
            return null;
        }

        return new InteractionSource
        {
            Id = new WireId(id),
            Application = new WireId(interaction.Id("application_id") ?? 0),
            Token = new InteractionToken(token),
            Caller = new UserId(caller),
            Guild = interaction.Id("guild_id") is { } guild ? new GuildId(guild) : null,
            Channel = interaction.Id("channel_id") is { } channel ? new ChannelId(channel) : null,
            Roles = [.. (member?.Items("roles") ?? []).Select(role => role.AsId()).OfType<ulong>().Select(role => new RoleId(role))],
        };
    }

    private static Interaction.MessageCommand? OnMessage(InteractionSource source, JsonElement data)
    {
        if (data.Id("target_id") is not { } target)
        {
            return null;
        }

        var message = data.Member("resolved")?.Member("messages")?.Member(target.ToString(CultureInfo.InvariantCulture));
        return new Interaction.MessageCommand(source, NameOf(data), new MessageId(target), message?.Text("content") ?? "");
    }

    private static string NameOf(JsonElement data)
    {
        var name = data.Text("name") ?? "";
        var nested = data.Items("options").FirstOrDefault(option => option.Number("type") is 1 or 2);
        return nested.ValueKind == JsonValueKind.Object ? $"{name} {NameOf(nested)}" : name;
    }

    private static Dictionary<string, string> OptionsOf(JsonElement data)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in Leaves(data))
        {
            options[option.Text("name") ?? ""] = ValueOf(option);
        }

        return options;
    }

    private static IEnumerable<JsonElement> Leaves(JsonElement data) => data.Items("options")
        .SelectMany(option => option.Number("type") is 1 or 2 ? Leaves(option) : [option]);

    private static string ValueOf(JsonElement option) => option.Text("value") ?? option.Member("value")?.ToString() ?? "";

    // The present form nests a field under its label, the older one in a row.
    private static Dictionary<string, string> ValuesOf(JsonElement data)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in data.Items("components").SelectMany(row => row.Member("component") is { } labelled ? [labelled] : row.Items("components")))
        {
            values[field.Text("custom_id") ?? ""] = field.Text("value") ?? "";
        }

        return values;
    }
}
