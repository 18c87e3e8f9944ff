import { z } from 'zod';
import type { OperationShape } from '../types.ts';
import type { OperationId } from './operations.ts';

/** One recognised word; times in seconds. */
const Word = z.object({ word: z.string(), start: z.number(), end: z.number() });

/** What whisper and whisper-tiny-en answer. */
export const WhisperResult = z.object({
  text: z.string(),
  word_count: z.int(),
  words: z.array(Word),
  vtt: z.string(),
});

/** One segment of whisper-large-v3-turbo; its words carry a leading space. */
export const TurboSegment = z.object({
  start: z.number(),
  end: z.number(),
  text: z.string(),
  temperature: z.number(),
  avg_logprob: z.number(),
  compression_ratio: z.number(),
  no_speech_prob: z.number(),
  words: z.array(Word),
});

/** What whisper-large-v3-turbo answers. There are no words at the top; `vtt` has a cue for every word. */
export const TurboResult = z.object({
  transcription_info: z.object({
    language: z.string(),
    language_probability: z.number(),
    duration: z.number(),
    duration_after_vad: z.number(),
  }),
  text: z.string(),
  word_count: z.int(),
  segments: z.array(TurboSegment),
  vtt: z.string(),
});

/** The JSON input of whisper and whisper-tiny-en: every byte of the file as a number. Raw bytes are the other form. */
const WhisperInput = z.object({ audio: z.array(z.number().min(0).max(255)) });

/** The input of whisper-large-v3-turbo. */
export const TurboInput = z.object({
  audio: z.union([z.string(), z.object({ body: z.unknown(), contentType: z.string().optional() })]),
  task: z.enum(['transcribe', 'translate']).default('transcribe'),
  language: z.string().default('en'),
  vad_filter: z
    .union([z.boolean(), z.enum(['true', 'false'])])
    .default(false)
    .describe('A boolean; the tutorial on long audio writes the text "false"'),
  initial_prompt: z.string().optional(),
  prefix: z.string().optional(),
  beam_size: z.number().optional(),
  condition_on_previous_text: z.boolean().optional(),
  no_speech_threshold: z.number().optional(),
  compression_ratio_threshold: z.number().optional(),
  log_prob_threshold: z.number().optional(),
  hallucination_silence_threshold: z.number().optional(),
});

const Message = z.object({ code: z.int().optional(), message: z.string() });

/** The envelope of a success. */
export const RunAnswer = z.object({
  result: z.union([WhisperResult, TurboResult]),
  success: z.literal(true),
  errors: z.array(Message),
  messages: z.array(Message),
});

const Input = z.union([WhisperInput, TurboInput]);
const success = [{ status: 200, description: 'What was said', schema: RunAnswer }];

/** What each operation of Workers AI takes and answers. */
export const schemas = {
  runModel: {
    request: { contentType: 'application/json', body: Input },
    success,
  },
  runAi: {
    request: {
      contentType: 'application/json',
      body: z.object({ model: z.string(), input: Input, options: z.looseObject({}).optional() }),
    },
    success,
  },
} as const satisfies Readonly<Record<OperationId, OperationShape>>;
