import { breakWordsOf } from '../profiles/words/break-words.ts';

/** The words of a language that decide where its lines and cues break. */
export interface FunctionWords {
  /** Articles and the like: they stay with the word behind them. */
  readonly articles: ReadonlySet<string>;
  /** Conjunctions and prepositions: they begin a line rather than end it. */
  readonly openings: ReadonlySet<string>;
  /** Postpositions and particles: they stay with the word before them. */
  readonly trailers: ReadonlySet<string>;
  /** Abbreviations that stand inside a sentence, without their stop. */
  readonly abbreviations: ReadonlySet<string>;
}

/** Postpositions and particles by primary language; ordinary dictionary words, chosen by this project. */
const TRAILERS: Readonly<Record<string, string>> = {
  ja: 'は が を に で と も の へ や から まで より ね よ か な です ます た て だ でし まし ませ ん さん でも ない なく なかっ なら くれ くれる くれて ください いる いた いて ある あっ ながら だけ ほど など たち',
  zh: '的 了 着 过 吗 呢 吧 们 地 得',
  th: 'ครับ ค่ะ คะ นะ แล้ว',
  hi: 'का की के को से में पर ने तक भी ही है हैं था थी थे',
  tr: 'de da ki mi mı mu mü ile için gibi kadar ise',
  hu: 'is',
  fa: 'را',
};

/** Titles and signs before names and numbers that many languages share. */
const TITLES = 'mr mrs ms dr prof st no nr vol';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').filter((word) => word !== ''));
const titles = setOf(TITLES);
const none: ReadonlySet<string> = new Set();
const known = new Map<string, FunctionWords>();

/**
 * Returns the words of a language by its BCP 47 tag; those of English for null, because most languages share no word with them
 * and a text of unknown language is most often English. Empty sets for a language without a table.
 */
export function functionWords(language: string | null): FunctionWords {
  const tag = language ?? 'en';
  let words = known.get(tag);
  if (!words) {
    const table = breakWordsOf(tag);
    const primary = tag.split('-')[0]?.toLowerCase() ?? '';
    words = {
      articles: table?.articles ?? none,
      openings: table?.openings ?? none,
      abbreviations: new Set([...titles, ...(table?.abbreviations ?? [])]),
      trailers: Object.hasOwn(TRAILERS, primary) ? setOf(TRAILERS[primary] as string) : none,
    };
    known.set(tag, words);
  }
  return words;
}
