import type { Answer } from '../../../model/context/answer.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { show } from '../../../model/show.ts';
import { account } from './account.ts';
import { contentOf, sentences, translation } from './subtitles.ts';

/** A file of many blocks, each with a text that names its number. */
export interface NumberedFile {
  readonly format: 'srt' | 'vtt';
  readonly content: string;
  /** The part of each block before its text. */
  readonly heads: readonly string[];
  readonly texts: readonly string[];
}

/** Writes a file of this many blocks, four seconds apart. Default texts: different sentences that name their number. */
export function numbered(
  format: 'srt' | 'vtt',
  blocks: number,
  texts: readonly string[] = sentences(blocks),
): NumberedFile {
  const mark = format === 'srt' ? ',' : '.';
  const heads = texts.map(
    (_, at) => `${at + 1}\n${stamp(at * 4, `${mark}000`)} --> ${stamp(at * 4 + 3, `${mark}210`)}\n`,
  );
  const body = heads.map((head, at) => `${head}${texts[at]}\n\n`).join('');
  return { format, heads, texts, content: format === 'srt' ? body : `WEBVTT\n\n${body}` };
}

/**
 * Demands that every block of a numbered file came back: its head unchanged, and a translated text that names no number
 * of another block. A translation may write a number in words.
 */
export function expectInPlace(answer: Answer, { format, heads, texts }: NumberedFile): void {
  const blocks = contentOf(answer).split('\n\n');
  const [header] = format === 'vtt' ? blocks.splice(0, 1) : ['WEBVTT'];
  answer.verify(header === 'WEBVTT', 'the header WEBVTT', show(header));
  const problem = heads
    .map((head, at) => problemOf(blocks[at], head, texts[at] ?? ''))
    .find((one) => one !== undefined);
  answer.verify(problem === undefined, 'every block with its index, its times and its own text, translated', problem);
  answer.verify(blocks.length === heads.length + 1, `${heads.length} blocks`, `${blocks.length - 1}`);
}

/** A translated file of more blocks than a byte counts, and the credits that it cost. Checks share it where requests cost money. */
export const longFile = (t: CheckContext) =>
  t.kept('long file', async () => {
    const file = numbered('srt', 257);
    const before = await account(t);
    const answer = await t.send(translation({ content: file.content }));
    const after = await account(t);
    return { file, answer, spent: before.remaining - after.remaining, shown: after.answer };
  });

function problemOf(block: string | undefined, head: string, text: string): string | undefined {
  if (block === undefined || !block.startsWith(head))
    return `${show(block ?? null)} where ${show(head)} begins a block`;
  const translated = block.slice(head.length);
  if (translated.trim() === '' || translated === text) return `${show(translated)} as the translation of ${show(text)}`;
  const own = numbersIn(text);
  const strange = numbersIn(translated).find((number) => !own.includes(number));
  return own.length > 0 && strange !== undefined ? `${show(translated)} in the block of ${show(text)}` : undefined;
}

/** The numbers in a text; a language may group their digits. */
const numbersIn = (text: string): string[] =>
  text.replace(/(?<=\d)[.,'\u2019\u00a0\u202f ](?=\d{3}(?!\d))/g, '').match(/\d+/g) ?? [];

function stamp(seconds: number, rest: string): string {
  const parts = [seconds / 3_600, (seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':') + rest;
}
