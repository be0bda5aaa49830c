namespace Insights.App.DiscordChat.Bot.Commands;

/// <summary>What the bot says about privacy; the README says the same at more length.</summary>
internal static class PrivacyText
{
    public const string Words =
        """
        **What is read:** messages, edits and reactions in the channels that the maintainers listed, and nothing else. Commands and buttons that you use here are read to answer them.
        **What is kept:** those messages with a pseudonym instead of your name and id. Names, mail addresses, numbers, secrets and the like are masked before a text leaves the store. Votes are kept under the pseudonym; questions to `/ask` are not kept.
        **What is shown:** short verbatim quotes as evidence, with a link to the message. No names. What you delete or edit on Discord is taken back from the FAQ.
        **What it is not used for:** nobody is profiled, nothing is sold, and no model is trained on it.
        **To be forgotten:** `/faq forget-me` erases everything that you wrote and keeps it out for good. A maintainer can do the same for you.
        """;

    public const string BeforeForgetting =
        "This erases everything that you wrote from the FAQ's memory, for good, and keeps out whatever you write from now on. "
        + "Entries that rest on your words lose them with the next publication. Your messages on Discord itself stay; delete them there if you wish.";

    public const string Forgotten =
        "What you wrote is erased from the FAQ's memory and stays out. Pages follow with the next publication.";

    public const string WillBeForgotten =
        "Your wish is kept and is carried out as soon as the work under way has ended. Nothing more is needed from you.";
}
