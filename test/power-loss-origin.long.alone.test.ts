// A disk that forgets what was not flushed, over what an origin keeps: at every moment the power may go, nothing that was
// promised is lost, and what is left can be opened.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { startOrigin } from '../src/origin/index.ts';
import { createFileStore } from '../src/origin/store/file-store.ts';
import { readText } from '../src/origin/store/types.ts';
import { videoRecord } from '../src/origin/test-support/video-record.ts';
import { openRecords } from '../src/origin/videos/records.ts';
import type { VideoRecord } from '../src/origin/videos/types.ts';
import type { Transcriber } from '../src/pipeline/index.ts';
import type { Check } from './support/power-loss/crash-points.ts';
import { holds, type Promised, trial } from './support/power-loss/trials.ts';

vi.setConfig({ testTimeout: 120_000 });
vi.mock('node:fs/promises', async (original) => {
  const { recordingPromises } = await import('./support/power-loss/recorder.ts');
  return recordingPromises(await original<typeof import('node:fs/promises')>());
});
vi.mock('node:fs', async (original) => {
  const { recordingFs } = await import('./support/power-loss/recorder.ts');
  return recordingFs(await original<typeof import('node:fs')>());
});

const video = (id: string, title: string): VideoRecord => videoRecord(id.repeat(32), { title, to: [], state: 'done' });

it('records keep every change, and what was removed stays away', async () => {
  const work = async (folder: string, promised: Promised) => {
    const records = await openRecords(join(folder, 'data', 'records'));
    for (const [id, title] of [
      ['a', 'one'],
      ['a', 'two'],
      ['b', 'three'],
      ['a', 'four'],
    ] as const) {
      await records.save(video(id, title)).then(() => promised([id, title]));
    }
    await records.remove('b'.repeat(32)).then(() => promised(['b', null]));
  };
  const order = ['one', 'two', 'three', 'four'];
  await holds(
    await trial(
      () => {},
      work,
      async (folder, promised) => {
        const records = await openRecords(join(folder, 'data', 'records'));
        expect(records.setAside()).toEqual([]);
        for (const [id, title] of Object.entries(Object.fromEntries(promised as readonly [string, string | null][]))) {
          const found = records.get(id.repeat(32))?.title;
          if (title === null) expect(found).toBeUndefined();
          // A later change may be there already; a removal of b, too.
          else if (id === 'a') expect(order.indexOf(found ?? '')).toBeGreaterThanOrEqual(order.indexOf(title));
          else if (!promised.some((one) => (one as [string, string])[1] === 'four')) expect(found).toBe(title);
        }
        await records.save(video('c', 'after'));
        expect((await openRecords(join(folder, 'data', 'records'))).get('c'.repeat(32))?.title).toBe('after');
      },
    ),
  );
});

it('a store of files keeps every object whole', async () => {
  const store = (folder: string) => createFileStore(join(folder, 'data', 'objects'));
  const texts = ['one', 'two '.repeat(50)];
  const work = async (folder: string, promised: Promised) => {
    writeFileSync(join(folder, 'upload'), 'a video');
    for (const text of texts)
      await store(folder)
        .putText('videos/x/a.vtt', text)
        .then(() => promised(['a.vtt', text]));
    await store(folder)
      .putText('videos/y/b.vtt', 'b')
      .then(() => promised(['b.vtt', 'b']));
    await store(folder)
      .deleteAll('videos/y')
      .then(() => promised(['b.vtt', null]));
  };
  await holds(
    await trial(
      () => {},
      work,
      async (folder, promised) => {
        const last = Object.fromEntries(promised as readonly [string, string | null][]);
        const read = async (key: string) => {
          const object = await store(folder).open(key);
          return object && readText(object);
        };
        const [a, b] = [await read('videos/x/a.vtt'), await read('videos/y/b.vtt')];
        expect(
          [...texts, ...(last['a.vtt'] === undefined ? [null] : [])].slice(texts.indexOf(last['a.vtt'] ?? 'one')),
        ).toContain(a);
        if (last['b.vtt'] === null) expect(b).toBeNull();
        else expect([null, 'b']).toContain(b);
        await store(folder).putText('videos/x/a.vtt', 'after');
        expect(await read('videos/x/a.vtt')).toBe('after');
      },
    ),
  );
});

it('an origin keeps an upload that it has acknowledged', { timeout: 120_000 }, async () => {
  const hello = readFileSync(fileURLToPath(new URL('../fixtures/media/hello-captions.mp4', import.meta.url)));
  const transcriber: Transcriber = {
    id: 'none',
    needs: 'file',
    check() {},
    transcribe: () => Promise.reject(new Error('nothing is transcribed here')),
  };
  // No job begins: what is there is what the upload left.
  const start = (folder: string) => startOrigin({ data: join(folder, 'data'), services: { transcriber }, parallel: 0 });
  const work = async (folder: string, promised: Promised) => {
    const origin = await start(folder);
    try {
      const form = new FormData();
      form.set('video', new Blob([hello]), 'hello.mp4');
      const answer = await fetch(`${origin.url}/videos`, { method: 'POST', body: form });
      if (answer.status === 202) promised(((await answer.json()) as { id: string }).id);
    } finally {
      await origin.close();
    }
  };
  const onDisk: Check = async (folder, promised) => {
    const records = await openRecords(join(folder, 'data', 'records'));
    expect(records.setAside()).toEqual([]);
    for (const id of promised as readonly string[]) {
      expect(records.get(id)?.state).toBe('queued');
      expect(readFileSync(join(folder, 'data', 'work', id, 'video')).equals(hello)).toBe(true);
    }
  };
  const served: Check = async (folder, promised) => {
    await onDisk(folder, promised);
    const origin = await start(folder);
    try {
      for (const id of promised) {
        const { url } = (await (await fetch(`${origin.url}/videos/${id}`)).json()) as { url: string };
        const bytes = Buffer.from(await (await fetch(`${origin.url}${url}`)).arrayBuffer());
        expect(bytes.equals(hello)).toBe(true);
      }
    } finally {
      await origin.close();
    }
  };
  // What tries out the disk has nothing to keep, and the mark of the folder only has to be whole.
  const spare = [/replaceFile < .*startOrigin/, /^sync: .*prepareState/].map((site) => expect.stringMatching(site));
  await holds(await trial(() => {}, work, served, onDisk), spare);
});
