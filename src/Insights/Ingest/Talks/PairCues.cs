namespace Insights.Ingest.Talks;

/// <summary>Fills in the cues of a line against each line it may answer.</summary>
internal sealed class PairCues(TalkWindow window, LogLine line)
{
    public static int Count { get; } = Enum.GetValues<PairCue>().Length;

    private readonly LogLine? own = window.FindLastBy(line.Author);
    private readonly LogLine? toOwn = window.FindLastTo(line.Author);
    private readonly TalkViews talks = new(window, line);
    private readonly double pace = window.Next > 0 ? PaceOf(window) : double.NaN;

    /// <summary>What may be answered, latest first: the last hundred lines, beyond them the last of or to those concerned.</summary>
    public IReadOnlyList<LogLine> Candidates => talks.Candidates;

    public void FillStart(Span<float> cues)
    {
        cues.Clear();
        var previous = talks.Candidates.Count > 0 ? talks.Candidates[0] : null;
        Set(cues, PairCue.Start, 1);
        Set(cues, PairCue.StartQuestion, line.Has(Cues.Question));
        Set(cues, PairCue.StartGreeting, line.Has(Cues.Greeting));
        Set(cues, PairCue.StartToAll, line.Has(Cues.ToAll));
        Set(cues, PairCue.StartProblem, line.Has(Cues.Problem));
        Set(cues, PairCue.StartThanks, line.Has(Cues.Thanks));
        Set(cues, PairCue.StartAnswer, line.Has(Cues.Answer));
        Set(cues, PairCue.StartContinuation, line.Has(Cues.Continuation));
        Set(cues, PairCue.StartPointing, line.Has(Cues.Pointing));
        Set(cues, PairCue.StartLink, line.Has(Cues.Link));
        Set(cues, PairCue.StartCommand, line.Has(Cues.Command));
        Set(cues, PairCue.StartEmote, line.Has(Cues.Emote));
        Set(cues, PairCue.StartFarewell, line.Has(Cues.Farewell));
        Set(cues, PairCue.StartSecondPerson, line.Has(Cues.SecondPerson));
        Set(cues, PairCue.StartShort, line.Length < 4);
        Set(cues, PairCue.StartLength, Log(line.Length));
        Set(cues, PairCue.StartAddressed, line.Addressees.Count > 0);
        Set(cues, PairCue.StartAddressesStranger, line.AddressesStranger);
        Set(cues, PairCue.StartAuthorNew, own is null);
        Set(cues, PairCue.StartAuthorGap, own is null ? 0 : Log(GapOf(own)));
        Set(cues, PairCue.StartAuthorJustSpoke, own is not null && line.Ordinal - own.Ordinal <= 5);
        Set(cues, PairCue.StartAuthorWasAddressed, toOwn is not null && (own is null || toOwn.Position > own.Position));
        Set(cues, PairCue.StartPause, previous is null ? 0 : Log(GapOf(previous)));
        Set(cues, PairCue.StartPauseToPace, previous is null ? 0 : ToPace(GapOf(previous)));
        Set(cues, PairCue.StartSimilarity, talks.MostSimilar is { } nearest ? talks.SimilarityOf(nearest) : 0);
        Set(cues, PairCue.StartNewWords, line.Words.Count > 0 && line.Words.All(word => window.FrequencyOf(word) == 0));
    }

    public void Fill(LogLine candidate, Span<float> cues)
    {
        cues.Clear();
        var same = line.Author is not null && string.Equals(line.Author, candidate.Author, StringComparison.Ordinal);
        var talk = talks.Of(candidate);
        FillPlace(candidate, cues);
        FillAuthors(candidate, same, talk, cues);
        FillAddresses(candidate, same, talk, cues);
        FillTalk(candidate, talk, same, cues);
        FillSpeech(candidate, same, cues);
        FillWords(candidate, talk, cues);
    }

    private void FillPlace(LogLine candidate, Span<float> cues)
    {
        var distance = line.Ordinal - candidate.Ordinal;
        var gap = GapOf(candidate);
        Set(cues, PairCue.Distance, Log(distance));
        Set(cues, PairCue.IsPrevious, distance == 1);
        Set(cues, PairCue.IsSecond, distance == 2);
        Set(cues, PairCue.IsWithinFive, distance <= 5);
        Set(cues, PairCue.IsFar, distance > 20);
        Set(cues, PairCue.Gap, Log(gap));
        Set(cues, PairCue.GapNone, gap < 1);
        Set(cues, PairCue.GapOverFive, gap > 5);
        Set(cues, PairCue.GapToPace, ToPace(gap));
    }

    private void FillAuthors(LogLine candidate, bool same, TalkView talk, Span<float> cues)
    {
        var isPrevious = line.Ordinal - candidate.Ordinal == 1;
        var last = window.FindLastBy(candidate.Author);
        Set(cues, PairCue.SameAuthor, same);
        Set(cues, PairCue.SameAuthorPrevious, same && isPrevious);
        Set(cues, PairCue.SameAuthorSameMinute, same && GapOf(candidate) < 1);
        Set(cues, PairCue.SameAuthorContinuation, same && line.Has(Cues.Continuation));
        Set(cues, PairCue.SameAuthorLast, same && candidate == own);
        Set(cues, PairCue.SameAuthorLog, same ? Log(line.Ordinal - candidate.Ordinal) : 0);
        Set(cues, PairCue.CandidateAuthorLast, !same && candidate == last);
        Set(cues, PairCue.CandidateAuthorSince, last is null ? 0 : Log(last.AuthorSequence - candidate.AuthorSequence));
        var ownSince = talks.OwnLinesAfter(candidate);
        Set(cues, PairCue.OwnSince, same ? 0 : Log(ownSince));
        Set(cues, PairCue.OwnNoneSince, !same && ownSince == 0);
        Set(cues, PairCue.OwnLastIsInTalk, own is not null && !same && own.Link.Root == candidate.Link.Root);
        Set(cues, PairCue.OwnInTalk, talk.OwnLines > 0);
        var isElsewhere = own is not null && own.Link.Root != candidate.Link.Root;
        Set(cues, PairCue.OwnLastElsewhere, isElsewhere && line.Ordinal - own!.Ordinal <= 10);
    }

    private void FillAddresses(LogLine candidate, bool same, TalkView talk, Span<float> cues)
    {
        var addresses = line.Addressees.Count > 0;
        var toCandidate = line.Addresses(candidate.Author);
        var toOwnLine = candidate.Addresses(line.Author);
        var shared = addresses && candidate.Addressees.Any(line.Addresses);
        Set(cues, PairCue.AddressesCandidate, toCandidate);
        Set(cues, PairCue.AddressesCandidateLast, toCandidate && candidate == window.FindLastBy(candidate.Author));
        Set(cues, PairCue.AddressesCandidateToOwn, toCandidate && toOwnLine);
        Set(cues, PairCue.AddressesOther, addresses && !toCandidate && !same);
        Set(cues, PairCue.AddressesSameAsOwnCandidate, same && shared);
        Set(cues, PairCue.AddressesSameAsOther, !same && shared);
        Set(cues, PairCue.AddresseeInTalk, addresses && talk.AddresseeLines > 0);
        var addressee = addresses ? window.FindLastBy(line.Addressees[0]) : null;
        Set(cues, PairCue.AddresseeLastInTalk, addressee?.Link.Root == candidate.Link.Root);
        Set(cues, PairCue.AddresseeNotInTalk, addresses && talk.AddresseeLines == 0);
        Set(cues, PairCue.NamesCandidate, candidate.Author is not null && line.Named.Contains(candidate.Author));
        Set(cues, PairCue.CandidateAddressesOwn, toOwnLine);
        Set(cues, PairCue.CandidateAddressesOwnUnanswered, toOwnLine && talks.OwnLinesAfter(candidate) == 0);
        Set(cues, PairCue.CandidateAddressesOther, candidate.Addressees.Count > 0 && !toOwnLine && !same);
        Set(cues, PairCue.CandidateNamesOwn, line.Author is not null && candidate.Named.Contains(line.Author));
        Set(cues, PairCue.NoAddressCandidateAddressesOwn, !addresses && toOwnLine);
        Set(cues, PairCue.NoAddressOther, !addresses && !same);
        Set(cues, PairCue.AddressedToLatestToOwn, candidate == toOwn);
        Set(cues, PairCue.SpokeBefore, !same && talks.HaveSpoken(candidate.Author));
    }

    private void FillTalk(LogLine candidate, TalkView talk, bool same, Span<float> cues)
    {
        Set(cues, PairCue.TalkLast, talk.Last == candidate);
        Set(cues, PairCue.TalkLines, Log(talk.Lines));
        Set(cues, PairCue.TalkSilence, Log(line.Ordinal - talk.Last.Ordinal));
        Set(cues, PairCue.TalkPeople, Log(talk.People));
        Set(cues, PairCue.CandidateStarts, candidate.StartsTalk);
        Set(cues, PairCue.CandidateAnswered, candidate.IsAnswered);
        Set(cues, PairCue.CandidateUnanswered, !candidate.IsAnswered && candidate.Has(Cues.Question));
        Set(cues, PairCue.CandidateStartsSameAuthor, candidate.StartsTalk && same);
    }

    private void FillSpeech(LogLine candidate, bool same, Span<float> cues)
    {
        var isPrevious = line.Ordinal - candidate.Ordinal == 1;
        var (asks, asked) = (line.Has(Cues.Question), candidate.Has(Cues.Question));
        Set(cues, PairCue.QuestionToStatement, asks && !asked && !same);
        Set(cues, PairCue.StatementToQuestion, !asks && asked && !same);
        Set(cues, PairCue.StatementToOpenQuestion, !asks && asked && !same && !candidate.IsAnswered);
        Set(cues, PairCue.QuestionToQuestion, asks && asked && !same);
        Set(cues, PairCue.OwnQuestionAgain, asks && asked && same);
        Set(cues, PairCue.ThanksToHelper, line.Has(Cues.Thanks) && candidate.Addresses(line.Author));
        Set(cues, PairCue.ThanksToOther, line.Has(Cues.Thanks) && !same);
        Set(cues, PairCue.AnswerToQuestion, line.Has(Cues.Answer) && asked && !same);
        Set(cues, PairCue.AnswerToPrevious, line.Has(Cues.Answer) && isPrevious && !same);
        Set(cues, PairCue.ContinuationToPrevious, line.Has(Cues.Continuation) && isPrevious);
        Set(cues, PairCue.PointingToPrevious, line.Has(Cues.Pointing) && isPrevious && !same);
        Set(cues, PairCue.GreetingToGreeting, line.Has(Cues.Greeting) && candidate.Has(Cues.Greeting) && !same);
        Set(cues, PairCue.GreetingToOther, line.Has(Cues.Greeting) && !candidate.Has(Cues.Greeting));
        Set(cues, PairCue.EmoteToPrevious, line.Has(Cues.Emote) && isPrevious);
        Set(cues, PairCue.SecondPersonToOther, line.Has(Cues.SecondPerson) && !same);
        Set(cues, PairCue.CandidateThanks, candidate.Has(Cues.Thanks));
        Set(cues, PairCue.CandidateGreeting, candidate.Has(Cues.Greeting));
        Set(cues, PairCue.CandidateEmote, candidate.Has(Cues.Emote));
        Set(cues, PairCue.CandidateAnswerWord, candidate.Has(Cues.Answer));
        Set(cues, PairCue.CandidateLength, Log(candidate.Length));
        Set(cues, PairCue.LinkToQuestion, line.Has(Cues.Link) && asked && !same);
    }

    private void FillWords(LogLine candidate, TalkView talk, Span<float> cues)
    {
        var (shared, rare) = (0.0, 0);
        foreach (var word in line.Words)
        {
            if (candidate.Words.Contains(word))
            {
                var frequency = window.FrequencyOf(word);
                shared += 1 / Math.Sqrt(frequency);
                rare += frequency <= 3 ? 1 : 0;
            }
        }

        Set(cues, PairCue.SharedWords, shared);
        Set(cues, PairCue.SharedRareWords, rare > 0);
        Set(cues, PairCue.SharedShare, talks.Weight > 0 ? shared / talks.Weight : 0);
        Set(cues, PairCue.TalkSharedWords, talk.SharedWords);
        Set(cues, PairCue.TalkSharedShare, talks.Weight > 0 ? talk.SharedWords / talks.Weight : 0);
        Set(cues, PairCue.Similarity, talks.SimilarityOf(candidate));
        Set(cues, PairCue.IsMostSimilar, talks.MostSimilar == candidate);
        Set(cues, PairCue.TalkSimilarity, talk.Similarity);
    }

    private double GapOf(LogLine earlier) => line.Minutes - earlier.Minutes;

    private double ToPace(double gap) => Log(gap / pace);

    /// <summary>Minutes from line to line over the last twenty, at least three seconds.</summary>
    private static double PaceOf(TalkWindow window)
    {
        var first = Math.Max(window.First, window.Next - 20);
        var times = Enumerable.Range(first, window.Next - first)
            .Select(position => window[position].Minutes)
            .Where(minutes => !double.IsNaN(minutes))
            .ToList();
        return times.Count < 2 ? double.NaN : Math.Max(0.05, (times[^1] - times[0]) / (times.Count - 1));
    }

    /// <summary>Logarithm of one more; nothing known and clocks set back are nought.</summary>
    private static double Log(double value) => value > 0 ? Math.Log(1 + value) : 0;

    private static void Set(Span<float> cues, PairCue cue, bool holds) => cues[(int)cue] = holds ? 1 : 0;

    private static void Set(Span<float> cues, PairCue cue, double value) => cues[(int)cue] = (float)value;
}
