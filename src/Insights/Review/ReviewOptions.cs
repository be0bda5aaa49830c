using System.ComponentModel.DataAnnotations;

namespace Insights.Review;

/// <summary>What a draft must show before it is published.</summary>
public sealed record ReviewOptions
{
    /// <summary>Distinct people over the entry's conversations.</summary>
    [Range(1, 100)] public int MinAuthors { get; init; } = 2;

    /// <summary>Distinct conversations that ask the entry's question.</summary>
    [Range(1, 100)] public int MinConversations { get; init; } = 2;

    /// <summary>Drafts surer than this are accepted, others wait for a human.</summary>
    [Range(0.0, 1.0)] public double AcceptAt { get; init; } = 0.5;

    /// <summary>True where a human decides every draft that would be accepted.</summary>
    public bool IsManual { get; init; }
}
