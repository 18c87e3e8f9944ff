import { isJsonObject, type JsonObject, type JsonValue } from '../../src/base/json.ts';
import type { ProviderId } from '../../src/contracts/types.ts';
import { countBillable } from '../../src/subtitles/index.ts';
import type { WireRequest } from '../wire/exchange.ts';
import { type Amounts, NOTHING } from './budget.ts';
import { jsonOf, pathOf } from './paths.ts';

/** The most that a request can cost, known before it is sent. Resources are the ledger's business. */
export function mostOf(provider: ProviderId, request: WireRequest): Amounts {
  const one = { ...NOTHING, requests: 1 };
  if (request.method !== 'POST') return one;
  return { ...one, ...prices[provider](pathOf(request), jsonOf(request.body)) };
}

const prices: Readonly<Record<ProviderId, (path: string, body: JsonValue | undefined) => Partial<Amounts>>> = {
  translateplus: (_path, body) => ({ credits: isJsonObject(body) ? blocksIn(body.content) : 0 }),
  'gcore-ai': (path, body) => ({ minutes: isJsonObject(body) ? gcoreMinutes(path, body) : 0 }),
  'cloudflare-stream': (path) => ({ minutes: /\/captions\/[^/]+\/generate\/?$/i.test(path) ? 1 : 0 }),
  'workers-ai': (path) => ({ minutes: /\/ai\/run(\/|$)/i.test(path) ? 1 : 0 }),
};

/** Whatever format a server takes a text for: the more of the two counts. */
const blocksIn = (content: JsonValue | undefined): number =>
  typeof content === 'string' ? Math.max(countBillable(content, 'srt'), countBillable(content, 'vtt')) : 0;

/** A minute begun for each track that a request has made: the suite's clips are half a minute long. */
function gcoreMinutes(path: string, body: JsonObject): number {
  if (/\/streaming\/ai\/(tasks|transcribe|detect-nudity)\/?$/i.test(path)) return body.subtitles_language ? 2 : 1;
  if (/\/streaming\/videos\/\d+\/subtitles\/?$/i.test(path)) return tracks(body, 'disable');
  if (!/\/streaming\/videos(\/batch)?\/?$/i.test(path)) return 0;
  const videos = Array.isArray(body.videos)
    ? (body.videos as JsonValue[])
    : [isJsonObject(body.video) ? body.video : body];
  const minutes = videos.filter(isJsonObject).map((video) => (video.origin_url ? tracks(video, 'auto') : 0));
  return minutes.reduce((sum, one) => sum + one, 0);
}

/** Tracks that a wish for automatic subtitles makes. `usual`: what is done where nothing is said of transcribing. */
function tracks(wish: JsonObject, usual: 'auto' | 'disable'): number {
  const transcribe = wish.auto_transcribe_audio_language ?? usual;
  if (transcribe === 'disable') return 0;
  const translate = wish.auto_translate_subtitles_language ?? 'disable';
  if (typeof translate !== 'string' || translate === 'disable') return 1;
  return 1 + (translate === 'default' ? 3 : translate.split(',').length);
}
