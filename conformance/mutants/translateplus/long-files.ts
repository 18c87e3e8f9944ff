import { onContent } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** Changes the texts of a file's blocks, in their order. */
const onTexts = (change: (texts: readonly string[]) => readonly string[]) =>
  onContent((content) => {
    const blocks = content
      .split('\n\n')
      .map((block) => /^([\s\S]*?-->[^\n]*\n)([\s\S]*)$/.exec(block) ?? [block, block, null]);
    const texts = change(blocks.flatMap(([, , text]) => text ?? []));
    let at = 0;
    return blocks.map(([, head, text]) => (text == null ? head : `${head}${texts[at++] ?? ''}`)).join('\n\n');
  });

/** A list cut into parts of a size. */
const parts = (list: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

/** Mutants of files of many blocks, of equal blocks, and of files that come again. */
export const longFileMutants: readonly Mutant[] = [
  mutant({
    id: 'parts-out-of-order',
    family: 'translation',
    statement: 'translates in parts of 50 blocks, and joins the last two in the order in which they were done',
    breaks: ['structure/long-file-order', 'structure/whole-film'],
    seams: () =>
      onTexts((texts) => {
        const all = parts(texts, 50);
        const last = all.splice(-2);
        return [...all, ...last.reverse()].flat();
      }),
  }),
  mutant({
    id: 'parts-overlap',
    family: 'translation',
    statement: 'translates in parts of 100 blocks, and begins each with the last text of the part before',
    breaks: ['structure/long-file-order', 'structure/whole-film'],
    seams: () => onTexts((texts) => texts.map((text, at) => (at > 0 && at % 100 === 0 ? (texts[at - 1] ?? '') : text))),
  }),
  mutant({
    id: 'sorted-as-text',
    family: 'translation',
    statement: 'puts texts back by their numbers as texts: 1, 10, 100, 2',
    breaks: ['structure/long-file-order', 'structure/whole-film'],
    seams: () =>
      onTexts((texts) => {
        const order = texts.map((_, at) => String(at + 1)).sort();
        return texts.length < 10 ? texts : order.map((number) => texts[Number(number) - 1] ?? '');
      }),
  }),
  mutant({
    id: 'equal-neighbours-merged',
    family: 'structure',
    statement: 'merges a block with the one before if both have the same text',
    breaks: ['structure/equal-neighbours'],
    seams: () =>
      onContent((content) => {
        const textOf = (block: string | undefined) => block?.split('-->')[1]?.split('\n').slice(1).join('\n');
        const blocks = content.split('\n\n');
        return blocks
          .filter((block, at) => !block.includes('-->') || textOf(block) !== textOf(blocks[at - 1]))
          .join('\n\n');
      }),
  }),
  mutant({
    id: 'equal-neighbour-untranslated',
    family: 'translation',
    statement: 'translates a text once and leaves an equal one after it as it is',
    breaks: ['structure/equal-neighbours'],
    seams: () => {
      let previous = '';
      return {
        translate: (translated, runs) => {
          const again = previous === runs.join('');
          previous = runs.join('');
          return again ? runs : translated;
        },
      };
    },
  }),
  mutant({
    id: 'third-time-as-sent',
    family: 'translation',
    statement: 'returns a file as it is at the third request for it',
    breaks: ['structure/every-time'],
    seams: () => {
      const times = new Map<string, number>();
      return {
        rebuild: (content, source) => {
          const time = (times.get(source) ?? 0) + 1;
          times.set(source, time);
          return time === 3 ? source : content;
        },
      };
    },
  }),
  mutant({
    id: 'file-of-the-turn-before',
    family: 'results',
    statement: 'answers a file that it has translated before with the file of the request before',
    breaks: ['structure/every-time'],
    seams: () => {
      const known = new Set<string>();
      let last = '';
      return {
        rebuild: (content, source) => {
          const answer = known.has(source) ? last : content;
          known.add(source);
          last = content;
          return answer;
        },
      };
    },
  }),
];
