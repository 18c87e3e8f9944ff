import type { JsonObject, JsonValue } from '../../base/json.ts';
import { facts } from '../../contracts/workers-ai/facts.ts';
import { bytesOf, fileOf } from '../cloudflare/file-bytes.ts';
import { type CallContext, InputError, type RequestBody } from '../http.ts';
import type { AudioForm, TranscribeInput, TurboSettings, WhisperModel } from './types.ts';

/** Forms that each model accepts, the default first (cloudflare-docs workers-ai-models). */
const MODELS: Readonly<Record<WhisperModel, readonly [AudioForm, ...AudioForm[]]>> = {
  '@cf/openai/whisper': ['binary', 'array'],
  '@cf/openai/whisper-tiny-en': ['binary', 'array'],
  '@cf/openai/whisper-large-v3-turbo': ['base64'],
};

/** Names of turbo's settings on the wire. */
const SETTINGS: Readonly<Record<keyof TurboSettings, string>> = {
  task: 'task',
  language: 'language',
  vadFilter: 'vad_filter',
  initialPrompt: 'initial_prompt',
  prefix: 'prefix',
  beamSize: 'beam_size',
  conditionOnPreviousText: 'condition_on_previous_text',
  noSpeechThreshold: 'no_speech_threshold',
  compressionRatioThreshold: 'compression_ratio_threshold',
  logProbThreshold: 'log_prob_threshold',
  hallucinationSilenceThreshold: 'hallucination_silence_threshold',
};

/** A request for one model. */
export interface RunRequest {
  readonly model: WhisperModel;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody;
}

/**
 * Checks the input and writes the request.
 * @throws {InputError} for an unknown model, a form or setting that the model does not accept, or empty audio.
 */
export async function runRequest(
  call: CallContext,
  input: TranscribeInput,
  signal: AbortSignal | undefined,
): Promise<RunRequest> {
  const { model = '@cf/openai/whisper-large-v3-turbo', audio } = input;
  const forms = Object.hasOwn(MODELS, model) ? MODELS[model] : null;
  if (forms === null) {
    throw new InputError(call, `model must be one of ${Object.keys(MODELS).join(', ')}, got ${JSON.stringify(model)}.`);
  }
  const { form = forms[0] } = input;
  if (!forms.includes(form)) throw new InputError(call, `${model} takes audio as ${forms.join(' or ')}, not ${form}.`);
  const settings = settingsOf(call, model, input);
  const limits = { limit: facts.audioBytes.value, name: 'audio', signal };
  if (form === 'binary') {
    const body = await fileOf(call, audio, limits);
    if ((body instanceof Blob ? body.size : body.length) === 0) throw new InputError(call, 'audio is empty.');
    // Any type except JSON counts as bytes; without this a Blob would send its own type.
    return { model, headers: { 'Content-Type': 'application/octet-stream' }, body };
  }
  const bytes = await bytesOf(call, audio, limits);
  if (bytes.length === 0) throw new InputError(call, 'audio is empty.');
  const value: JsonValue =
    form === 'array' ? [...bytes] : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return {
    model,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ audio: value, ...settings }),
  };
}

function settingsOf(call: CallContext, model: WhisperModel, input: TranscribeInput): JsonObject {
  const given = Object.entries(SETTINGS).flatMap(([name, wire]): [string, JsonValue][] => {
    const value = input[name as keyof TurboSettings];
    return value === undefined ? [] : [[wire, value]];
  });
  if (given.length > 0 && model !== '@cf/openai/whisper-large-v3-turbo') {
    throw new InputError(call, `${model} takes no settings, got ${given.map(([name]) => name).join(', ')}.`);
  }
  return Object.fromEntries(given);
}
