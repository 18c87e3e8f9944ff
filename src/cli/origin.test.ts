import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run, useBuiltPrograms } from '../../test/support/programs.ts';

const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'origin-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const begin = async (): Promise<{ url: string; kill: (signal: NodeJS.Signals) => Promise<number | null> }> => {
  const args = [programs.path('caption-harness'), 'origin', '--port', '0', '--data', folder, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
  });
  return {
    url: (JSON.parse(line) as { url: string }).url,
    kill: (signal) =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill(signal);
      }),
  };
};

describe('caption-harness origin', () => {
  it('captions with stand-ins of its own, survives kill -9, and shares its data with nobody', async () => {
    const first = await begin();
    const form = new FormData();
    const bytes = readFileSync(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
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
    expect(await (await fetch(third.url)).text()).toContain('<h1>Captions</h1>');
    expect(await third.kill('SIGTERM')).toBe(0);
  }, 60_000);

  it('says what a bucket needs', async () => {
    const args = [programs.path('caption-harness'), 'origin', '--store', 's3', '--data', join(folder, 'other')];
    const { code, stderr } = await run(process.execPath, args, { env: { S3_ENDPOINT: '' } });
    expect([code, stderr]).toEqual([2, 'error: --store s3 needs --s3-endpoint, or S3_ENDPOINT.\n']);
  });
});
