import { helloCaptions } from '../../../fixtures/media/hello-captions.ts';
import { phrasebook } from '../../../fixtures/phrasebook.ts';
import { parseCues } from '../../subtitles/index.ts';

/** Returns the lines of the bundled video in a language, from the phrasebook. */
export function expectedLines(language: string): string[] {
  return helloCaptions.segments.map(({ text }) => {
    const phrase = phrasebook.find(({ texts }) => texts.en === text);
    const line = phrase?.texts[language];
    if (line === undefined) throw new Error(`the phrasebook has no ${language} for: ${text}`);
    return line;
  });
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\n/u;

/** A text of several lines on one, with spaces for line breaks where the script has spaces. */
export const oneLine = (text: string): string => text.replace(/\n/g, UNSPACED.test(text) ? '' : ' ');

/** The texts of a WebVTT file's cues, each on one line. */
export const linesOf = (vtt: string): string[] => parseCues(vtt, 'vtt').map(({ text }) => oneLine(text));
