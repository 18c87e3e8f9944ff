// Covers: ../compact-heap.ts, content-identity.ts, enqueue.ts, job-options.ts, manage.ts, not-by-this-worker.ts, not-for-queue.ts, page.ts, queue-options.ts,
// shared-folder.ts, shared-pacers.ts, shared-target.ts, signed-url.ts,
// upload-options.ts, worker-stages.ts, worker.ts, ../origin/bucket.ts, ../origin/upload-services.ts, ../caption/stage-options.ts, ../commands/enqueue.ts, ../commands/queue.ts, ../commands/worker.ts
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createS3Store } from '../../src/origin/index.ts';
import { openBucket } from '../../src/origin/test-support/bucket.ts';
import type { Session } from '../../src/pipeline/redis/session.ts';
import { runHere } from '../../test/support/in-process.ts';
import { itNeeds } from '../../test/support/needed.ts';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { hasRedis, startRedis, type TestRedis } from '../../test/support/redis-server.ts';
import type { Target } from '../caption/target.ts';
import type { WorkerFlags } from './flags.ts';
import { optionsForJobs } from './job-options.ts';
import { notForQueue } from './not-for-queue.ts';
import { pathOnThisMachine, sharedPath } from './shared-folder.ts';
import { signedUrl } from './signed-url.ts';

const withRedis = itNeeds('redis-server', hasRedis);
const folder = mkdtempSync(join(tmpdir(), 'queue-cli-'));
const shared = join(folder, 'shared');
let server: TestRedis;
beforeAll(async () => {
  mkdirSync(join(shared, 'films'), { recursive: true });
  copyFileSync(helloVideo, join(shared, 'films', 'a.mp4'));
  copyFileSync(helloVideo, join(shared, 'films', 'same.mp4'));
  if (hasRedis || process.env.CI === 'true') server = await startRedis();
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});
const run = (...words: string[]) => runHere('caption-harness', words);

describe('a path in the queue', () => {
  it('is below the shared folder, wherever that is mounted', () => {
    const path = sharedPath(join(shared, 'films', 'a.mp4'), shared);
    expect(path).toBe('films/a.mp4');
    expect(pathOnThisMachine(path, '/mnt/elsewhere')).toBe('/mnt/elsewhere/films/a.mp4');
  });

  it.each([
    ['without a shared folder', 'a.mp4', undefined, '--shared-folder'],
    ['outside of it', join(folder, 'b.mp4'), shared, 'not below'],
    ['that begins like it', `${shared}-2/b.mp4`, shared, 'not below'],
  ])('is refused %s', (_why, video, place, text) => {
    expect(() => sharedPath(video, place)).toThrow(text);
  });
});

it('signs the URL of an object, which then needs no credentials', async () => {
  const environment = { S3_ENDPOINT: 'https://s3.test/', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
  const url = new URL(await signedUrl('s3://films/a%20b/talk.mp4', environment));
  expect(`${url.origin}${url.pathname}`).toBe('https://s3.test/films/a%20b/talk.mp4');
  expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
  await expect(signedUrl('s3://films/a.mp4', { S3_ENDPOINT: 'https://s3.test' })).rejects.toThrow('AWS_ACCESS_KEY_ID');
});

it('signs such a URL as another signer does', async () => {
  const environment = { S3_ENDPOINT: 'https://s3.test', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
  const url = new URL(await signedUrl('s3://films/talk.mp4', { ...environment, S3_REGION: 'eu-central-1' }));
  const aws4 = (await import('aws4' as string)).default as { sign: Signing };
  const signature = url.searchParams.get('X-Amz-Signature');
  url.searchParams.delete('X-Amz-Signature');
  const asked = { host: url.host, path: `${url.pathname}${url.search}`, service: 's3', signQuery: true };
  const again = aws4.sign(
    { ...asked, region: 'eu-central-1' },
    { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY },
  );
  expect(new URL(again.path, url).searchParams.get('X-Amz-Signature')).toBe(signature);
});

it('lets a service read a part of an object from a bucket by such a URL', async () => {
  const bucket = await openBucket(join(folder, 'bucket'));
  try {
    const {
      endpoint: S3_ENDPOINT,
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
    } = bucket.options;
    const environment = { S3_ENDPOINT, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
    await createS3Store(bucket.options).putFile('films/a/talk.mp4', helloVideo);
    const read = async (more: object) =>
      fetch(await signedUrl('s3://videos/films/a/talk.mp4', { ...environment, ...more }), {
        headers: { Range: 'bytes=1000-1999' },
      });
    const part = await read({});
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(readFileSync(helloVideo).subarray(1000, 2000));
    expect((await read({ AWS_ACCESS_KEY_ID: 'wrong' })).status).toBe(403);
  } finally {
    await bucket.close();
  }
});

type Signing = (request: object, credentials: object) => { readonly path: string };

it('opens an object by a signed URL, and knows it by the address that does not change', async () => {
  const environment = { S3_ENDPOINT: 'https://s3.test', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
  const read = reader(environment);
  const { source, options } = await read({ video: 's3://films/talk.mp4', name: 'talks/one', request });
  expect(source).toMatch(/^https:\/\/s3\.test\/films\/talk\.mp4\?.*X-Amz-Signature=/);
  expect(options).toMatchObject({ identity: 's3://films/talk.mp4', name: 'talks/one', to: ['es'] });
  expect([options.transcriber.id, options.translator?.id]).toEqual(['gcore-ai', 'translateplus']);
});

it('leaves a video to other workers that needs what this one was not given', async () => {
  for (const video of ['films/a.mp4', 's3://films/a.mp4']) {
    await expect(reader()({ video, request })).rejects.toMatchObject({ kind: 'local' });
  }
});

it('names the servers of a video alike in every worker, whatever that has done before', async () => {
  const video = { video: 'https://films.test/a.mp4', request };
  const first = await reader()(video);
  const read = reader();
  await read({ ...video, request: { ...request, transcriber: 'workers-ai', translator: 'gcore-ai' } });
  const later = await read(video);
  expect(later.options.servers).toBe(first.options.servers);
  expect(later.options.servers).toMatch(/^live [0-9a-f]{16}$/);
});

const request = {
  to: ['es'],
  translator: 'translateplus',
  publish: ['cloudflare-stream'],
  layout: [],
  formats: ['vtt'],
};

/** How a worker with accounts at every service reads the options of videos. */
function reader(environment: NodeJS.ProcessEnv = {}) {
  const accounts = { accountId: 'a'.repeat(32), apiToken: 't' };
  const credential = Object.fromEntries([
    ['translateplus.apiKey', 'k'],
    ['gcore-ai.apiKey', '1$k'],
    ...['cloudflare-stream', 'workers-ai'].flatMap((id) =>
      Object.entries(accounts).map(([name, value]) => [`${id}.${name}`, value]),
    ),
  ]);
  const flags = {
    pacing: false,
    target: 'live',
    yes: true,
    url: {},
    credential,
    tenant: 'demo',
  } as unknown as WorkerFlags;
  const { signal } = new AbortController();
  const target = { kind: 'live' } as Target;
  return optionsForJobs({ flags, target, session: {} as Session, signal, environment });
}

describe('the options of enqueue', () => {
  const optionsOf = async (command: string) => {
    const { stdout } = await run(command, '--help');
    return [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag = '']) => flag);
  };

  it('are those of caption, and of the queue, but for those that it refuses', async () => {
    const [caption, enqueue] = [await optionsOf('caption'), await optionsOf('enqueue')];
    const taken = caption.filter((flag) => !(flag in notForQueue));
    expect(Object.keys(notForQueue).filter((flag) => !caption.includes(flag))).toEqual([]);
    expect(enqueue.sort()).toEqual([...taken, '--redis', '--prefix', '--shared-folder'].sort());
  });

  it.each(Object.entries(notForQueue))('do not include %s, and it says why', async (flag, reason) => {
    for (const value of [[], ['x']]) {
      const { code, stderr } = await run(
        'enqueue',
        '--redis',
        'redis://127.0.0.1:1',
        'https://films.test/a.mp4',
        flag,
        ...value,
      );
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${flag}. ${reason}`)]);
    }
  });

  it('include captions that exist, for one video', async () => {
    const transcript = join(folder, 'talk.en.srt');
    writeFileSync(transcript, '1\n00:00:01,000 --> 00:00:02,000\nHello.\n');
    const more = ['--redis', 'redis://127.0.0.1:1', '--publish', 'cloudflare-stream', '--transcript', transcript];
    const two = await run('enqueue', 'https://films.test/a.mp4', 'https://films.test/b.mp4', ...more);
    expect([two.code, two.stderr]).toEqual([2, expect.stringContaining('--transcript is for one video')]);
  });

  it('give a worker the captions that exist in place of a transcriber', async () => {
    const given = { vtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n', language: 'en' };
    const { options } = await reader()({ video: 'https://films.test/a.mp4', request: { ...request, given } });
    expect(options.transcriber.given).toMatchObject(given);
  });
});

describe('the commands of the queue', () => {
  it.each([
    [['enqueue', 'https://films.test/a.mp4'], '--redis'],
    [['enqueue', 'https://films.test/a.mp4', '--redis', 'http://127.0.0.1'], 'redis://'],
    [['enqueue', '--redis', 'redis://127.0.0.1:1'], '--list'],
    [['enqueue', 'a.mp4', '--redis', 'redis://127.0.0.1:1', '--publish', 'cloudflare-stream'], '--shared-folder'],
    [['enqueue', 'https://films.test/a.mp4', '--redis', 'redis://127.0.0.1:1'], '--shared-folder'],
    [['worker', '--redis', 'redis://127.0.0.1:1'], '--control'],
    [['worker', '--redis', 'redis://127.0.0.1:1', '--target', 'live'], '--yes'],
    [['worker', '--redis', 'redis://127.0.0.1:1', '--target', 'live', '--yes', '--no-pacing'], '--no-pacing'],
    [['worker', '--redis', 'redis://127.0.0.1:1', '--rate', 'translateplus=5'], 'requests/seconds'],
    [['worker', '--redis', 'redis://127.0.0.1:1', '--rate', 'nobody=5/1'], 'nobody'],
    [['worker', '--redis', 'redis://127.0.0.1:1', '--store', 's3'], 'S3_ENDPOINT'],
    [['origin', '--redis', 'redis://127.0.0.1:1'], '--store s3'],
    [['origin', '--redis', 'redis://127.0.0.1:1', '--store', 's3'], '--control'],
    [['queue', 'status', '--redis', 'redis://127.0.0.1:1'], 'cannot be reached'],
    [['queue', 'ui', '--redis', 'redis://127.0.0.1:1'], 'cannot be reached'],
  ])('refuse %j', async (words, text) => {
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(text);
  });

  it('repeat no password of a wrong URL', async () => {
    const { stderr } = await run('queue', 'status', '--redis', 'http://user:hunter2@127.0.0.1');
    expect(stderr).not.toContain('hunter2');
  });

  withRedis('add, show, pause and remove videos', async () => {
    const at = ['--redis', server.url, '--json'];
    const json = async (...words: string[]) => JSON.parse((await run(...words, ...at)).stdout);
    const more = ['--to', 'es', '--shared-folder', shared, '--out', join(shared, 'out')];
    expect(await json('enqueue', join(shared, 'films'), ...more)).toEqual({ added: 2, known: 0 });
    expect(await json('enqueue', join(shared, 'films'), ...more)).toEqual({ added: 0, known: 2 });
    const status = await json('queue', 'status');
    expect(status).toMatchObject({ paused: false, videos: { done: 0, failed: 0 } });
    expect(status.jobs).toMatchObject({ 'waiting-children': 4, prioritized: 2 });
    expect((await run('queue', 'status', '--redis', server.url)).stdout).toContain('0 done, 0 failed');
    expect(await json('queue', 'pause')).toEqual({ paused: true });
    expect(await json('queue', 'resume')).toEqual({ paused: false });
    expect(await json('queue', 'retry')).toEqual({ retried: 0 });
    expect(await json('queue', 'drain')).toEqual({ removed: 2, working: 0 });
  });
});
