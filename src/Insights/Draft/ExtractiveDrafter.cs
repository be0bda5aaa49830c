using Insights.Draft.Choosing;
using Insights.Embed;

namespace Insights.Draft;

/// <summary>Drafts without a model: members' own wordings and helpers' own sentences, chosen by what the threads show.</summary>
public sealed class ExtractiveDrafter(ITextEncoder encoder) : Drafter
{
    /// <summary>Who wrote a draft that no model had a hand in.</summary>
    public const string Name = "offline";

    private readonly QuestionChoice questions = new(encoder);

    public override string Version => DraftThresholds.DrafterVersion;

    internal override Task<WrittenDraft> WriteAsync(DraftMaterial material, CancellationToken cancellationToken) =>
        Task.FromResult(Write(material));

    internal WrittenDraft Write(DraftMaterial material)
    {
        var scored = ClaimChoice.Score(material.Weighed, material.QuestionCentre, material.Language);
        var claims = ClaimChoice.Choose(scored)
            .Select(candidate => ClaimBuilder.Build(candidate, scored)).OfType<Claim>().ToList();
        var chosen = questions.Choose(material.Threads, material.QuestionCentre, material.AnswerCentre, material.Language);
        return new WrittenDraft(chosen, claims, Name);
    }
}
