import { isJsonObject, type JsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';
import { cuesOfVtt, type VttCue } from '../../web-vtt.ts';
import type { Heard } from './ai.ts';

/** Demands a list of objects. */
export function listIn(answer: Answer, parent: JsonObject, name: string): readonly JsonObject[] {
  const list = parent[name];
  if (Array.isArray(list) && list.every(isJsonObject)) return list;
  return answer.fail(`${name} as a list of objects`, show(list ?? null));
}

/** The words of a result: at the top or in segments. */
export function wordsOf(answer: Answer, result: JsonObject): readonly JsonObject[] {
  if (result.words !== undefined) return listIn(answer, result, 'words');
  return segmentsOf(answer, result).flatMap((segment) => listIn(answer, segment, 'words'));
}

/** The segments of a result; empty when its model has no segments. */
export const segmentsOf = (answer: Answer, result: JsonObject): readonly JsonObject[] =>
  result.segments === undefined ? [] : listIn(answer, result, 'segments');

/** A text without white space. */
export const letters = (text: unknown): string => String(text).replace(/\s+/g, '');

/** The cues of the WebVTT of a result, times in seconds as those of its words. */
export const heardCues = (answer: Answer, { vtt }: JsonObject): readonly VttCue[] =>
  cuesOfVtt(answer, String(vtt), 'vtt').map((cue) => ({ ...cue, start: cue.start / 1000, end: cue.end / 1000 }));

/** WebVTT has milliseconds: a time may be rounded or cut off, so it differs by less than one. */
const MILLISECOND = 0.00099;

/** Demands that every cue begins with its first word and ends with its last one. */
export function expectTimesOfWords({ answer, result }: Heard): void {
  const words = [...wordsOf(answer, result)];
  const cues = heardCues(answer, result);
  answer.verify(cues.length > 0, 'a cue', show(result.vtt));
  for (const cue of cues) {
    let said = '';
    const own = [];
    while (said.length < letters(cue.text).length && words[0] !== undefined) {
      said += letters(words[0].word);
      own.push(words.shift());
    }
    const [start, end] = [own[0]?.start, own.at(-1)?.end];
    const apart = Math.max(Math.abs(cue.start - Number(start)), Math.abs(cue.end - Number(end)));
    answer.verify(apart < MILLISECOND, `the times of its words, ${show({ start, end })}`, show({ ...cue }));
  }
}
