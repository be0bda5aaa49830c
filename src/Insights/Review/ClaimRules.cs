using System.Text.RegularExpressions;
using Insights.Draft;
using Insights.Draft.Grounding;
using Insights.Ingest.Texts;

namespace Insights.Review;

/// <summary>The rules a claim must pass; each failure has a short reason, which the run counts.</summary>
internal static partial class ClaimRules
{
    public const string NoEvidence = "no evidence";
    public const string QuoteNotFound = "quote not in its message";
    public const string FromMachine = "evidence from a bot";
    public const string AddressesMachine = "addresses a reading machine";
    public const string ShowsMask = "shows a masked value";
    public const string BareLink = "a bare link";
    public const string IsQuestion = "a question";
    public const string NotInEvidence = "names what its messages do not";
    public const string Duplicate = "says the same as another claim";
    public const string Contradiction = "contradicts a better claim";
    public const string Disputed = "held: others contradicted what it cites";
    public const string NewAccount = "held: the word of new accounts alone";
    public const string UnknownHost = "leads to a host that helpers do not use";
    public const string NotBorneOut = "the critic finds it not borne out";

    /// <summary>The first rule the claim breaks; null where it passes.</summary>
    public static string? Check(Claim claim, CitedMessages cited)
    {
        if (claim.Evidence.Count == 0)
        {
            return NoEvidence;
        }

        foreach (var evidence in claim.Evidence)
        {
            if (!cited.Holds(evidence))
            {
                return QuoteNotFound;
            }

            var message = cited.Find(evidence.Message)!;
            if (message.IsBot)
            {
                return FromMachine;
            }

            if (message.AddressesMachine || MachineSpeech.AddressesMachine(message.Text.Typed))
            {
                return AddressesMachine;
            }
        }

        return CheckText(claim, cited);
    }

    private static string? CheckText(Claim claim, CitedMessages cited)
    {
        if (MachineSpeech.AddressesMachine(claim.Text))
        {
            return AddressesMachine;
        }

        if (Mask().IsMatch(claim.Text))
        {
            return ShowsMask;
        }

        if (Link().Replace(claim.Text, "").Count(char.IsLetter) < 8 && Link().IsMatch(claim.Text))
        {
            return BareLink;
        }

        if (claim.Text.TrimEnd('"', ')', ' ').EndsWith('?') || claim.Text.EndsWith('？'))
        {
            return IsQuestion;
        }

        return ClaimGrounding.Covers(cited.SourceOf(claim), claim.Text) ? null : NotInEvidence;
    }

    [GeneratedRegex(
        @"\[(mail|name|phone|ip|mac|card|iban|id|key|token|secret|signature|webhook|resource|user|licence"
        + @"|host|address|code|masked)\]|@user\b|<[@#:]\S")]
    private static partial Regex Mask();

    [GeneratedRegex(@"https?://\S+|\bwww\.\S+")]
    private static partial Regex Link();
}
