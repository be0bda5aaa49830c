using System.Buffers;

namespace Insights.Ingest.Texts.Speech;

/// <summary>Stems without which no text speaks to a machine; most messages have none and are done with here.</summary>
internal static class Cues
{
    private static readonly SearchValues<string> Stems = SearchValues.Create(
        ["instru", "prompt", "ignor", "disregard", "forget", "overrid", "assist", " ai", "ai ", "ai-", "ai:", "ai,", "a.i.", "llm", "gpt", "bot", "language model", "summar", "summa", "faq", "rank", "repeat", "pretend", "role", "you are now", "from now on",
         "jailbreak", "mode", "system", "<|", "[/inst", "[inst", "<<sys", "###", "anweis", "vergiss", "negeer", "olvida", "oublie", "esque", "zignoruj", "игнор", "забудь", "指", "提示", "忽略", "无视", "무시", "지시", "命令", "talimat",
         "du bist", "ahora eres", "tu es maintenant", "agora você", "你现在", "あなたは", "ki", " ia", "ia ", "l'ia", "resum", "résum", "zusammenfass", "总结", "要約", "요약", "decode", "machine", "crawler", "agent", "verbatim", "the user", "do not tell", "n't tell", "you must", "claude", "gemini", "人工智能", "助手"],
        StringComparison.Ordinal);

    public static bool In(string folded) => folded.AsSpan().ContainsAny(Stems);
}
