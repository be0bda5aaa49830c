namespace Insights.Draft.Evidencing;

/// <summary>The plain features of a helper's message, in the order of the coefficients.</summary>
internal enum Feature
{
    /// <summary>Logarithm of the prose's length, a character of a script without blanks counting double.</summary>
    Length,
    CodeBlock,
    InlineCode,
    TechnicalTokens,
    RepliesToAsker,
    FollowsAsker,
    AsksShare,
    EndsAsking,

    /// <summary>The first helper message of the thread and short.</summary>
    FirstAndShort,

    /// <summary>Logarithm of the minutes since the asker last spoke.</summary>
    Delay,
    ThankedNext,
    ConfirmedNext,
    ConfirmedLater,
    FailedAnswered,
    ContradictedInReply,
    TakenBack,
    UpdatedLater,
    Reactions,
    AuthorThreads,
    NewAuthor,
    Agreement,
    LikeQuestion,
    Hedges,
    Anecdote,
    OldVersion,
    Chatter,
    ThanksItself,
    OwnAnswer,
}
