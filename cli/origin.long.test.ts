// Covers: commands/origin.ts, origin/run.ts

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createControlClient } from '../src/control-client/index.ts';
import { expectedLines, linesOf } from '../src/pipeline/test-support/expected.ts';
import { run, serve, useBuiltPrograms } from '../test/support/programs.ts';

interface Video {
  readonly id: string;
  readonly job: {
    readonly state: string;
    readonly error: object | null;
    readonly stages: Readonly<Record<string, { readonly state: string }>>;
  };
  readonly tracks: readonly { readonly language: string; readonly vtt: string }[];
}

const hello = new URL('../fixtures/media/hello-captions.mp4', import.meta.url);
const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'origin-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const begin = async (
  data = folder,
  more: readonly string[] = [],
): Promise<{ url: string; pid: number | undefined; kill: (signal: NodeJS.Signals) => Promise<number | null> }> => {
  const args = [programs.path('caption-harness'), 'origin', '--port', '0', '--data', data, '--json', ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
  });
  return {
    url: (JSON.parse(line) as { url: string }).url,
    pid: child.pid,
    kill: (signal) =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill(signal);
      }),
  };
};

describe('caption-harness origin', () => {
  it('captions with its own mocks, survives kill -9, and does not share its data with another origin', async () => {
    const first = await begin();
    const form = new FormData();
    const bytes = readFileSync(hello);
    form.set('video', new Blob([bytes]), 'hello.mp4');
    const answer = await fetch(`${first.url}/videos?to=es`, { method: 'POST', body: form });
    const { id } = (await answer.json()) as { id: string };
    const second = await run(process.execPath, [programs.path('caption-harness'), 'origin', '--data', folder]);
    expect([second.code, second.stderr]).toEqual([2, expect.stringMatching(/^error: Another origin uses .*\n$/)]);
    await first.kill('SIGKILL');
    const third = await begin();
    let video = { job: { state: '' }, tracks: [] as { language: string }[] };
    for (let tries = 0; tries < 200 && video.job.state !== 'done'; tries += 1) {
      await new Promise((next) => setTimeout(next, 50));
      video = (await (await fetch(`${third.url}/videos/${id}`)).json()) as typeof video;
    }
    expect(video.tracks.map(({ language }) => language)).toEqual(['en', 'es']);
    expect(await (await fetch(third.url)).text()).toContain('<title>Captions</title>');
    expect(await third.kill('SIGTERM')).toBe(0);
  }, 60_000);

  const stages = ['translate', 'store', 'transcribe', 'publish'];

  it('makes every track once when killed in any stage, and pays again only when allowed to', async () => {
    const servers = await serve(programs.path('caption-harness'));
    const urls = Object.entries(servers.providers).flatMap(([id, { baseUrl }]) => ['--url', `${id}=${baseUrl}`]);
    const control = createControlClient(servers.control);
    const killedAt = async (stage: string): Promise<void> => {
      const place = join(folder, stage);
      const flags = ['--control', servers.control.url, '--tenant', `origin-${stage}`, ...urls];
      const first = await begin(place, flags);
      const form = new FormData();
      form.set('video', new Blob([readFileSync(hello)]), 'hello.mp4');
      const { id } = (await (
        await fetch(`${first.url}/videos?to=es,de`, { method: 'POST', body: form })
      ).json()) as Video;
      const look = async (url: string) => (await (await fetch(`${url}/videos/${id}`)).json()) as Video;
      while ((await look(first.url)).job.stages[stage]?.state === 'waiting') {
        await new Promise((next) => setTimeout(next, 2));
      }
      await first.kill('SIGKILL');
      const second = await begin(place, flags);
      const ended = async (): Promise<Video> => {
        for (;;) {
          const video = await look(second.url);
          if (['done', 'failed'].includes(video.job.state)) return video;
          await new Promise((next) => setTimeout(next, 20));
        }
      };
      let video = await ended();
      let again = 0;
      if (video.job.state === 'failed') {
        expect(video.job.error).toMatchObject({ kind: 'lost-answer' });
        await fetch(`${second.url}/videos/${id}/retry?pay-again=true`, { method: 'POST' });
        video = await ended();
        again = 12;
      }
      expect(video.tracks.map(({ language }) => language).sort()).toEqual(['de', 'en', 'es']);
      for (const { language, vtt } of video.tracks) {
        expect(linesOf(await (await fetch(`${second.url}${vtt}`)).text())).toEqual(expectedLines(language));
      }
      const { credits } = await control.getTenant(`origin-${stage}`);
      expect(credits.used).toBeGreaterThanOrEqual(12);
      expect(credits.used).toBeLessThanOrEqual(12 + again);
      await second.kill('SIGKILL');
    };
    try {
      await Promise.all(stages.map(killedAt));
    } finally {
      await servers.stop();
    }
  }, 60_000);

  // How much more a large one takes than a small one is held by bench/origin.mjs.
  it.skipIf(!existsSync('/proc/self/status'))(
    'streams a large video through without holding it in memory',
    async () => {
      const origin = await begin(join(folder, 'large'));
      const before = highest(origin.pid);
      const end = await uploadOf(300_000_000, `${origin.url}/videos`);
      expect(end).toBe(202);
      const grown = highest(origin.pid) - before;
      await origin.kill('SIGKILL');
      expect(grown).toBeLessThan(60_000_000);
    },
  );

  it('prints for people the address of the page, where files are kept and which services make the captions', async () => {
    const data = join(folder, 'greeting');
    const child = spawn(process.execPath, [programs.path('caption-harness'), 'origin', '--port', '0', '--data', data]);
    const text = await new Promise<string>((resolve) => void child.stdout.setEncoding('utf8').once('data', resolve));
    child.kill('SIGTERM');
    await new Promise((resolve) => void child.once('exit', resolve));
    expect(text).toMatch(/^Captions on upload: http:\/\/127\.0\.0\.1:\d+\n/);
    expect(text).toContain(data);
    expect(text).toMatch(/workers-ai and translateplus, mocks/);
  });

  it('refuses a port that does not exist', async () => {
    const { code, stderr } = await run(process.execPath, [
      programs.path('caption-harness'),
      'origin',
      '--port',
      '99999',
    ]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: .*expected a port from 0 to 65535/)]);
  });

  it('names the option that a bucket needs', async () => {
    const args = [programs.path('caption-harness'), 'origin', '--store', 's3', '--data', join(folder, 'other')];
    const { code, stderr } = await run(process.execPath, args, { env: { S3_ENDPOINT: '' } });
    expect([code, stderr]).toEqual([2, 'error: --store s3 needs --s3-endpoint, or S3_ENDPOINT.\n']);
  });
});

/** Highest resident set so far, in bytes. */
function highest(pid: number | undefined): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** Sends the bundled video with a box of zeros behind it, which players skip (ISO/IEC 14496-12, 8.1.2). Gives the status. */
function uploadOf(size: number, to: string): Promise<number | undefined> {
  const bytes = readFileSync(hello);
  function* body() {
    yield '--b\r\nContent-Disposition: form-data; name="video"; filename="large.mp4"\r\n\r\n';
    yield bytes;
    const box = Buffer.alloc(8);
    box.writeUInt32BE(size - bytes.length);
    box.write('free', 4);
    yield box;
    const zeros = Buffer.alloc(1 << 20);
    for (let left = size - bytes.length - 8; left > 0; left -= zeros.length) yield zeros.subarray(0, left);
    yield '\r\n--b--\r\n';
  }
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    const sending = request(to, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sending.on('error', reject);
    pipeline(Readable.from(body()), sending).catch(reject);
  });
}
