import { transcriptByHash, transcriptByUrl } from '../../../fixtures/transcripts/index.ts';
import type { SpokenSegment } from '../../../fixtures/transcripts/types.ts';
import { Recent } from '../../../src/base/recent.ts';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import { ENGLISH, isSupported, languageOf } from '../../../src/contracts/gcore-ai/language-rules.ts';
import { type TranslationOptions, translateText } from '../../kernel/language/fake-translation.ts';
import { inventionOf } from '../../kernel/language/invention.ts';
import { speech } from '../../kernel/language/speech.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import type { Media } from '../model/media.ts';
import type { Outcome, TaskRequest } from '../model/task-row.ts';

/** How texts are translated, whatever their languages. */
type Style = Omit<TranslationOptions, 'source' | 'target'>;

/** One cue. Times in milliseconds, text on one line, in a language. */
interface SpokenCue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly language: string;
}

/** An unsupported pair of languages, or null. Codes are in the form of answers. */
export function unsupportedPair(request: TaskRequest, media: Media): { audio: string; subtitles: string } | null {
  const subtitles = codeOf(request.subtitles_language);
  if (subtitles === null) return null;
  const audio = spokenLanguages(request, media).find((one) => !isSupported(one, subtitles));
  return audio === undefined ? null : { audio, subtitles };
}

type SpeechOutcome = Outcome & { readonly kind: 'speech' };

/** In characters of their texts. A recording of an hour has some 40,000. */
const KEPT_TEXT = 4_000_000;

/** Invented speech that was asked for of late, in its own language, by all that decides it: accounts share addresses and seeds. */
const invented = new Recent<string, SpeechOutcome>({ size: KEPT_TEXT, sizeOf: ({ text }) => text.length });

/** The spoken text, in the requested language. Speech that is invented and not translated is the same object for the same media. */
export function transcribe(world: World, tenant: Tenant, request: TaskRequest, media: Media): SpeechOutcome {
  const spoken = spokenLanguages(request, media);
  const target = codeOf(request.subtitles_language);
  if (media.transcript !== null || spoken.some((language) => language !== (target ?? language))) {
    return heard(world, tenant, request, media);
  }
  const { seed, durationSeconds, languages, speakers = null } = media;
  const key = JSON.stringify([seed, durationSeconds, languages, speakers, codeOf(request.audio_language), target]);
  const known = invented.get(key);
  if (known !== undefined) return known;
  const outcome = heard(world, tenant, request, media);
  invented.set(key, outcome);
  return outcome;
}

function heard(world: World, tenant: Tenant, request: TaskRequest, media: Media): SpeechOutcome {
  const invention = inventionOf(tenant.switch('gcore-ai.invention'));
  const style = { seed: tenant.settings.seed, seeded: tenant.translations, invention };
  const spoken = spokenLanguages(request, media);
  const target = codeOf(request.subtitles_language);
  const cues = media.languages.length === 0 ? [] : cuesOf(media, spoken, style);
  const texts = cues.map(({ text, language }) =>
    intoLanguage(world, text, { ...style, source: language, target: target ?? language }),
  );
  const detected = media.languages.length === 0 && codeOf(request.audio_language) === null ? [] : spoken;
  const languages = target === null || detected.includes(target) ? detected : [...detected, target];
  return {
    kind: 'speech',
    times: cues.flatMap(({ start, end }) => [start, end]),
    text: texts.map((text) => text.replace(/\s+/g, ' ')).join('\n'),
    languages: cues.length === 0 ? [] : languages,
  };
}

const codeOf = (code: string | undefined): string | null =>
  code === undefined ? null : (languageOf(code)?.code ?? null);

/** The given language, else the detected ones. */
function spokenLanguages(request: TaskRequest, media: Media): readonly string[] {
  const given = codeOf(request.audio_language);
  return given === null ? media.languages.slice(0, facts.detectedLanguages.value) : [given];
}

function intoLanguage(world: World, text: string, options: TranslationOptions): string {
  if (options.source === options.target) return text;
  return world.seams.translate([translateText(text, options)], [text], options).join(' ');
}

/** The cues of a known transcript, or of invented speech; several languages take turns, as code-switching detects them. */
function cuesOf(media: Media, spoken: readonly string[], style: Style): SpokenCue[] {
  const known = media.transcript && transcriptOf(media.transcript);
  if (known) {
    const language = media.languages[0] ?? ENGLISH;
    const own = { ...style, seed: media.seed };
    return known.map((segment) => cueOf(segment, 0, language)).map((cue) => respoken(cue, spoken, own));
  }
  const share = media.durationSeconds / Math.max(1, spoken.length);
  return spoken.flatMap((language, turn) => {
    const segments = speech({
      durationSeconds: share,
      language,
      seed: media.seed + turn,
      speakers: media.speakers ?? 1,
    });
    return segments.map((segment) => cueOf(segment, turn * share, language));
  });
}

/** A known text with another requested language is translated into that language. */
function respoken(cue: SpokenCue, spoken: readonly string[], style: Style): SpokenCue {
  const [language = cue.language] = spoken;
  if (spoken.includes(cue.language)) return cue;
  return { ...cue, language, text: translateText(cue.text, { ...style, source: cue.language, target: language }) };
}

function transcriptOf(where: NonNullable<Media['transcript']>): readonly SpokenSegment[] | undefined {
  if ('seeded' in where) return where.seeded;
  return 'hash' in where ? transcriptByHash[where.hash]?.segments : transcriptByUrl[where.url]?.segments;
}

const cueOf = ({ start, end, text }: SpokenSegment, offset: number, language: string): SpokenCue => ({
  start: Math.round((start + offset) * 1000),
  end: Math.round((end + offset) * 1000),
  text,
  language,
});
