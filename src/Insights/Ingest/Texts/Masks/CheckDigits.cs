namespace Insights.Ingest.Texts.Masks;

/// <summary>Check digit rules of numbers that people are known by; each takes digits only, unless it says otherwise.</summary>
internal static class CheckDigits
{
    /// <summary>ISO/IEC 7812: payment cards.</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var value = (digits[^(place + 1)] - '0') * (1 + (place % 2));
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }

    /// <summary>ISO 7064 MOD 97-10 over letters and digits, the first four moved to the end: IBAN.</summary>
    public static bool Iban(ReadOnlySpan<char> signs)
    {
        var rest = 0;
        for (var place = 0; place < signs.Length; place++)
        {
            var sign = char.ToUpperInvariant(signs[(place + 4) % signs.Length]);
            rest = char.IsAsciiDigit(sign) ? ((rest * 10) + sign - '0') % 97 : ((rest * 100) + sign - 'A' + 10) % 97;
        }

        return rest == 1;
    }

    /// <summary>ISO 7064 MOD 11,10: German tax number.</summary>
    public static bool Mod11And10(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits[..^1])
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[^1] - '0';
    }

    /// <summary>The weighted sum's rest by <paramref name="modulus"/>, over as many digits as there are weights.</summary>
    public static int Weighted(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights, int modulus)
    {
        var sum = 0;
        for (var place = 0; place < weights.Length; place++)
        {
            sum += (digits[place] - '0') * weights[place];
        }

        return sum % modulus;
    }

    /// <summary>Brazilian CPF, 11 digits.</summary>
    public static bool Cpf(ReadOnlySpan<char> digits)
    {
        var first = Weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2], 11);
        var second = Weighted(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2], 11);
        return digits.ContainsAnyExcept(digits[0])
            && digits[9] - '0' == (first < 2 ? 0 : 11 - first) && digits[10] - '0' == (second < 2 ? 0 : 11 - second);
    }

    /// <summary>Polish PESEL, 11 digits.</summary>
    public static bool Pesel(ReadOnlySpan<char> digits) => (10 - Weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3], 10)) % 10 == digits[10] - '0';

    /// <summary>Chinese resident identity card, 17 digits and a digit or X.</summary>
    public static bool Resident(ReadOnlySpan<char> signs) =>
        "10X98765432"[Weighted(signs, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], 11)] == char.ToUpperInvariant(signs[17]);

    /// <summary>Spanish NIF or NIE: digits (X, Y, Z count as 0, 1, 2) and a letter.</summary>
    public static bool Nif(ReadOnlySpan<char> signs)
    {
        var number = 0;
        foreach (var sign in signs[..^1])
        {
            number = (number * 10) + (char.IsAsciiDigit(sign) ? sign - '0' : char.ToUpperInvariant(sign) - 'X');
        }

        return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] == char.ToUpperInvariant(signs[^1]);
    }
}
