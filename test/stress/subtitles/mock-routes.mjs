import { startProbed, statusOf } from './probed.mjs';
import { asSrt } from './shapes.mjs';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const post = (headers, body, method = 'POST') => ({
  method,
  headers: { ...headers, ...JSON_TYPE },
  body: JSON.stringify(body),
});

/** The mocks, and their routes that read or write subtitle text: `limit` is the largest file in bytes. */
export async function mockRoutes(program) {
  const serve = await startProbed(program, [
    ...['serve', '--json', '--ports', 'auto', '--no-rate-limits'],
    ...['--switch', 'cloudflare-stream.vttHeader=timestamp-map'],
  ]);
  await fetch(`${serve.ready.control.url}/tenants/demo`, post({}, { credits: 1e9 }, 'PATCH'));
  const { 'cloudflare-stream': stream, 'gcore-ai': gcore, translateplus: plus } = serve.ready.providers;
  const token = { Authorization: `Bearer ${stream.credentials.apiToken}` };
  const key = { Authorization: `APIKey ${gcore.credentials.apiKey}` };
  const account = `${stream.baseUrl}/accounts/${stream.credentials.accountId}`;
  const made = async (url, init) => [await (await fetch(url, init)).json()].flat()[0];

  const copied = await made(`${account}/stream/copy`, post(token, { url: 'https://example.com/a.mp4' }));
  const film = { name: 'f', origin_url: 'https://example.com/a.mp4' };
  const video = await made(`${gcore.baseUrl}/streaming/videos`, post(key, { video: film }));
  const subtitles = `${gcore.baseUrl}/streaming/videos/${video.id}/subtitles`;
  const first = await made(subtitles, post(key, { name: 'a', language: 'eng', vtt: 'WEBVTT\n' }));

  const captions = `${account}/stream/${copied.result.uid}/captions/en`;
  const put = (vtt) => {
    const body = new FormData();
    body.set('file', new Blob([vtt]), 'a.vtt');
    return statusOf(captions, { method: 'PUT', headers: token, body });
  };
  const translate = (format, target) => (vtt) =>
    statusOf(
      `${plus.baseUrl}/v2/translate/subtitles`,
      post(
        { 'X-API-KEY': plus.credentials.apiKey },
        { content: format === 'srt' ? asSrt(vtt) : vtt, format, source: 'en', target },
      ),
    );
  const patch = (vtt) => statusOf(`${subtitles}/${first.id}`, post(key, { vtt }, 'PATCH'));
  const routes = {
    'Stream: PUT captions': { limit: 10e6 - 1_000, send: put },
    'Stream: GET vtt': {
      limit: 10e6 - 1_000,
      send: async (vtt) => {
        await put(vtt);
        await serve.stalls();
        return statusOf(`${captions}/vtt`, { headers: token });
      },
    },
    'Gcore: POST subtitles': {
      limit: 5e6,
      send: (vtt) => statusOf(subtitles, post(key, { name: 'a', language: 'eng', vtt })),
    },
    'Gcore: PATCH subtitles': { limit: 5e6, send: patch },
    'Gcore: GET subtitles': {
      limit: 5e6,
      send: async (vtt) => {
        await patch(vtt);
        await serve.stalls();
        return statusOf(`${subtitles}/${first.id}`, { headers: key });
      },
    },
    'TranslatePlus: vtt': { limit: 15e6, send: translate('vtt', 'es') },
    'TranslatePlus: srt': { limit: 15e6, send: translate('srt', 'es') },
    'TranslatePlus: srt to ja': { limit: 15e6, send: translate('srt', 'ja') },
  };
  return { ...serve, routes };
}
