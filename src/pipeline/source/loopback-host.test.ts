import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { helloVideo } from '../../../test/support/pipeline-mocks.ts';
import { sendRaw } from '../../../test/support/raw-http.ts';
import { loopbackHost } from './loopback-host.ts';

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

it.each([
  ['127.0.0.1', '', 200],
  ['localhost:80', '', 200],
  ['evil.example', '', 403],
  ['localhost', 'Origin: http://evil.example\r\n', 403],
  ['localhost', 'Sec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: video\r\n', 403],
  ['a b', '', 403],
])('answers a request for %s with the headers %j by %d', async (host, lines, status) => {
  const served = await loopbackHost(helloVideo);
  close = served.close;
  const { origin, pathname } = new URL(served.url);
  const head = `HEAD ${pathname} HTTP/1.1\r\nHost: ${host}\r\n${lines}Connection: close\r\n\r\n`;
  expect((await sendRaw(origin, [head], { patienceMs: 10_000 })).status).toBe(status);
});

it('serves the file under its own name alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  try {
    const path = join(folder, 'my talk (100%) ü.mp4');
    writeFileSync(path, 'film');
    const served = await loopbackHost(path);
    close = served.close;
    expect(decodeURIComponent(new URL(served.url).pathname)).toBe('/my talk (100%) ü.mp4');
    expect(await (await fetch(served.url)).text()).toBe('film');
    expect((await fetch(new URL('/video.mp4', served.url))).status).toBe(404);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
