import type { SoundPrint } from './sound-print.ts';

/** One cue of a seeded transcript. Seconds from the start of the sound. */
interface SeededCue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker?: string | undefined;
}

/** What is heard in a sound. `failure` names a reason of some provider, or reasons by provider. */
export type SoundContent =
  | { readonly kind: 'cues'; readonly cues: readonly SeededCue[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'silence' }
  | { readonly kind: 'failure'; readonly failure: string | Readonly<Record<string, string>> }
  | { readonly kind: 'invented'; readonly speakers: number };

/** One entry of `heard`, with every file read: the sounds that it is for, and what is heard in them. */
export interface SoundEntry {
  /** Patterns of the URL and of the file's name; `*` stands for any characters. */
  readonly url: string | null;
  readonly file: string | null;
  /** Hex digits in lower case. */
  readonly sha256: string | null;
  /** Language code of what is spoken. */
  readonly language: string;
  /** Length of the sound, for sounds that cannot be read. */
  readonly seconds: number | null;
  readonly content: SoundContent;
  /** Recognises the sound and its pieces; null for a sound whose file the seed does not name. */
  readonly print: SoundPrint | null;
}
