import { z } from 'zod';
import type { JsonObject, JsonValue } from '../../../../src/base/json.ts';
import { wavFile } from '../../../../src/base/wav.ts';
import { TurboResult, TurboSegment, WhisperResult } from '../../../../src/contracts/workers-ai/schemas.ts';
import type { Answer } from '../../../model/context/answer.ts';
import type { CheckContext, CheckRequest } from '../../../model/context/context.ts';
import { oneOf, show } from '../../../model/show.ts';
import { expectShape } from '../../shape.ts';
import { tinyVideo } from '../../tiny-video.ts';

/** The model for audio as bytes, in any language. */
export const WHISPER = '@cf/openai/whisper';
/** The model for English audio as bytes. */
export const TINY = '@cf/openai/whisper-tiny-en';
/** The model for audio as base64 text, which also takes options. */
export const TURBO = '@cf/openai/whisper-large-v3-turbo';

/** The page that describes the models. */
export const MODELS_PAGE = 'cloudflare-docs src/content/workers-ai-models/*.json';
/** The page that pairs codes with statuses. */
export const ERRORS_PAGE = 'cloudflare-docs workers-ai/platform/errors.mdx';
/** A captured answer of turbo. */
export const TURBO_CAPTURE = 'ci:67571528900';

/** Seconds of a tone as WAV: 8 kHz, 8 bits, mono. Default: 1. */
export function tone(seconds = 1): Uint8Array {
  const made = tones.get(seconds) ?? makeTone(seconds);
  tones.set(seconds, made);
  return made;
}

const tones = new Map<number, Uint8Array>();

function makeTone(seconds: number): Uint8Array {
  const bytes = new Uint8Array(seconds * 8_000);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = 128 + Math.round(60 * Math.sin(at / 3));
  return wavFile({ rate: 8_000, bits: 8, bytes });
}

/** Bytes as Base64. */
export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The input of each model. Default: three seconds of audio. */
export const inputOf = (model: string, audio: Uint8Array = tinyVideo): Partial<CheckRequest> =>
  model === TURBO
    ? { json: { audio: base64(audio) } }
    : { body: audio, headers: { 'Content-Type': 'application/octet-stream' } };

const entries = z.array(z.object({ code: z.int().optional(), message: z.string() }));
/** The lists that every answer has. */
export const envelope = z.object({ errors: entries, messages: entries });

/** The result of whisper and whisper-tiny-en; only text is required. */
export const classicShape = WhisperResult.partial().required({ text: true });

/** The result of whisper-large-v3-turbo; only text is required. */
export const turboShape = TurboResult.partial()
  .required({ text: true })
  .extend({
    transcription_info: TurboResult.shape.transcription_info.partial().optional(),
    segments: z.array(TurboSegment.partial()).optional(),
  });

/** What a model heard: the answer and its result. */
export interface Heard {
  readonly answer: Answer;
  readonly result: JsonObject;
}

/** The steps of a check on Workers AI. */
export class Ai {
  readonly t: CheckContext;
  readonly account: string;

  constructor(t: CheckContext, account: string) {
    this.t = t;
    this.account = account;
  }

  /** Sends audio to a model; `model` goes into the path unchanged. */
  run(model: string, request: Partial<CheckRequest> = inputOf(model), account = this.account): Promise<Answer> {
    return this.t.send({ method: 'POST', path: `/accounts/${account}/ai/run/${model}`, ...request });
  }

  /** The same with the model in the body. */
  runNamed(
    model: string,
    input: JsonValue,
    request: Partial<CheckRequest> = {},
    account = this.account,
  ): Promise<Answer> {
    return this.t.send({ path: `/accounts/${account}/ai/run`, json: { model, input }, ...request });
  }

  /**
   * Sends valid audio with the model in the path and in the body, with the request changed, and demands that both are
   * refused.
   */
  async refusedBothWays(
    statuses: readonly number[],
    codes: readonly number[],
    request: Partial<CheckRequest>,
    account?: string,
  ) {
    const { headers, ...input } = inputOf(WHISPER);
    const merged = { ...input, ...request, headers: { ...headers, ...request.headers } };
    expectRefused(await this.run(WHISPER, merged, account), statuses, codes);
    expectRefused(await this.runNamed(TURBO, { audio: base64(tone()) }, request, account), statuses, codes);
  }

  /** Sends audio and demands a result of the model's shape. Without a request, checks may share the answer. */
  async heard(model: string, request?: Partial<CheckRequest>): Promise<Heard> {
    const answer = await this.run(model, request ?? { ...inputOf(model), shared: 'always' });
    return { answer, result: resultOf(answer, model) };
  }
}

/** Demands a success and returns its result. */
export function resultOf(answer: Answer, model: string): JsonObject {
  answer.expectStatus(200);
  const body = answer.json();
  answer.verify(body.success === true, '"success" true', answer.summary());
  expectShape(answer, body, envelope);
  expectShape(answer, body.result, model.includes('turbo') ? turboShape : classicShape, 'result');
  return body.result as JsonObject;
}

/** Demands a refusal: a status, an envelope, and one of these codes where one is known. */
export function expectRefused(answer: Answer, statuses: readonly number[], codes: readonly number[] = []): void {
  answer.expectStatus(...statuses);
  const body = answer.json();
  answer.verify(body.success === false, '"success" false', answer.summary());
  expectShape(answer, body.errors, entries, 'errors');
  const [first] = body.errors as readonly JsonObject[];
  answer.verify(first !== undefined, 'at least one entry in "errors"', answer.summary());
  if (codes.length > 0) answer.verify(codes.includes(first?.code as number), `the code ${oneOf(codes)}`, show(first));
}
