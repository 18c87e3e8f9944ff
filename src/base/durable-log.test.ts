import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DurableLogError, openDurableLog } from './durable-log.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  path = join(folder, 'deep', 'a.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function write(...entries: (string | number)[]): Promise<void> {
  const { log } = await openDurableLog(path);
  await Promise.all(entries.map((entry) => log.append(entry)));
  await log.close();
}
async function read() {
  const { log, entries, tornBytes } = await openDurableLog(path);
  await log.close();
  return { entries, tornBytes };
}

it('keeps entries in order, with line ends, surrogates and all', async () => {
  await write('a\nb', 'ü\u2028\ud800', 3);
  await write('later');
  expect(await read()).toEqual({ entries: ['a\nb', 'ü\u2028\ud800', 3, 'later'], tornBytes: 0 });
});

it('cuts off an entry that was torn at any byte, and goes on behind it', async () => {
  await write('first');
  const whole = readFileSync(path).length;
  await write('second');
  const size = readFileSync(path).length;
  for (let cut = size - 1; cut >= whole; cut -= 1) {
    truncateSync(path, cut);
    expect(await read()).toEqual({ entries: ['first'], tornBytes: cut - whole });
    await write('second');
    expect((await read()).entries).toEqual(['first', 'second']);
  }
});

it('takes a tail of garbage or of zeros for torn', async () => {
  await write('first');
  appendFileSync(path, `${'\0'.repeat(64)}\n\nxx\n`);
  expect((await read()).entries).toEqual(['first']);
});

it('does not touch a file that is damaged in the middle', async () => {
  await write('first', 'second');
  const text = readFileSync(path, 'utf8').replace('first', 'fIrst');
  writeFileSync(path, text);
  await expect(openDurableLog(path)).rejects.toThrow(DurableLogError);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('refuses entries once it is closed', async () => {
  const { log } = await openDurableLog(path);
  const pending = log.append(1);
  await log.close();
  await pending;
  await expect(log.append(2)).rejects.toThrow('closed');
  expect((await read()).entries).toEqual([1]);
});
