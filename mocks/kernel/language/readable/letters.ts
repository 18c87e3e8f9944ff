import type { Pick } from './pick.ts';

/** What a letter may become, by letter; a choice of one or more characters. */
export type Variants = Readonly<Record<string, string>>;

/** Gives some letters of a text the marks of a language: of the letters that can have one, about `share`. */
export function withMarks(text: string, variants: Variants, share: number, pick: Pick): string {
  return text.replace(/./gs, (letter) => {
    const choices = Object.hasOwn(variants, letter) ? (variants[letter] ?? '') : '';
    if (choices === '' || pick(100) >= share * 100) return letter;
    return choices.charAt(pick(choices.length));
  });
}

/** Gives one letter of a text a mark, if one can have it. */
export function withOneMark(text: string, variants: Variants, pick: Pick): string {
  const places = [...text].flatMap((letter, at) => (Object.hasOwn(variants, letter) ? [at] : []));
  const place = places[pick(places.length || 1)];
  if (place === undefined) return text;
  return text.slice(0, place) + withMarks(text.charAt(place), variants, 1, pick) + text.slice(place + 1);
}

/** The ending of a language that has the length, or the longest that is shorter; empty for a length of 0. */
export function endingFor(endings: readonly string[], length: number, pick: Pick): string {
  for (let size = Math.min(length, 12); size > 0; size -= 1) {
    const fitting = endings.filter((ending) => ending.length === size);
    if (fitting.length > 0) return fitting[pick(fitting.length)] as string;
  }
  return '';
}
