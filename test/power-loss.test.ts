// A disk that forgets what was not flushed, over everything that promises to keep something: at every moment the power may go,
// nothing that was promised is lost, and what is left can be opened.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ledger } from '../conformance/live/ledger.ts';
import { ledgerFormat } from '../conformance/live/ledger-format.ts';
import { openDurableLog, readDurableLog } from '../src/base/durable-log.ts';
import type { FileFormat } from '../src/base/file-format.ts';
import type { JsonValue } from '../src/base/json.ts';
import { openLedgerFile } from '../src/cli/live/ledger-file.ts';
import { startOrigin } from '../src/origin/index.ts';
import { createFileStore } from '../src/origin/store/file-store.ts';
import { readText } from '../src/origin/store/types.ts';
import { freshStages } from '../src/origin/videos/jobs.ts';
import { openRecords } from '../src/origin/videos/records.ts';
import type { VideoRecord } from '../src/origin/videos/types.ts';
import { openAccounts } from '../src/pipeline/accounts/accounts.ts';
import { openJobLog, peekJobLog } from '../src/pipeline/effects/job-log.ts';
import type { Transcriber } from '../src/pipeline/index.ts';
import { type Check, everyCrashPoint, flushSites, type Trial, without } from './support/power-loss/crash-points.ts';
import { record } from './support/power-loss/recorder.ts';

vi.mock('node:fs/promises', async (original) => {
  const { recordingPromises } = await import('./support/power-loss/recorder.ts');
  return recordingPromises(await original<typeof import('node:fs/promises')>());
});
vi.mock('node:fs', async (original) => {
  const { recordingFs } = await import('./support/power-loss/recorder.ts');
  return recordingFs(await original<typeof import('node:fs')>());
});

let root: string;
let before: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'disk-'));
  before = mkdtempSync(join(tmpdir(), 'disk-before-'));
});
afterEach(() => {
  for (const folder of [root, before]) rmSync(folder, { recursive: true, force: true });
});

type Promised = (value: unknown) => void;

/** Runs the work on a disk that begins as `start` leaves it, and cuts the power everywhere. */
async function trial(
  start: (folder: string) => void,
  work: (folder: string, promised: Promised) => Promise<void>,
  check: Check,
  quickCheck: Check = check,
): Promise<Trial> {
  start(root);
  cpSync(root, before, { recursive: true });
  return { before, changes: await record(root, (promised) => work(root, promised)), check, quickCheck };
}

/** Nothing is lost; and without the flushes of any one site something is. */
async function holds(subject: Trial, spare: readonly unknown[] = []): Promise<void> {
  const { moments, states, failures } = await everyCrashPoint(subject);
  expect(failures).toEqual([]);
  expect(moments).toBeGreaterThan(10);
  expect(states).toBeGreaterThan(20);
  const unneeded: string[] = [];
  for (const site of flushSites(subject.changes)) {
    const end = await everyCrashPoint(
      { ...subject, changes: without(subject.changes, site), check: subject.quickCheck ?? subject.check },
      true,
    );
    if (end.failures.length === 0) unneeded.push(site);
  }
  expect(unneeded).toEqual(spare);
}

const format: FileFormat = { name: 'test-log', title: 'test log', version: 1, withoutIt: 'go on without' };

describe('a durable log', () => {
  const path = (folder: string) => join(folder, 'deep', 'deeper', 'a.log');
  const write = async (folder: string, promised: Promised) => {
    const { log } = await openDurableLog(path(folder), format);
    await log.append('a').then(() => promised('a'));
    await Promise.all(['b', 'c', 'd'.repeat(99)].map((entry) => log.append(entry).then(() => promised(entry))));
    await log.close();
    const again = await openDurableLog(path(folder), format);
    await again.log.append('e').then(() => promised('e'));
    await again.log.close();
  };
  const check = async (folder: string, promised: readonly unknown[]) => {
    const { log, entries } = await openDurableLog(path(folder), format);
    await log.append('after').finally(() => log.close());
    expect(entries.slice(0, promised.length)).toEqual(promised);
    expect(await readDurableLog(path(folder), format)).toEqual([...entries, 'after']);
  };

  it('keeps what it promised, from its first entry on', async () => {
    await holds(await trial(() => {}, write, check));
  });

  it('keeps what it promised when its end was torn', async () => {
    const start = (folder: string) => {
      mkdirSync(join(folder, 'deep', 'deeper'), { recursive: true });
      writeFileSync(path(folder), 'caption-harness test-log 1\n1234abcd 0 0 "to');
    };
    await holds(await trial(start, write, check), [expect.stringMatching(/^sync-folder/)]);
  });

  it('keeps what an older version wrote while it is written anew', async () => {
    const start = (folder: string) => {
      mkdirSync(join(folder, 'deep', 'deeper'), { recursive: true });
      writeFileSync(path(folder), '8b5ab12f "old"\n');
    };
    await holds(await trial(start, write, (folder, promised) => check(folder, ['old', ...promised])), [
      expect.stringMatching(/makeDurable/),
    ]);
  });
});

it('the log of a job keeps which effects were begun and how they ended', async () => {
  const path = (folder: string) => join(folder, 'jobs', 'key.log');
  const work = async (folder: string, promised: Promised) => {
    const log = await openJobLog(path(folder), 'here');
    await log.begin('x', {}).then(() => promised(['x', 'open']));
    await log.end('x', 'outcome', true).then(() => promised(['x', 'done']));
    await log.begin('y', {}).then(() => promised(['y', 'open']));
    await log.undo('y');
    await log.close();
  };
  await holds(
    await trial(
      () => {},
      work,
      async (folder, promised) => {
        const log = await peekJobLog(path(folder), 'here');
        const last = Object.fromEntries(promised as readonly [string, string][]);
        if (last.x === 'open') expect(log.record('x')?.state).toBeDefined();
        if (last.x === 'done') expect(log.record('x')?.state).toBe('done');
        await (await openJobLog(path(folder), 'here')).close();
      },
    ),
  );
});

it('an account log keeps every payment', async () => {
  const clock = { now: () => 0, sleep: async () => {} };
  const read = async () => ({ used: 0, remaining: 99 });
  const payer = { id: 'log', restarted: false };
  const work = async (folder: string, promised: Promised) => {
    const accounts = openAccounts(join(folder, 'accounts'), clock);
    const ledger = await accounts.ledger('a', read);
    for (const key of ['x', 'y']) {
      const payment = await ledger.pay(key, 2, 'log');
      promised([key, 'begun']);
      if (key === 'x') await payment.charged().then(() => promised([key, 'paid']));
    }
    await accounts.close();
  };
  await holds(
    await trial(
      () => {},
      work,
      async (folder, promised) => {
        const accounts = openAccounts(join(folder, 'accounts'), clock);
        try {
          const ledger = await accounts.ledger('a', read);
          const last = Object.fromEntries(promised as readonly [string, string][]);
          for (const [key, state] of Object.entries(last)) {
            const known = await ledger.state(key, payer);
            expect(state === 'paid' ? known === 'paid' : known !== 'none', `${key} is ${known}`).toBe(true);
          }
          await (await ledger.pay('z', 1, 'log')).charged();
        } finally {
          await accounts.close();
        }
      },
    ),
  );
});

it('a live ledger keeps every intent and answer', async () => {
  const head = {
    entry: 'run',
    version: 1,
    marker: 'conform-0123456789abcdef',
    startedAt: '2026-01-01T00:00:00.000Z',
    baseUrls: {},
    accounts: {},
  } as const;
  const path = (folder: string) => join(folder, '.conform', 'ledgers', 'x.log');
  const intent = { provider: 'gcore-ai', kind: 'video', check: 'x', marked: true } as const;
  const work = async (folder: string, promised: Promised) => {
    const file = await openLedgerFile(path(folder));
    const ledger = await Ledger.start(head, file.log);
    for (const id of ['1', '2']) {
      const n = await ledger.intend(intent);
      promised({ intent: n });
      await ledger.answered(n, [id]).then(() => promised({ stands: id }));
    }
    await ledger.finish().then(() => promised('finished'));
    await file.close();
  };
  await holds(
    await trial(
      () => {},
      work,
      async (folder, promised) => {
        const entries = await readDurableLog(path(folder), ledgerFormat);
        const ledger = Ledger.resume(entries, { append: async (_entry: JsonValue) => {} });
        for (const one of promised as readonly { readonly intent?: number; readonly stands?: string }[]) {
          if (one.stands) expect(ledger?.stands('gcore-ai', 'video', one.stands)).toBe(true);
          if (one.intent && !promised.includes('finished')) {
            expect(
              ledger?.open().some(({ n }) => n === one.intent) || ledger?.owns('gcore-ai', 'video', String(one.intent)),
            ).toBe(true);
          }
        }
        if (promised.includes('finished')) expect(ledger?.finished).toBe(true);
        await (await openLedgerFile(path(folder))).close();
      },
    ),
  );
});

const video = (id: string, title: string): VideoRecord => ({
  id: id.repeat(32),
  title,
  created: 1,
  bytes: 2,
  durationSeconds: 3,
  extension: 'mp4',
  to: [],
  spoken: null,
  hasAudio: false,
  state: 'done',
  stages: freshStages(),
  language: null,
  tracks: [],
  error: null,
});

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
