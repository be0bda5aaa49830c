using System.Globalization;
using Insights.App.Reviewing;
using Insights.Draft;
using Insights.Ingest;
using Microsoft.AspNetCore.Http;

namespace Insights.App.Web.Queue;

/// <summary>Reads what a maintainer's form asks for.</summary>
internal static class DecisionForm
{
    /// <summary>Null where the form is none of ours.</summary>
    public static ReviewAction? Read(string verb, IFormCollection form, ReviewItem item) => verb switch
    {
        "approve" => new ReviewAction.Approve(null, false),
        "edit" => ReadEdit(form, item) is { } edit ? new ReviewAction.Edit(edit, null, false) : null,
        "reject" => new ReviewAction.Reject(form["reason"].ToString()),
        "merge" => new ReviewAction.Merge(form["into"].ToString()),
        "split" => new ReviewAction.Split([.. form["conversation"].Where(id => Snowflake.TryParse(id, out _)).Select(id => ConversationId.Parse(id!))]),
        "note" => new ReviewAction.Annotate(form["note"].ToString()),
        "pin" => new ReviewAction.Pin(true),
        "unpin" => new ReviewAction.Pin(false),
        _ => null,
    };

    /// <summary>The wording in the form: texts by their place in the draft, whose evidence they keep; an empty one leaves its sentence out.</summary>
    public static GivenEdit? ReadEdit(IFormCollection form, ReviewItem item)
    {
        if (!form.ContainsKey("question") || item.Drafted is not { } drafted)
        {
            return null;
        }

        var claims = drafted.Draft.Answer.Select((claim, place) => (Claim: claim, Text: form[NameOf(place)].ToString().Trim()))
            .Where(claim => claim.Text.Length > 0)
            .Select(claim => new GivenClaim(claim.Text, [.. claim.Claim.Evidence.Select(Given)]));
        return new GivenEdit(form["question"].ToString().Trim(), [.. claims]);
    }

    /// <summary>The name of the field for a sentence.</summary>
    public static string NameOf(int place) => string.Create(CultureInfo.InvariantCulture, $"claim{place}");

    private static GivenEvidence Given(Evidence piece) => new(piece.Message.ToString(), piece.Quote);
}
