// Covers: parse-seed.ts, seed-files.ts, subtitle-text.ts, ../../entry/seed.ts

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineSeed } from '../../entry/seed.ts';
import { CLIP } from '../../src/media/test-support/samples.ts';
import { seededSound } from '../kernel/media/seeded-sound.ts';
import { World } from '../kernel/world/world.ts';
import { startWorld } from '../start.ts';
import { seedWorldFrom } from './seed-world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** The words at a URL in a tenant of a world with a seed file. */
async function heardBy(seed: string, tenant: string): Promise<string | undefined> {
  const world = new World();
  await seedWorldFrom(world, write('world.yaml', seed));
  const sound = seededSound(world.tenant(tenant), { sha256: null, url: 'https://a/talk.mp4' }, null);
  return sound?.segments?.map(({ text }) => text).join(' ');
}

const messageOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    (error: Error) => error.message,
  );

describe('a seed file', () => {
  it('says what all tenants hear, and single ones first', async () => {
    const seed = [
      'heard:',
      '  - {url: "*", text: All.}',
      'tenants:',
      '  anna:',
      '    heard: [{file: talk.mp4, text: Anna.}]',
    ].join('\n');
    expect(await heardBy(seed, 'bert')).toBe('All.');
    expect(await heardBy(seed, 'anna')).toBe('Anna.');
  });

  it('may be JSON, or empty', async () => {
    expect(await heardBy('{"heard": [{"url": "*", "text": "JSON."}]}', 'a')).toBe('JSON.');
    expect(await heardBy('', 'a')).toBeUndefined();
    expect(await heardBy('# nothing yet\n', 'a')).toBeUndefined();
  });

  it('names transcripts beside itself, in SRT and WebVTT, with markup and marks', async () => {
    mkdirSync(join(folder, 'texts'));
    write(
      'texts/a.srt',
      '\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Two</i>\r\nlines\r\n\r\n2\r\n00:00:02,000 --> 00:00:02,000\r\nnever\r\n',
    );
    write('texts/b.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Q&amp;A\n');
    expect(await heardBy('heard: [{url: "*", transcript: texts/a.srt}]', 'a')).toBe('Two lines');
    expect(await heardBy('heard: [{url: "*", transcript: ./texts/b.vtt}]', 'a')).toBe('Q&A');
  });

  it('gives settings to tenants when they open', async () => {
    const world = new World({ settings: { clock: 'manual' } });
    const seed = 'credits: 7\nswitches: {gcore-ai.timing: instant}\ntenants: {anna: {credits: 9}}\n';
    await seedWorldFrom(world, write('world.yaml', seed));
    expect(world.tenant('anna').account.total).toBe(9);
    expect(world.tenant('bert').account.total).toBe(7);
    expect(world.create('cara', { credits: 1 }).account.total).toBe(1);
    expect(world.tenant('bert').switch('gcore-ai.timing')).toBe('instant');
    expect(world.tenant('bert').settings.clock).toEqual(world.settings.clock);
  });
});

describe('a seed file that cannot be used', () => {
  it('is refused with every file that is missing or not what it should be', async () => {
    write('empty.srt', 'no cues');
    write('latin.srt', Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n\xe9t\xe9\n', 'latin1'));
    write('text.mp4', 'not media');
    write('clip.mp4', readFileSync(CLIP));
    const path = write(
      'world.yaml',
      'heard:\n- {url: a, transcript: none.srt}\n- {url: a, transcript: empty.srt}\n- {url: a, transcript: latin.srt}\n- {media: text.mp4}\n- {media: none.mp4}\n- {media: clip.mp4, audioTrack: 2}\n',
    );
    const message = await messageOf(seedWorldFrom(new World(), path));
    expect(message.split('\n')).toEqual([
      `The seed file ${path} cannot be used:`,
      expect.stringMatching(/heard\[0\]\.transcript: expected a file that can be read, got .*none\.srt \(ENOENT\)/),
      expect.stringMatching(/heard\[1\]\.transcript: expected an SRT or WebVTT file with cues/),
      expect.stringMatching(/heard\[2\]\.transcript: expected a text in UTF-8/),
      expect.stringMatching(/heard\[3\]\.media: expected a media file/),
      expect.stringMatching(/heard\[4\]\.media: expected a file that can be read/),
      expect.stringMatching(/heard\[5\]\.audioTrack: expected one of the 1 sound tracks of .*clip\.mp4, got 2/),
    ]);
  });

  it('is refused with the lines that are not YAML', async () => {
    const path = write('world.yaml', 'heard:\n  - url: "a\n    text: b\n  bad: [\n');
    expect(await messageOf(seedWorldFrom(new World(), path))).toMatch(/line \d+: expected YAML or JSON, got: /);
  });

  it('is refused if it is not there', async () => {
    expect(await messageOf(seedWorldFrom(new World(), join(folder, 'none.yaml')))).toMatch(
      /none\.yaml cannot be used:\n.*there is no such file or folder/,
    );
  });

  it('stops a world from starting', async () => {
    const path = write('world.yaml', 'herd: []');
    expect(await messageOf(startWorld({ seedFile: path }))).toMatch(
      /herd: there is no member "herd"\. Did you mean "heard"/,
    );
  });
});

it('is a typed value for a world that is started', async () => {
  const seed = defineSeed({ heard: [{ url: '*', text: 'Typed.' }], tenants: { demo: { credits: 3 } } });
  const running = await startWorld({ seed });
  try {
    expect(running.world.tenant('demo').account.total).toBe(3);
  } finally {
    await running.close();
  }
});
