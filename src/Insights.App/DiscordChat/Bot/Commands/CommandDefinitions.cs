namespace Insights.App.DiscordChat.Bot.Commands;

/// <summary>The commands that the bot has in its server.</summary>
internal static class CommandDefinitions
{
    public const string Ask = "ask";
    public const string AnswerFromFaq = "Answer from FAQ";
    public const string Search = "faq search";
    public const string Gaps = "faq gaps";
    public const string ForgetMe = "faq forget-me";
    public const string Status = "faq status";
    public const string Privacy = "faq privacy";

    /// <summary>The option of <see cref="Ask"/>, completed while it is typed.</summary>
    public const string Question = "question";

    /// <summary>The option of <see cref="Search"/>.</summary>
    public const string Words = "words";

    /// <summary>What people may type: a message's length.</summary>
    public const int LongestQuestion = 2000;

    private const int MessageKind = 3;
    private const int SubCommand = 1;
    private const int Text = 3;

    /// <summary>All commands, as they are registered.</summary>
    public static IReadOnlyList<object> All { get; } =
    [
        new
        {
            Name = Ask, Type = 1, Description = "Ask the FAQ of this community", Contexts = new[] { 0 },
            Options = new[] { new { Type = Text, Name = Question, Description = "Your question, in your own words", Required = true, Autocomplete = true, MaxLength = LongestQuestion } },
        },
        new { Name = AnswerFromFaq, Type = MessageKind, Contexts = new[] { 0 } },
        new
        {
            Name = "faq", Type = 1, Description = "The FAQ of this community", Contexts = new[] { 0 },
            Options = new object[]
            {
                new
                {
                    Type = SubCommand, Name = "search", Description = "Find entries by words",
                    Options = new[] { new { Type = Text, Name = Words, Description = "What to look for", Required = true, MaxLength = LongestQuestion } },
                },
                new { Type = SubCommand, Name = "gaps", Description = "What is asked often and answered never" },
                new { Type = SubCommand, Name = "forget-me", Description = "Erase what you wrote from the FAQ and its memory, for good" },
                new { Type = SubCommand, Name = "status", Description = "How the FAQ is doing" },
                new { Type = SubCommand, Name = "privacy", Description = "What is read, kept and shown, and how to be forgotten" },
            },
        },
    ];
}
