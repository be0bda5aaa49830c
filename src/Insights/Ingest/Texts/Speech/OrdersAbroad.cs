using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Speech;

/// <summary>The same orders, roles, addressees and requests in other languages.</summary>
internal static partial class OrdersAbroad
{
    public static bool In(string folded) => Override().IsMatch(folded) || Role().IsMatch(folded) || Addressee().IsMatch(folded) || WhenWriting().IsMatch(folded);

    [GeneratedRegex(
        @"\b(?:ignorier(?:e|en sie|t)?|vergiss|vergessen sie|missachte)\s(?:(?:alle|deine|ihre|die|sämtliche|all)\s){0,3}(?:vorherigen|bisherigen|obigen|früheren|vorangegangenen|vorigen|alten)\s(?:\w{1,15}\s)?(?:anweisung|instruktion|regel|befehl|prompt|vorgabe)"
        + @"|\b(?:ignora|ignore|olvida|descarta|omite|ignorad)\s(?:(?:todas|las|tus|sus|cualquier|toda)\s){0,3}(?:instrucci|indicaci|órdenes|reglas)\w*\s(?:anterior|previa|de arriba|recibida)|\b(?:ignora|olvida)\s(?:(?:todas|las|tus)\s){0,3}(?:anteriores|previas)\s(?:instrucci|órdenes|reglas)"
        + @"|\b(?:ignore[zr]?|oublie[zr]?|ne tiens pas compte de|ne tenez pas compte de)\s(?:(?:toutes|les|tes|vos|des|de)\s){0,3}(?:instructions|consignes|règles|directives|ordres)\s(?:précédent|antérieur|ci-dessus|reçues)"
        + @"|\b(?:ignore|esqueça|desconsidere)\s(?:(?:todas|as|suas|tuas|quaisquer)\s){0,3}(?:instruções|regras|ordens|orientações)\s(?:anteriores|prévias|acima)|\b(?:ignora|dimentica)\s(?:(?:tutte|le|tue|ogni)\s){0,3}(?:istruzioni|regole)\s(?:precedenti|sopra)"
        + @"|\b(?:negeer|vergeet)\s(?:(?:alle|je|uw|de)\s){0,3}(?:vorige|eerdere|voorgaande|bovenstaande)\s(?:instructies|regels|opdrachten)|(?:z?ignoruj|zapomnij)\s(?:\w{1,12}\s){0,3}(?:poprzednie|wcześniejsze|powyższe)\s(?:instrukcje|polecenia)|(?:игнорируй(?:те)?|проигнорируй(?:те)?|забудь(?:те)?)\s(?:\S{1,12}\s){0,3}(?:предыдущие|прежние|прошлые|вышеуказанные|все)\s(?:\S{1,12}\s)?(?:инструкции|указания|правила|команды)"
        + @"|önceki (?:tüm )?(?:talimat|komut)\w* (?:yok say|görmezden gel|unut)|(?:忽略|无视|忘记|忘掉|不要理会|忽視|無視)[^\n。]{0,8}?(?:之前|以上|前面|先前|所有|上述|此前|你的)[^\n。]{0,8}?(?:指令|指示|提示词|提示|规则|命令|設定)|(?:以前|これまで|上記|前|今まで|すべて|全て)の?[^\n。]{0,6}?(?:指示|命令|プロンプト|ルール)[^\n。]{0,6}?(?:無視|忘れ)|(?:이전|위의|앞의|기존|모든)[^\n.]{0,8}?(?:지시|명령|지침|프롬프트)[^\n.]{0,8}?(?:무시|잊)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Override();

    [GeneratedRegex(
        @"\b(?:du bist|sie sind)\s(?:ab )?(?:jetzt|nun|sofort)\s(?:ein|der|mein|kein)\w{0,3}\s(?:\w{1,20}\s){0,2}?(?:ki|bot|assistent|modell|chatbot|verkäufer|pirat|experte|agent)|\b(?:ahora|a partir de ahora),? (?:eres|serás)\s(?:un|el|mi)\w{0,2}\s|\btu es (?:maintenant|désormais)\s(?:un|le|mon)\w{0,2}\s|\b(?:agora|a partir de agora),? (?:você é|você será|tu és)\s(?:um|o|meu)\w{0,2}\s|\bora sei un\w{0,2}\s|\bje bent (?:nu|vanaf nu) een\s"
        + @"|теперь ты\s(?:—|-|это|будешь|не)|(?:你现在是|从现在(?:开始|起),?，?你(?:是|将|要)|请?你?扮演)(?!在)|あなたは(?:今から|これから|今、|現在)[^\n。]{0,20}(?:です|として|なり)|(?:너는|당신은) (?:이제|지금부터)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(
        @"\b(?:hinweis|nachricht|anweisung|achtung|notiz|wichtig|info)\w{0,2}\s?(?:an|für|:)\s(?:(?:jede|alle|die|den|das|einen|ki|jeden)\w{0,2}\s){0,3}(?:ki\b|ki-|bots?\b|assistent|sprachmodell|chatbot|zusammenfass|llm|ai\b)|\b(?:nota|mensaje|instrucci[oó]n(?:es)?|atenci[oó]n|aviso)\s?(?:para|a|al|:)\s(?:(?:la|el|los|las|cualquier|todo|toda)\s){0,3}(?:ia\b|bots?\b|asistente|modelo de lenguaje|resumidor|chatbot|ai\b)"
        + @"|\b(?:note|message|instructions?|attention|avis)\s?(?:à|aux|au|pour|:)\s?(?:(?:toute|tout|tous|toutes|les|le|la|l['’]|chaque|cette)\s?){0,3}(?:ia\b|assistant|modèle de langage|résumeur|bots?\b|chatbot)|\b(?:nota|mensagem|instruç(?:ão|ões)|atenção|aviso)\s?(?:para|ao|à|a|:)\s(?:(?:a|o|as|os|qualquer|toda|todo)\s){0,3}(?:ia\b|assistente|bots?\b|modelo de linguagem|chatbot)"
        + @"|(?:致|给|告诉|请注意[,，:：]?\s?|注意[:：,，]?\s?|尊敬的|所有|任何)\s?(?:所有|任何|各位|正在)?(?:的)?\s?(?:ai|人工智能|大?语言模型|大模型|机器人|智能助手|llm)[^\n。]{0,12}?(?:[:：,，!！]|助手|阅读|读取|总结|请|必须)|(?:ai|人工智能|语言模型)(?:助手)?[,，:：]?\s?(?:请|必须|务必)|(?:ai|要約|アシスタント|llm|言語モデル|ボット)[^\n。]{0,8}?(?:へ[:：、]|への(?:指示|注意|メモ)|に告ぐ)|(?:ai|인공지능|챗봇|봇|언어 ?모델|어시스턴트)(?:에게|에 대한 지시)|(?:внимание|заметка|инструкция|сообщение)\s?(?:для|,|:)?\s(?:\S{1,10}\s)?(?:ии\b|бот|ассистент|языков|нейросет|ai\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Addressee();

    [GeneratedRegex(
        @"\b(?:wenn|falls|sobald) (?:du|ihr|sie|eine? ki|die ki|der bot) (?:diese[ns]?|den|das|die) (?:thread|gespräch|unterhaltung|diskussion|faq|chat|verlauf)\w* (?:zusammenfass|schreib|auswert|lies|verarbeit)|\bbeim zusammenfassen\b|\b(?:al|cuando) (?:resum\w+|escrib\w+|gener\w+) (?:este|esta|el|la|las) (?:hilo|conversación|faq|discusión|chat)|\b(?:lorsque|quand|en) (?:tu |vous )?(?:résum\w+|rédig\w+|écri\w+) (?:ce|cette|la|le) (?:fil|conversation|faq|discussion)"
        + @"|\b(?:ao|quando) (?:resum\w+|escrev\w+|ger\w+) (?:este|esta|essa|esse|o|a) (?:tópico|conversa|faq|discussão|thread)|(?:总结|概括|摘要|汇总)(?:这个|本|该|此|这段)?(?:帖子|对话|讨论|话题|聊天|主题)(?:时|的时候)|(?:在|写|加入|写进|写入|放进)(?:到)?(?:faq|常见问题|摘要|总结)(?:中|里)?[^\n。]{0,6}(?:请|必须|务必|写|加|推荐)|(?:スレッド|会話|議論|チャット)を?要約する(?:際|とき|時|場合)|(?:faq|要約)に(?:は)?(?:必ず|次の|以下)|(?:스레드|대화|토론)(?:을|를)? ?요약할 때|при (?:составлении|создании|написании) (?:сводки|резюме|faq)|(?:schreibe?|nimm|füge?) [^\n.]{0,60} in die (?:faq|zusammenfassung)|(?:incluye|añade|pon|escribe) [^\n.]{0,60} en (?:la|las|el) (?:faq|resumen|respuesta)|(?:inclus|ajoute|mets|écris)\w* [^\n.]{0,60} dans (?:la|le) (?:faq|résumé|réponse)|(?:inclua|adicione|coloque|escreva) [^\n.]{0,60} (?:no|na|em) (?:faq|resumo|resposta)",
        RegexOptions.CultureInvariant)]
    private static partial Regex WhenWriting();
}
