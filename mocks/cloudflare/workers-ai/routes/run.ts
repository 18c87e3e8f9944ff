import type { Request, Response } from 'express';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/base/json.ts';
import { models } from '../../../../src/contracts/workers-ai/models.ts';
import { bodyBytes, isJsonType } from '../../../kernel/http/json-body.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { succeed } from '../../gateway/answer.ts';
import { listenTo } from '../life/listen.ts';
import type { Heard, Listening } from '../model/listening.ts';
import { classicResult, turboResult } from '../views/results.ts';
import { refuse, unreadable } from './errors.ts';
import { type Input, readClassic, readTurbo } from './input.ts';

/** The model that the vendor's SDK suites run, on text (cloudflare-typescript and -python, tests/api-resources/ai). */
const SDK_MODEL = 'model_name';

/** Bytes at the start of a body that are looked at for JSON. */
const SNIFFED = 256;

/** POST /ai/run/{model}: raw audio or JSON. */
export const runModel =
  (world: World): Handler =>
  async (request, response) => {
    const parts: unknown = request.params.model;
    // A slash at the end does not matter, as in every other path.
    const model = (Array.isArray(parts) ? parts.join('/') : String(parts)).replace(/\/$/, '');
    const { tenant } = exchangeOf(response);
    const ofSuites = model === SDK_MODEL && tenant.switch('workers-ai.sdkModel') === 'on';
    const kind = ofSuites ? 'deaf' : kindOf(model);
    const input = readInput(request, response);
    succeed(world, response, await recognise(tenant, model, kind, input));
  };

/** POST /ai/run: the model and its input in one JSON object. */
export const runAi =
  (world: World): Handler =>
  async (request, response) => {
    const input = readInput(request, response);
    const body = 'json' in input && isJsonObject(input.json) ? input.json : null;
    if (body === null) throw unreadable('the body is not a JSON object');
    if (typeof body.model !== 'string')
      throw refuse('field-invalid', { problem: "required properties at '/' are 'model'" });
    const kind = kindOf(body.model);
    const asked: Input = { json: body.input ?? {} };
    succeed(world, response, await recognise(exchangeOf(response).tenant, body.model, kind, asked));
  };

function kindOf(model: string): 'classic' | 'turbo' {
  if (!/^@[\w-]+\/[\w.-]+\/[\w.-]+$/.test(model)) throw refuse('model-invalid');
  const kind = Object.hasOwn(models, model) ? models[model] : undefined;
  if (kind === undefined) throw refuse('model-unknown', { model });
  return kind;
}

/** The input of a request: JSON by content type or beginning, else raw bytes. curl sends a wrong type with JSON. */
function readInput(request: Request, response: Response): Input {
  const bytes = bodyBytes(request.body);
  const exchange = exchangeOf(response);
  exchange.body = bytes;
  if (bytes.length === 0) throw refuse('input-missing', { what: 'body' });
  const declared = isJsonType(request.get('content-type'));
  const json: JsonValue | undefined = declared || startsLikeJson(bytes) ? exchange.json : undefined;
  if (declared && json === undefined) throw unreadable();
  return json === undefined ? { bytes } : { json };
}

/** True if the first byte after white space, or a byte order mark, is a brace: audio files never start so. */
const startsLikeJson = (bytes: Uint8Array): boolean => {
  const start = Buffer.from(bytes.subarray(0, SNIFFED)).toString().trimStart();
  return start.startsWith('{');
};

async function recognise(
  tenant: Tenant,
  model: string,
  kind: 'classic' | 'turbo' | 'deaf',
  input: Input,
): Promise<JsonObject> {
  if (kind === 'deaf') return classicResult({ segments: [] });
  if (kind === 'classic') {
    const language = model.endsWith('-en') ? 'en' : null;
    return classicResult(await heard(readClassic(input, language), tenant));
  }
  const listening = readTurbo(input);
  return turboResult(await heard(listening, tenant), listening.vadFilter);
}

async function heard(listening: Listening, tenant: Tenant): Promise<Heard> {
  const result = await listenTo(listening, tenant);
  if ('failure' in result) throw refuse(result.failure);
  return result;
}
