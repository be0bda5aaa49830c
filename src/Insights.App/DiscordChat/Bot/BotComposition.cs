using System.Security.Cryptography;
using Insights.App.Commands;
using Insights.App.DiscordChat.Bot.Answers;
using Insights.App.DiscordChat.Bot.Cards;
using Insights.App.DiscordChat.Bot.Commands;
using Insights.App.DiscordChat.Bot.Feedback;
using Insights.App.DiscordChat.Bot.Hosting;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.DiscordChat.Bot.Posts;
using Insights.App.DiscordChat.Gateway;
using Insights.App.DiscordChat.Live;
using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;
using Insights.App.Reviewing;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.Ingest;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Bot;

/// <summary>Puts the bot into the server, where a token is given.</summary>
internal static class BotComposition
{
    public static IServiceCollection AddDiscordChat(this IServiceCollection services, CommandContext context)
    {
        var (discord, bot) = (context.Settings.Discord, context.Settings.Bot);
        if (!IsOn(context.Settings))
        {
            return services;
        }

        var options = discord.ToOptions();
        services.AddDiscordLine(context.Settings).AddHealthChecks().AddCheck<BotCheck>(BotCheck.Name);
        return services
            .AddSingleton(provider => new BotState(provider.GetRequiredService<TimeProvider>(), context.Settings.Store.IsShared()))
            .AddSingleton(_ => OpenKey(context))
            .AddSingleton<ChannelWriter>()
            .AddSingleton(new AnswerMessage(context.Settings.Web.PublicUri, bot.HumanRole.Length > 0))
            .AddSingleton<PublishedAnswers>()
            .AddSingleton<PublishedGaps>()
            .AddSingleton<BotStatus>()
            .AddReviewDesk()
            .AddSingleton(_ => new TakebackFile(context.Work))
            .AddSingleton<TakebackWork>()
            .AddSingleton<LiveChanges>()
            .AddSingleton<CatchUp>()
            .AddSingleton<ForgetRequests>()
            .AddFeedback(bot)
            .AddCards(context, bot)
            .AddPosts(context, bot)
            .AddInteractions(bot)
            .AddSingleton<Func<GatewayShard>>(provider => () => Shard(provider, options))
            .AddSingleton<CommandRegistration>()
            .AddSingleton<BotListening>()
            .AddSingleton<BotTurn>()
            .AddHostedService<BotHost>()
            .AddHostedService<BotChores>();
    }

    public static void MapDiscordChat(this WebApplication app, InsightsSettings settings)
    {
        if (IsOn(settings) && settings.Bot.PublicKey.Length > 0)
        {
            app.MapInteractions(
                new SignedRequests(settings.Bot.PublicKey, app.Services.GetRequiredService<TimeProvider>()),
                app.Services.GetRequiredService<InteractionQueue>());
        }
    }

    private static bool IsOn(InsightsSettings settings) => settings.Bot.Enabled && settings.Discord.Token.Length > 0;

    private static IServiceCollection AddInteractions(this IServiceCollection services, BotSettings bot) => services
        .AddSingleton(provider => new CallerLimits(bot.PerUserPerMinute, bot.PerChannelPerMinute, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IInteractionHandler, AskHandler>()
        .AddSingleton<IInteractionHandler, FaqHandler>()
        .AddSingleton<InteractionRouter>()
        .AddSingleton<InteractionDesk>()
        .AddSingleton<InteractionQueue>();

    private static IServiceCollection AddFeedback(this IServiceCollection services, BotSettings bot) => services
        .AddSingleton<FeedbackLog>()
        .AddSingleton(provider => new HumanCall(provider.GetRequiredService<ChannelWriter>(), Role(bot.HumanRole)))
        .AddSingleton<IInteractionHandler, FeedbackHandler>();

    // Web and bot decide at one desk.
    private static IServiceCollection AddReviewDesk(this IServiceCollection services)
    {
        services.TryAddSingleton<ReviewDesk>();
        return services;
    }

    private static IServiceCollection AddCards(this IServiceCollection services, CommandContext context, BotSettings bot) => services
        .AddSingleton(_ => new CardFile(context.Work))
        .AddSingleton(provider => new CardBoard(
            provider.GetRequiredService<ReviewDesk>(),
            provider.GetRequiredService<CardFile>(),
            provider.GetRequiredService<ChannelWriter>(),
            bot.ReviewChannel.Length > 0 ? ChannelId.Parse(bot.ReviewChannel) : null))
        .AddSingleton<IInteractionHandler>(provider => new CardHandler(
            provider.GetRequiredService<ReviewDesk>(), provider.GetRequiredService<CardBoard>(), Role(bot.ReviewerRole)));

    private static IServiceCollection AddPosts(this IServiceCollection services, CommandContext context, BotSettings bot) => services
        .AddSingleton(_ => new AnsweredPosts(context.Work))
        .AddSingleton(new PostRules(bot.AnswerForums.Select(ChannelId.Parse).ToHashSet(), bot.AnswerAt))
        .AddSingleton<PostAnswering>();

    private static GatewayShard Shard(IServiceProvider provider, DiscordOptions options) => new(
        new GatewayOptions { Token = options.Token, UserAgent = DiscordRest.Agent },
        new GatewayLookup(provider.GetRequiredService<DiscordRest>(), provider.GetRequiredService<TimeProvider>()).FindAsync,
        provider.GetRequiredService<TimeProvider>(),
        new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
        provider.GetRequiredService<ILogger<GatewayShard>>());

    private static PseudonymKey OpenKey(CommandContext context)
    {
        using var services = context.Compose();
        return services.GetRequiredService<PseudonymKey>();
    }

    private static RoleId? Role(string id) => id.Length > 0 ? new RoleId(Snowflake.Parse(id)) : null;
}
