namespace Insights.Ingest.Texts.Unicode;

/// <summary>Which scripts are written without blanks between words.</summary>
public static class Scripts
{
    /// <summary>Han, Kana, Bopomofo, Thai, Lao, Khmer, Myanmar, Tibetan; Hangul is written with blanks.</summary>
    public static bool IsWithoutBlanks(int code) => code switch
    {
        < 0x0e00 => false,
        <= 0x0fff => true,
        >= 0x1000 and <= 0x109f => true,
        >= 0x1780 and <= 0x17ff => true,
        >= 0x3005 and <= 0x3007 => true,
        >= 0x3041 and <= 0x312f => true,
        >= 0x31a0 and <= 0x31ff => true,
        >= 0x3400 and <= 0x4dbf => true,
        >= 0x4e00 and <= 0x9fff => true,
        >= 0xf900 and <= 0xfaff => true,
        >= 0xff66 and <= 0xff9d => true,
        >= 0x20000 and <= 0x3ffff => true,
        _ => false,
    };

    /// <summary>Signs that end a sentence or clause in such scripts and need no blank after them.</summary>
    public static bool EndsSentence(char sign) => sign is '。' or '！' or '？' or '｡' or '؟' or '।';

    public static bool EndsClause(char sign) => EndsSentence(sign) || sign is '，' or '、' or '；' or '：' or '…';
}
