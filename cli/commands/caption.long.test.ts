// Covers: ../../src/pipeline/plan.ts, ../caption/caption-sources.ts, ../caption/client-maker.ts,
// ../caption/caption-events.ts, ../caption/describe-plan.ts, ../caption/describe.ts, ../caption/failure.ts,
// ../caption/numbers.ts, ../caption/options.ts, ../caption/plan-sources.ts, ../caption/run.ts, ../caption/stages.ts,
// ../caption/target.ts, ../caption/translators.ts

import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createControlClient } from '../../src/control-client/index.ts';
import { expectedLines, linesOf } from '../../src/pipeline/test-support/expected.ts';
import { lastLine, useCaptionCommand } from '../../test/support/caption-command.ts';
import { runHere } from '../../test/support/in-process.ts';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { run } from '../../test/support/programs.ts';

const { program, folder, servers, caption: captionProcess, at } = useCaptionCommand();
const caption = (args: readonly string[], cwd = folder()) => runHere('caption-harness', ['caption', ...args], { cwd });

it('captions the bundled video with its own mocks and says where each track went', async () => {
  const cwd = mkdtempSync(join(folder(), 'bare-'));
  const { code, stdout, stderr } = await captionProcess([], cwd);
  expect(stderr).not.toMatch(/error|Warning/);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^hello-captions: 6 cues in English, 4 tracks, 18 credits spent\n/);
  expect(stdout).toMatch(/\nMade by mocks: the text is invented, .*\n$/);
  for (const language of ['en', 'es', 'de', 'ja']) {
    const path = join(cwd, 'captions', `hello-captions.${language}.vtt`);
    expect(stdout).toContain(path);
    expect(linesOf(readFileSync(path, 'utf8'))).toEqual(expectedLines(language));
    expect(stdout).toMatch(new RegExp(`video [0-9a-f]{32}, track ${language}\\n`));
  }
});

it('says that mocks made the tracks also where another video of the list failed', async () => {
  const cwd = mkdtempSync(join(folder(), 'mixed-'));
  writeFileSync(join(cwd, 'broken.mp4'), 'abc');
  copyFileSync(helloVideo, join(cwd, 'talk.mp4'));
  const { code, stdout, stderr } = await caption(['.', '--to', 'es'], cwd);
  expect([code, stdout]).toEqual([1, expect.stringMatching(/1 of 2 videos captioned.*\nMade by mocks: .*\n$/s)]);
  expect(stderr).toContain('error: broken.mp4 is not a readable video');
});

it('does not call the text of running mocks invented: they may have a seed', async () => {
  const { stdout, code } = await caption(['--publish', 'files', '--out', 'spoken', ...at('spoken')]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/\nMade by mocks: text that no seed gives is invented, .*\n$/);
});

it('shows with --dry-run what it would do, and does nothing', async () => {
  const { stdout, stderr, code } = await caption(['--dry-run', '--to', 'es,ja', ...at('dry')]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/about 5 cues\n.*into es, ja, about 10 credits \(100,000 left\)\n.*cloudflare-stream, files/s);
  const { entries } = await createControlClient(servers().control).journal('dry');
  // The balance, and one request to each service, so that refused credentials are noticed.
  const sent = new Set(entries.map(({ operation }) => operation));
  expect(sent).toEqual(new Set(['getAccountSummary', 'listVideos']));
  expect(stderr).toBe('transcriber: workers-ai for 1 file (it takes files); --transcriber chooses another\n');
  expect(readdirSync(folder())).not.toContain('captions');
});

describe('is refused in one line', () => {
  it.each<[string[], number, RegExp]>([
    [['--target', 'live'], 2, /spends real credits\. Confirm with --yes/],
    [
      ['--target', 'live', '--yes', '--dry-run', '--to', 'es'],
      2,
      /needs accountId: set CLOUDFLARE_ACCOUNT_ID, or add --credential/,
    ],
    [
      ['https://a.example/b.mp4', '--target', 'live', '--yes', '--dry-run', '--publish', 'files'],
      2,
      /needs apiKey: set GCORE_API_KEY/,
    ],
    [['--publish', 'files', '--out', process.execPath], 2, /output folder cannot be used.*--out/],
    [['--piece-seconds', '2'], 2, /need more than the 2 s that they share\. Correct the size or the number of pieces/],
    [['--audio-track', '9'], 1, /has no sound track 9\. It has: 1: .*main\. .*--audio-track/],
    [['--pieces-at-once', '0'], 2, /--pieces-at-once/],
    [['--to', 'klingon'], 2, /"klingon" is not a language/],
    [['--publish', 'nowhere'], 2, /"nowhere" is not one of/],
    [
      ['--from', 'tr', '--transcriber', 'cloudflare-stream', '--to', 'es'],
      2,
      /does not generate captions in tr \(Turkish\)/,
    ],
    [['package.json', '--to', 'es'], 1, /package\.json (is not a readable video|does not exist)/],
    [['http://169.254.169.254/a.mp4', '--to', 'es'], 1, /not on the public internet/],
    [['--list', 'no-such-list'], 2, /cannot be read \(ENOENT\)/],
    [['--control', 'http://127.0.0.1:1'], 2, /no answer.*caption-harness serve/],
  ])('%j', async (args, code, sentence) => {
    const end = await runHere('caption-harness', ['caption', ...args], {
      cwd: mkdtempSync(join(folder(), 'bad-')),
      env: { GCORE_API_KEY: '', CLOUDFLARE_ACCOUNT_ID: '', TRANSLATEPLUS_API_KEY: '', CONFORM_LIVE: '' },
    });
    expect(end.stderr).toMatch(sentence);
    expect(end.stderr.split('\n').filter((text) => /^\s+at /.test(text))).toEqual([]);
    expect(end.code).toBe(code);
  });
});

it('captions a list, continues after a bad video, and sums up', async () => {
  const list = join(folder(), 'list.txt');
  const video = fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
  writeFileSync(list, `# two\n${video}\n\n${list}\n`);
  const args = ['--list', list, '--to', 'es', '--publish', 'cloudflare-stream', '--json', ...at('list')];
  const { stdout, stderr, code } = await caption(args);
  expect(code).toBe(1);
  const events = stderr
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as { event: string });
  expect(events[0]).toEqual({ event: 'looked', videos: 2, refused: 1 });
  expect(events.at(-1)).toMatchObject({ event: 'overall', videos: 2, done: 1, failed: 1, left: 0 });
  expect(events).toContainEqual(expect.objectContaining({ event: 'progress', stage: 'publish', state: 'done' }));
  const lines = stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as Record<string, unknown>);
  expect(lines).toHaveLength(3);
  expect(lines.find(({ error }) => error)).toMatchObject({ video: list, error: { kind: 'video' } });
  expect(lines.at(-1)).toEqual({
    summary: {
      videos: 2,
      captioned: 1,
      tracks: 2,
      notBegun: 0,
      failed: 1,
      spent: { amount: 6, unit: 'credits' },
      notices: [],
    },
  });
});

it('refuses two videos of one name before it sends anything, and takes the folder above them', async () => {
  const video = fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
  for (const name of ['1', '2']) {
    mkdirSync(join(folder(), 'd', name), { recursive: true });
    copyFileSync(video, join(folder(), 'd', name, 'intro.mp4'));
  }
  const more = ['--publish', 'files', '--to', 'es', '--out', 'cd', ...at('names')];
  const both = await caption(['d/1/intro.mp4', 'd/2/intro.mp4', ...more]);
  expect(both.code).toBe(2);
  expect(both.stderr).toMatch(/d\/1\/intro\.mp4 and d\/2\/intro\.mp4.*folder.*--name/);
  const control = createControlClient(servers().control);
  expect((await control.journal('names')).entries).toEqual([]);
  const whole = await caption(['d', ...more]);
  expect([whole.code, readdirSync(join(folder(), 'cd', '1')), readdirSync(join(folder(), 'cd', '2'))]).toEqual([
    0,
    ['intro.en.vtt', 'intro.es.vtt'],
    ['intro.en.vtt', 'intro.es.vtt'],
  ]);
  // What is gone is there again after a second run, and paid once.
  rmSync(join(folder(), 'cd'), { recursive: true });
  expect((await caption(['d', ...more])).code).toBe(0);
  expect(readdirSync(join(folder(), 'cd', '1'))).toEqual(['intro.en.vtt', 'intro.es.vtt']);
  expect((await control.getTenant('names')).credits.used).toBe(6);
});

it('lets two runs use one state folder, eight videos at once, with the control API alone', async () => {
  const video = fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
  const videos = Array.from({ length: 9 }, (_, at) => join('many', `${at}.mp4`));
  mkdirSync(join(folder(), 'many'));
  for (const [at, name] of videos.entries()) {
    copyFileSync(video, join(folder(), name));
    // Another content, so that each is a job of its own.
    writeFileSync(join(folder(), name), Buffer.from(`\0\0\0\x09free${at}`, 'latin1'), { flag: 'a' });
  }
  const args = ['many', '--to', 'es,de,fr,ja', '--publish', 'files', '--out', 'two-out', '--parallel', '8', '--json'];
  const two = [...args, '--control', servers().control.url, '--tenant', 'two', '--state', join(folder(), 'two')];
  const ends = await Promise.all([captionProcess(two), captionProcess(two)]);
  const { credits } = await createControlClient(servers().control).getTenant('two');
  const spent = ends.map((end) => {
    expect(end.stderr).not.toMatch(/Warning|^\s+at /m);
    expect([end.code, end.stdout]).toEqual([0, expect.anything()]);
    return lastLine<{ summary: { spent: { amount: number } } }>(end).summary.spent.amount;
  });
  expect(spent.sort((one, other) => one - other)).toEqual([0, credits.used]);
  expect(ends.map(({ stderr }) => /"event":"waiting"/.test(stderr)).sort()).toEqual([false, true]);
}, 60_000);

it('captions a file live by default, with the transcriber that takes files', async () => {
  await createControlClient(servers().control).createTenant({ name: 'day-one' });
  const { credentials } = await createControlClient(servers().control).getTenant('day-one');
  const urls = Object.entries(servers().providers).flatMap(([id, { baseUrl }]) => ['--url', `${id}=${baseUrl}`]);
  const { accountId = '', apiToken = '' } = credentials['workers-ai']?.full ?? {};
  const end = await run(
    process.execPath,
    [
      ...[program(), 'caption', '--target', 'live', '--yes', ...urls, '--publish', 'files'],
      ...['--to', 'es', '--state', 'live-state', '--out', 'live-out'],
    ],
    {
      cwd: folder(),
      env: {
        CLOUDFLARE_ACCOUNT_ID: accountId,
        CLOUDFLARE_API_TOKEN: apiToken,
        TRANSLATEPLUS_API_KEY: credentials.translateplus?.full?.apiKey ?? '',
      },
    },
  );
  expect(end.stderr).toMatch(/^transcriber: workers-ai for 1 file/);
  expect(end.code).toBe(0);
  expect(readdirSync(join(folder(), 'live-out'))).toEqual(['hello-captions.en.vtt', 'hello-captions.es.vtt']);
});

it('ends with exit code 130 when interrupted, and continues later', async () => {
  const control = createControlClient(servers().control);
  await control.createTenant({ name: 'interrupted' });
  await control.addFault('interrupted', {
    match: { operation: 'translateSubtitles' },
    times: 1,
    effect: { type: 'delay', milliseconds: 1_500 },
  });
  const args = ['--to', 'es', '--publish', 'cloudflare-stream', ...at('interrupted')];
  const child = spawn(process.execPath, [program(), 'caption', ...args], { cwd: folder() });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('transcribe done')) child.kill('SIGINT');
  });
  expect(await ended).toBe(130);
  const { code } = await caption([...args, '--resume', '--pay-again']);
  expect(code).toBe(0);
});
