import { isClientError } from '../../clients/http.ts';
import type { WhisperModel, WorkersAiClient } from '../../clients/workers-ai.ts';
import { facts } from '../../contracts/workers-ai/facts.ts';
import { CaptionError } from '../errors.ts';
import { captionLanguage, isSameLanguage, nameOf } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';
import type { HeardSegment } from '../sound/heard-piece.ts';
import { answersLost, piecesLost, wrongPieces } from '../sound/notices.ts';
import type { SoundSource } from '../sound/sound-source.ts';
import { isLong, type PieceOptions, pieceRule } from '../sound/spans.ts';
import { transcribePieces } from '../sound/transcribe-pieces.ts';
import type { Transcriber, Video } from '../stages/types.ts';
import { heardBy } from './heard.ts';

/** Which models accept and report a language. */
const MODELS: Readonly<Record<WhisperModel, { readonly only: string | null; readonly tells: boolean }>> = {
  '@cf/openai/whisper': { only: null, tells: false },
  '@cf/openai/whisper-tiny-en': { only: 'en', tells: false },
  '@cf/openai/whisper-large-v3-turbo': { only: null, tells: true },
};

/** Every model, the best first. */
export const whisperModels: readonly WhisperModel[] = [
  '@cf/openai/whisper-large-v3-turbo',
  '@cf/openai/whisper',
  '@cf/openai/whisper-tiny-en',
];

/** Most bytes of a sound that is sent. */
export const MOST_BYTES = facts.audioBytes.value;

/** Makes the error for a sound that is too large to be sent whole. */
export const tooLarge = ({ title }: Video, bytes: number): CaptionError =>
  new CaptionError({
    kind: 'video',
    cause: `The sound of ${title} has ${Math.ceil(bytes / 1e6)} MB, and Workers AI gets at most ${MOST_BYTES / 1e6} MB.`,
    next: step`Compress the sound or cut the video into parts, or give a URL to a transcriber that fetches it${option('--transcriber gcore-ai')}.`,
  });

const otherLanguage = (model: string, spoken: string, heard: string): CaptionError =>
  new CaptionError({
    kind: 'job-failed',
    cause: `The model ${model} was set to ${spoken}${nameOf(spoken)}, but detected ${heard}${nameOf(heard)}.`,
    next: step`Leave the language out or correct it${option('--from')}, or use another transcriber${option('--transcriber')}.`,
  });

/** What the log keeps of a sound that is sent whole. */
type Heard = {
  readonly language: string | null;
  /** Length of the sound as the model reports it. Logs of older versions lack it. */
  readonly durationSeconds?: number | null;
  readonly segments: readonly HeardSegment[];
};

/** 3006: too large; 3010: not understood, which long sound is answered with (observed). */
const tooLong = (error: unknown): string | null =>
  isClientError(error) && (error.kind === 'too-large' || error.codes.includes(3010)) ? error.message : null;

/** How to transcribe by a whisper model. */
export interface WhisperOptions {
  readonly client: WorkersAiClient;
  /** Default: the best. */
  readonly model?: WhisperModel | undefined;
  /** How long sound is cut and sent; what is missing has the defaults of `contracts/workers-ai/facts.ts`. */
  readonly pieces?: PieceOptions | undefined;
  /** Where the sound of a video is. */
  readonly soundOf: (video: Video) => SoundSource;
}

/**
 * Transcribes by a whisper model of Workers AI, wherever the sound is. Cuts long sound into pieces and joins their words. The service
 * keeps no list of runs, so a run or a piece whose answer was lost is repeated, and may be charged again: a notice says how many.
 */
export function whisperTranscriber({ client, pieces = {}, soundOf, ...options }: WhisperOptions): Transcriber {
  const { model = '@cf/openai/whisper-large-v3-turbo' } = options;
  const rule = pieceRule(pieces);
  const { only, tells } = MODELS[model];
  return {
    // Models give different transcripts.
    id: model === whisperModels[0] ? 'workers-ai' : `workers-ai ${model.split('/').at(-1)}`,
    needs: 'file',
    takesTrack: true,
    check(_video, spoken) {
      if (only !== null && spoken !== null && !isSameLanguage(only, spoken)) {
        throw new CaptionError({
          kind: 'language',
          cause: `The model ${model} does not know ${spoken}${nameOf(spoken)}.`,
          next: step`Take ${whisperModels[0] ?? ''}${option('--transcriber workers-ai')}.`,
        });
      }
      if (only === null && !tells && spoken === null) {
        throw new CaptionError({
          kind: 'language',
          cause: `The model ${model} does not report the spoken language.`,
          next: step`Name the language${option('--from')}, or use ${whisperModels[0] ?? ''}${option('--transcriber workers-ai')}.`,
        });
      }
    },
    async transcribe(video, spoken, { effects, report, notice }) {
      const name = `transcribe/workers-ai/${model}/${spoken ?? 'auto'}`;
      const told = (known: string | null) =>
        tells && known !== null ? { language: known.split('-')[0] ?? known } : {};
      const languageOf = (heard: string | null) => spoken ?? only ?? (heard === null ? null : captionLanguage(heard));
      const checkLanguage = (language: string) => {
        const heard = captionLanguage(language);
        if (spoken !== null && !isSameLanguage(heard, spoken)) throw otherLanguage(model, spoken, heard);
      };
      const sound = soundOf(video);
      const send = async (audio: Blob, known: string | null) => {
        if (audio.size > MOST_BYTES) throw tooLarge(video, audio.size);
        const input = { model, audio, ...told(spoken ?? known) };
        return heardBy(model, await client.transcribe(input, { signal: effects.signal }));
      };
      const seconds = effects.isDone(name) ? 0 : await sound.seconds();
      if (isLong(seconds, rule)) {
        const heard = await transcribePieces({
          sound,
          durationSeconds: seconds,
          rule,
          name: `${name}/pieces`,
          effects,
          report,
          tellsLanguage: tells,
          onLanguage: checkLanguage,
          send,
          tooLong,
        });
        const language = languageOf(heard.language);
        for (const text of [...piecesLost(heard.parts), ...wrongPieces(heard.parts, language)]) notice(text);
        return { language, segments: heard.segments, durationSeconds: seconds };
      }
      const lost = effects.log.record(name)?.state === 'open';
      const heard = await effects.once<Heard>({
        name,
        intent: { model },
        portable: true,
        // The service does not report a late first run, so waiting for it is useless.
        noLateness: true,
        async do() {
          const heard = await send(await sound.whole(), null);
          if (heard.language !== null) checkLanguage(heard.language);
          return heard;
        },
        find: async () => ({ state: 'not-done' }),
      });
      if (lost) notice(answersLost(1, 'the sound'));
      return {
        language: languageOf(heard.language),
        segments: heard.segments,
        durationSeconds: heard.durationSeconds ?? null,
      };
    },
  };
}
