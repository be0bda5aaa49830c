namespace Insights.App.DiscordChat.Bot.Messages;

/// <summary>A row of up to five buttons.</summary>
internal sealed record ActionRow(IReadOnlyList<Button> Components)
{
    public int Type { get; } = 1;
}

internal enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
}

/// <summary>A button that sends an interaction with its id.</summary>
internal sealed record Button(string Label, string CustomId, ButtonStyle Style)
{
    public int Type { get; } = 2;

    public bool? Disabled { get; init; }
}

/// <summary>A form of up to five fields.</summary>
internal sealed record Form(string CustomId, string Title, IReadOnlyList<FormField> Components);

/// <summary>A field under its label.</summary>
internal sealed record FormField(string Label, FormInput Component)
{
    public int Type { get; } = 18;
}

internal sealed record FormInput(string CustomId, bool IsLong)
{
    public int Type { get; } = 4;

    public int Style => IsLong ? 2 : 1;

    public int? MaxLength { get; init; }

    public bool Required { get; init; } = true;

    public string? Value { get; init; }
}
