import type { FileSource } from '../cloudflare/file-bytes.ts';
import type { CallOptions } from '../http.ts';

/** The speech recognition models: the first two take bytes, the last Base64 in JSON. */
export type WhisperModel = '@cf/openai/whisper' | '@cf/openai/whisper-tiny-en' | '@cf/openai/whisper-large-v3-turbo';

/** How to send the audio. `binary` and `array` (every byte a number in JSON) for whisper, `base64` for turbo. */
export type AudioForm = 'binary' | 'array' | 'base64';

/** Settings of whisper-large-v3-turbo; the other models take none. */
export interface TurboSettings {
  /** `translate` returns English text. Default: `transcribe`. */
  readonly task?: 'transcribe' | 'translate';
  /** Spoken language. Default: `en`. */
  readonly language?: string;
  readonly vadFilter?: boolean;
  readonly initialPrompt?: string;
  readonly prefix?: string;
  readonly beamSize?: number;
  readonly conditionOnPreviousText?: boolean;
  readonly noSpeechThreshold?: number;
  readonly compressionRatioThreshold?: number;
  readonly logProbThreshold?: number;
  readonly hallucinationSilenceThreshold?: number;
}

/** A transcription request. */
export interface TranscribeInput extends TurboSettings {
  /** Default: `@cf/openai/whisper-large-v3-turbo`. */
  readonly model?: WhisperModel;
  /** An audio or video file. */
  readonly audio: FileSource;
  /** Default: `base64` for turbo, `binary` for the others. */
  readonly form?: AudioForm;
}

/** One recognised word as the model wrote it: turbo puts a space before. Seconds; null for a time that the model left out. */
export interface RecognisedWord {
  readonly word: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** A stretch of speech. Seconds; null for a time that the model left out: a paid answer is not refused for it. */
export interface RecognisedSegment {
  readonly start: number | null;
  readonly end: number | null;
  /** Without white space around it. */
  readonly text: string;
  readonly words: readonly RecognisedWord[];
  /** Present if the model itself takes the stretch for silence. */
  readonly noSpeech?: true;
}

/** A transcription, in one shape for all three models. */
export interface Transcription {
  readonly text: string;
  /** In the order of the answer. Turbo's own segments; for whisper, its words joined into sentences. */
  readonly segments: readonly RecognisedSegment[];
  /** Spoken language and length, as reported by turbo; null for the other models. */
  readonly language: string | null;
  readonly durationSeconds: number | null;
  /** How sure turbo is of a language that it detected, 0 to 1. */
  readonly languageProbability: number | null;
  readonly wordCount: number | null;
  /** The model's own WebVTT. Turbo's has one word per cue, so use `segments` for captions. */
  readonly vtt: string | null;
}

/** A client of Workers AI's speech recognition. Its method rejects with a `CloudflareError` only. */
export interface WorkersAiClient {
  /**
   * Transcribes, for neurons. Retries only if the service certainly did not process the first request.
   * @throws {CloudflareError}
   */
  transcribe(input: TranscribeInput, options?: CallOptions): Promise<Transcription>;
}
