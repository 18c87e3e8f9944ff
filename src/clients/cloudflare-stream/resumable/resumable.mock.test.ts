import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../../../test/support/pipeline-mocks.ts';
import { providers, tokenOf } from '../../../contracts/providers.ts';
import { createCloudflareStreamClient } from '../../cloudflare-stream.ts';
import { createJumpingClock } from '../../test-support/jumping-clock.ts';

const CHUNK = 5_242_880;
const TEXT = 'Only the whole film is known by these words.';

/** A line that breaks whenever this many bytes have gone to the server. */
async function breakingLine(origin: string, at: readonly number[]) {
  const left = [...at];
  let bytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    sockets.add(client);
    const target = connect(Number(new URL(origin).port), '127.0.0.1');
    const end = () => {
      client.destroy();
      target.destroy();
    };
    client.on('data', (piece) => {
      bytes += piece.length;
      if (bytes >= (left[0] ?? Number.POSITIVE_INFINITY)) {
        left.shift();
        end();
      } else target.write(piece);
    });
    target.pipe(client);
    for (const socket of [client, target]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    left,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(done));
    },
  };
}

function clientAt(url: string, { tenant }: PipelineMocks) {
  const { accountId = '', apiToken = '' } = providers['cloudflare-stream'].credentials(tokenOf(tenant.name));
  const clock = createJumpingClock();
  return createCloudflareStreamClient({ baseUrl: `${url}/client/v4`, accountId, apiToken, clock, random: () => 0 });
}

/** The bundled video, and a box that players pass over. */
function filmOf(bytes: number): Buffer {
  const video = readFileSync(helloVideo);
  const free = Buffer.alloc(bytes - video.length);
  free.writeUInt32BE(free.length, 0);
  free.write('free', 4, 'latin1');
  return Buffer.concat([video, free]);
}

it('brings a film whole to the mock over a line that breaks three times, by two clients', async () => {
  const at = await usePipelineMocks();
  const folder = mkdtempSync(join(tmpdir(), 'film-'));
  const path = join(folder, 'film.mp4');
  const film = filmOf(3 * CHUNK);
  writeFileSync(path, film);
  const line = await breakingLine(new URL(at.world.providers['cloudflare-stream']?.baseUrl ?? '').origin, [
    1_000_000,
    CHUNK + 2_000_000,
    2 * CHUNK + 3_000_000,
  ]);
  try {
    const sha256 = createHash('sha256').update(film).digest('hex');
    const body = JSON.stringify({ heard: [{ sha256, text: TEXT }] });
    const headers = { 'Content-Type': 'application/json' };
    const seed = `${at.world.control?.url}/tenants/${at.tenant.name}/seed`;
    expect((await fetch(seed, { method: 'POST', headers, body })).ok).toBe(true);
    const first = clientAt(line.url, at);
    const { uploadUrl, videoId } = await first.createResumableUpload({ bytes: film.length, meta: { name: 'film' } });
    const stop = new AbortController();
    const onProgress = (received: number) => received > CHUNK && stop.abort();
    const options = { chunkBytes: CHUNK, signal: stop.signal, onProgress };
    await expect(first.sendToUpload(uploadUrl, { path }, options)).rejects.toMatchObject({ kind: 'aborted' });
    await clientAt(line.url, at).sendToUpload(uploadUrl, { path }, { chunkBytes: CHUNK });
    expect(line.left).toEqual([]);
    await at.tenant.advance(10);
    expect(await at.stream.getVideo(videoId)).toMatchObject({ state: 'ready', size: film.length });
    await at.stream.generateCaption(videoId, 'en');
    await at.tenant.advance(60);
    const vtt = await at.stream.getCaptionVtt(videoId, 'en');
    expect(
      vtt
        .replace(/^.*-->.*$|^WEBVTT$|^\d+$/gm, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(TEXT);
  } finally {
    await line.close();
    await at.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
