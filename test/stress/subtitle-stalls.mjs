// Sends large subtitle bodies to every mock that reads subtitle text, and tells how long the same process leaves another request
// unanswered meanwhile.
//
//   npm run build && node test/stress/subtitle-stalls.mjs [--megabytes 8] [--most 250]
//
// Exit code 1 when a stall is longer than --most milliseconds.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { watchHealth } from './measure.mjs';

const { values } = parseArgs({
  options: { megabytes: { type: 'string', default: '8' }, most: { type: 'string', default: '250' } },
});
const size = Number(values.megabytes) * 1e6;

const filled = (head, piece) => head + piece.repeat(Math.ceil((size - head.length) / piece.length));
const first = '1\n00:00:01,000 --> 00:00:02,000\n';
const shapes = {
  ordinary: filled('', `${first}Hello there, how are you today?\n\n`),
  'tiny cues': filled('', '0:0:1 --> 0:0:2\na\n\n'),
  'one line': filled(first, 'a word '),
  'one word': filled(first, 'a'),
  'all <': filled(first, '<'),
  'all < a': filled(first, '< a'),
  'no blank lines': filled(first, 'a\r\n'),
  'only line ends': filled(first, '\n'),
  'only spaces': filled(first, ' '),
  'only references': filled(first, '&lt;'),
};
const asVtt = (text) => `WEBVTT\n\n${text.replaceAll(',000', '.000').replaceAll('0:0:', '00:0')}`;

const program = fileURLToPath(new URL('../../dist/bin/caption-harness.js', import.meta.url));
const serve = spawn(process.execPath, [program, 'serve', '--json', '--ports', 'auto', '--no-rate-limits'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const line = await new Promise((resolve) => serve.stdout.setEncoding('utf8').once('data', resolve));
process.once('exit', () => serve.kill());
const { control, providers } = JSON.parse(line);
const stream = providers['cloudflare-stream'];
const gcore = providers['gcore-ai'];
const plus = providers.translateplus;
const token = { Authorization: `Bearer ${stream.credentials.apiToken}` };
const key = { Authorization: `APIKey ${gcore.credentials.apiKey}` };
const json = { 'Content-Type': 'application/json' };
const account = `${stream.baseUrl}/accounts/${stream.credentials.accountId}`;
const post = (url, headers, body) =>
  fetch(url, { method: 'POST', headers: { ...headers, ...json }, body: JSON.stringify(body) });

const copied = await (await post(`${account}/stream/copy`, token, { url: 'https://example.com/a.mp4' })).json();
const made = await (
  await post(`${gcore.baseUrl}/streaming/videos`, key, {
    video: { name: 'f', origin_url: 'https://example.com/a.mp4' },
  })
).json();
const routes = {
  'TranslatePlus, srt': (text) => plusRequest(text, 'srt', 'es'),
  'TranslatePlus, srt to ja': (text) => plusRequest(text, 'srt', 'ja'),
  'TranslatePlus, vtt': (text) => plusRequest(asVtt(text), 'vtt', 'es'),
  'Stream captions': (text) => {
    const body = new FormData();
    body.set('file', new Blob([asVtt(text)]), 'a.vtt');
    return [`${account}/stream/${copied.result.uid}/captions/en`, { method: 'PUT', headers: token, body }];
  },
  'Gcore subtitles': (text) => [
    `${gcore.baseUrl}/streaming/videos/${[made].flat()[0].id}/subtitles`,
    {
      method: 'POST',
      headers: { ...key, ...json },
      body: JSON.stringify({ name: 'a', language: 'eng', vtt: asVtt(text) }),
    },
  ],
};
function plusRequest(content, format, target) {
  const body = JSON.stringify({ content, format, source: 'en', target });
  return [
    `${plus.baseUrl}/v2/translate/subtitles`,
    { method: 'POST', headers: { ...json, 'X-API-KEY': plus.credentials.apiKey }, body },
  ];
}

// A request to each loads its app.
for (const build of Object.values(routes)) await (await fetch(...build(first))).arrayBuffer();
await post(`${control.url}/tenants/demo/credits`, {}, { credits: 1e9 }).catch(() => {});
const port = Number(new URL(control.url).port);
const quiet = await watchHealth(port, '/health', (stop) => setTimeout(stop, 2_000));
const rows = [];
for (const [route, build] of Object.entries(routes)) {
  for (const [shape, text] of Object.entries(shapes)) {
    const [url, init] = build(text);
    const row = { route, shape };
    const began = performance.now();
    const health = await watchHealth(port, '/health', async (stop) => {
      const answer = await fetch(url, init);
      row.status = answer.status;
      await answer.arrayBuffer();
      stop();
    });
    const ms = Math.round(performance.now() - began);
    rows.push({ ...row, ms, p99: health.p99, stall: health.max });
    console.log(
      `${route}, ${shape}: ${row.status} in ${ms} ms; another request: p99 ${health.p99} ms, max ${health.max} ms`,
    );
  }
}
serve.kill();
console.log(`quiet: p99 ${quiet.p99} ms, max ${quiet.max} ms`);
const over = rows.filter(({ stall }) => stall > Number(values.most));
for (const { route, shape, stall } of over) console.log(`BROKEN: ${route}, ${shape}: ${stall} ms`);
process.exitCode = over.length > 0 ? 1 : 0;
