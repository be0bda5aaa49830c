using Insights.Tests.Fakes;

namespace Insights.Tests.DiscordChat.Bot;

/// <summary>Tests on a bot that answers from the mined sample, each on a copy of its own.</summary>
public abstract class MinedBotTests(MinedSample sample) : IAsyncLifetime
{
    private protected Shell Shell { get; } = sample.Copy();

    private protected BotUnderTest Bot { get; private set; } = null!;

    public async Task InitializeAsync() => Bot = await BotUnderTest.StartAsync(Shell, await BotUnderTest.StartDiscordAsync());

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        Shell.Dispose();
    }
}
