import { breakWords } from '../../profiles/words/break-words.ts';

/** Frequent words of languages that have no table of break words. */
const OTHERS: Readonly<Record<string, string>> = {
  vi: 'và của là có không được cho một những các này đó với người trong khi thì mà đã sẽ tôi anh em chúng ta rồi để vì nếu nhưng',
  id: 'dan yang di ke dari untuk dengan ini itu tidak aku kau kamu saya kita akan sudah bisa ada apa karena tapi kalau jangan bukan',
  ms: 'dan yang di ke dari untuk dengan ini itu tidak tak aku awak saya kita akan sudah boleh ada apa kerana tetapi kalau jangan bukan',
  ar: 'في من على إلى عن أن لا ما هذا هذه ذلك هل كان لم لن قد أنت أنا هو هي نحن مع يا كل',
  fa: 'و در به از که را این آن با است برای من تو او ما شما نه یک هم می اگر چرا باید بود',
  ur: 'اور میں کے کی کا کو ہے ہیں سے نہیں یہ وہ پر نے تھا کہ ہم تم آپ',
  hi: 'और में के की का को है हैं से नहीं यह वह पर ने था कि हम तुम आप मैं',
  mr: 'आणि आहे आहेत मी तू तो ती ते हा ही हे नाही काय पण तर मला तुला',
};

/** Pronouns and verbs that are frequent in speech, in addition to the break words. */
const SPOKEN: Readonly<Record<string, string>> = {
  en: 'i you he she it we they is are was were be have has do not what yes here there will would me him',
  es: 'yo tú él ella no es está son qué sí me te se le nos muy más ya aquí hay eso todo',
  pt: 'eu você ele ela não é está são que sim me te se nos muito mais já aqui isso tudo foi',
  fr: "je tu il elle on nous vous ne pas est sont c'est ça oui non me te se qu'est très plus ici",
  it: 'io tu lui lei noi non è sono sì mi ti si ci ho hai ha cosa qui molto più questo',
  de: 'ich du er sie es wir ihr nicht ist sind war hat habe ja nein was mich dich hier noch auch schon',
  nl: 'ik jij je hij zij wij we niet is zijn was heeft heb ja nee wat me hier nog ook al er geen',
  sv: 'jag du han hon vi ni inte är var har ja nej vad mig dig här också nu det',
  da: 'jeg du han hun vi ikke er var har ja nej hvad mig dig her også nu det af',
  nb: 'jeg du han hun vi ikke er var har ja nei hva meg deg her også nå det av',
  fi: 'minä sinä hän me te he ei on oli olen mitä kyllä se en nyt täällä minun sinun',
  pl: 'ja ty on ona my wy nie jest są był co tak się mnie mi to już tylko tu',
  cs: 'já ty on ona my vy ne je jsou byl co ano se si mě mi to už jen tady není',
  sk: 'ja ty on ona my vy nie je sú bol čo áno sa si ma mi to už len tu',
  hu: 'én te ő mi ti nem van volt igen ezt azt itt már csak meg is',
  ro: 'eu tu el ea noi voi nu este sunt e ce da mă te se aici mai acum am ai',
  tr: 'ben sen o biz siz değil var yok ne evet hayır çok da de mi mu şimdi burada',
  el: 'εγώ εσύ αυτός δεν είναι ναι όχι τι με σε μου σου εδώ πολύ δε',
  ru: 'я ты он она мы вы не это есть был что да нет мне тебе меня тебя здесь всё уже',
  uk: 'я ти він вона ми ви не це є був що так ні мені тобі мене тебе тут все вже',
  bg: 'аз ти той тя ние вие не е са беше какво да ми ти ме те тук всичко вече съм си',
};

/** Which languages have each frequent word, by primary subtag. */
function indexWords(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const language of new Set([...Object.keys(breakWords), ...Object.keys(OTHERS)])) {
    const { articles = '', openings = '' } = breakWords[language] ?? {};
    const words = `${articles} ${openings} ${SPOKEN[language] ?? ''} ${OTHERS[language] ?? ''}`;
    for (const word of new Set(words.split(' ').filter(Boolean))) {
      const languages = index.get(word);
      if (languages) languages.push(language);
      else index.set(word, [language]);
    }
  }
  return index;
}

let made: ReadonlyMap<string, readonly string[]> | undefined;

/** Returns the index of frequent words: the languages of each. */
export const commonWords = (): ReadonlyMap<string, readonly string[]> => {
  made ??= indexWords();
  return made;
};
