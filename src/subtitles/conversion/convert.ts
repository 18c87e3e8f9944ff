import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import { parseCues } from '../cues.ts';
import { serializeCues } from '../serialize.ts';
import type { Cue, SubtitleFormat } from '../types.ts';
import { blocksOutsideCues } from './outside.ts';
import { overrideOfSettings } from './placement.ts';
import { srtPayloadToVtt } from './srt-payload.ts';
import type { ConversionOptions, Dropped } from './types.ts';
import { vttPayloadToSrt } from './vtt-payload.ts';

const optionNames: OptionNames<ConversionOptions> = {
  keepIds: true,
  dropInverted: true,
  speakerNames: true,
};

/**
 * Converts a subtitle file to the other format. Unlike text substitution this is lossy; the result lists every loss.
 * To WebVTT: cues sorted by start (the specification wants that), times padded, text escaped, `{\anN}` as settings.
 * To SRT: cues in file order, numbered from 1, text unescaped. A conversion to the same format returns the input.
 *
 * @returns the new file with LF line ends, and the list of losses
 */
export function convertSubtitles(
  content: string,
  from: SubtitleFormat,
  to: SubtitleFormat,
  options: ConversionOptions = {},
): { readonly content: string; readonly dropped: readonly Dropped[] } {
  refuseUnknownOptions('convertSubtitles', options, optionNames);
  if (from === to) return { content, dropped: [] };
  const dropped: Dropped[] = blocksOutsideCues(content, from);
  const ids = new Set<string>();
  const cues: Cue[] = [];
  parseCues(content, from).forEach((cue, position) => {
    const drop = (kind: Dropped['kind'], text: string): void => {
      if (text !== '') dropped.push({ kind, cue: position, text });
    };
    if (options.dropInverted && cue.endMs <= cue.startMs) {
      drop('cue', cue.text || cue.id || String(position + 1));
      return;
    }
    cues.push(to === 'vtt' ? toVtt(cue, ids, options, drop) : toSrt(cue, cues.length, options, drop));
  });
  if (to === 'vtt') cues.sort((left, right) => left.startMs - right.startMs);
  return { content: serializeCues(cues, to), dropped };
}

type Drop = (kind: Dropped['kind'], text: string) => void;

function toVtt(cue: Cue, ids: Set<string>, options: ConversionOptions, drop: Drop): Cue {
  const { text, settings, dropped } = srtPayloadToVtt(cue.text);
  for (const token of dropped) drop('markup', token);
  drop('settings', cue.settings);
  for (const time of [cue.startMs, cue.endMs]) if (time < 0) drop('negative-time', `${time} ms`);
  let id = options.keepIds === false ? '' : cue.id;
  if (id !== '' && ids.has(id)) {
    drop('id', id);
    id = '';
  }
  ids.add(id);
  return { id, startMs: Math.max(cue.startMs, 0), endMs: Math.max(cue.endMs, 0), settings, text };
}

function toSrt(cue: Cue, position: number, options: ConversionOptions, drop: Drop): Cue {
  const { text, dropped } = vttPayloadToSrt(cue.text, options.speakerNames ?? false);
  for (const token of dropped) drop('markup', token);
  // A blank line would stay if the override stood on it.
  const shown = text.replace(/^(?:[^\S\n]*\n)+/, '');
  const { override, rest } = overrideOfSettings(cue.settings);
  drop('settings', rest);
  const keepsId = options.keepIds === true && /^[0-9]+$/.test(cue.id);
  const number = String(position + 1);
  if (!keepsId && cue.id !== number) drop('id', cue.id);
  return {
    id: keepsId ? cue.id : number,
    startMs: cue.startMs,
    endMs: cue.endMs,
    settings: '',
    text: shown.trim() === '' ? '' : override + shown,
  };
}
