// Covers: durable-files.ts, file-format.ts, log-lines.ts

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDurableLog, readDurableLog } from './durable-log.ts';
import type { FileFormat } from './file-format.ts';
import { logLine } from './log-lines.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  path = join(folder, 'deep', 'a.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const format: FileFormat = { name: 'test-log', title: 'test log', version: 1, withoutIt: 'do without it' };
const header = 'caption-harness test-log 1\n';

async function write(...entries: (string | number)[]): Promise<void> {
  const { log } = await openDurableLog(path, format);
  await Promise.all(entries.map((entry) => log.append(entry)));
  await log.close();
}
async function read() {
  const { log, entries, tornBytes } = await openDurableLog(path, format);
  await log.close();
  return { entries, tornBytes };
}
/** Three entries, each safe before the next. */
async function three(): Promise<string[]> {
  for (const entry of ['first', 'second', 'third']) await write(entry);
  return readFileSync(path, 'utf8').split('\n').slice(0, -1);
}

it('keeps entries in order, with line ends and surrogates', async () => {
  await write('a\nb', 'ü\u2028\ud800', 3);
  await write('later');
  expect(await read()).toEqual({ entries: ['a\nb', 'ü\u2028\ud800', 3, 'later'], tornBytes: 0 });
  expect(await readDurableLog(path, format)).toEqual(['a\nb', 'ü\u2028\ud800', 3, 'later']);
});

it('begins with its format and version, and leaves no draft', async () => {
  await write();
  expect(readFileSync(path, 'utf8')).toBe(header);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['a.log']);
});

it('cuts off an entry that was torn at any byte, and continues behind it', async () => {
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

it.each([
  ['zeros', '\0'.repeat(64)],
  ['zeros and garbage', `${'\0'.repeat(64)}\n\nxx\n`],
  ['one unreadable line', '1234abcd 1 1 "x"\n'],
  ['a write of two entries whose first part is missing', `${'\0'.repeat(20)}\n${logLine('"b"', 2, 1)}`],
])('takes a tail of %s for torn', async (_what, tail) => {
  await write('first');
  appendFileSync(path, tail);
  expect(await read()).toEqual({ entries: ['first'], tornBytes: tail.length });
  await write('second');
  expect(await read()).toEqual({ entries: ['first', 'second'], tornBytes: 0 });
});

describe('refuses, and leaves as it is,', () => {
  it.each<[string, (lines: readonly string[]) => string, string]>([
    ['an entry that was changed', (lines) => text(lines).replace('first', 'fIrst'), 'entry 1 (byte 27) cannot be read'],
    ['an entry that is missing', ([a, b, , d]) => text([a, b, d]), 'entry 3 stands where entry 2 should be'],
    ['an entry that stands twice', ([a, b, c, d]) => text([a, b, c, c, d]), 'entry 2 stands where entry 3 should be'],
    ['entries out of order', ([a, b, c, d]) => text([a, c, b, d]), 'entry 2 stands where entry 1 should be'],
    ['zeros in the middle', ([a, b, , d]) => text([a, b, '\0'.repeat(12), d]), 'entry 2 (byte 48) cannot be read'],
    ['several unreadable entries at the end', ([a, b]) => text([a, b, 'xx', 'yy']), 'entry 2 (byte 48) cannot be read'],
    ['a safe entry lost in the tail', ([a, b, , d]) => text([a, b, '\0', d]), 'entries follow that are whole'],
    ['line ends of another system', (lines) => text(lines).replaceAll('\n', '\r\n'), 'its lines end with CR LF'],
    ['a byte order mark', (lines) => `\ufeff${text(lines)}`, 'it begins with a byte order mark'],
    ['an empty file', () => '', 'it is empty'],
    ['a file of zeros', () => '\0'.repeat(90), 'it contains only zeros'],
    ['a file of somebody else', () => '# My notes\n', 'it begins with "# My notes'],
    ['a file of another kind', (lines) => text(lines).replace('test-log', 'cat-log'), 'it says that it is "cat-log"'],
    ['a version of nothing', (lines) => text(lines).replace('log 1', 'log 0'), 'its version is 0'],
  ])('%s', async (_what, change, why) => {
    writeFileSync(path, change(await three()));
    const before = readFileSync(path);
    await expect(openDurableLog(path, format)).rejects.toMatchObject({ name: 'StateFileError', path });
    await expect(openDurableLog(path, format)).rejects.toThrow(why);
    await expect(openDurableLog(path, format)).rejects.toThrow(path);
    await expect(readDurableLog(path, format)).rejects.toThrow(why);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('a newer version, naming what is read and what to do', async () => {
    writeFileSync(path, text(await three()).replace('log 1', 'log 2'));
    await expect(openDurableLog(path, format)).rejects.toMatchObject({ problem: 'newer' });
    await expect(openDurableLog(path, format)).rejects.toThrow(
      `The test log ${path} has version 2; this program reads versions up to 1. Use the newer program that wrote it`,
    );
  });

  it('a folder', async () => {
    mkdirSync(path, { recursive: true });
    await expect(openDurableLog(path, format)).rejects.toThrow(`${path} is not a test log: it is a folder.`);
    expect(existsSync(path)).toBe(true);
  });
});

const text = (lines: readonly (string | undefined)[]): string => `${lines.join('\n')}\n`;

describe('a file without a header, as version 0.1.0 wrote them,', () => {
  const old = (...entries: unknown[]): string => entries.map((entry) => `${lineOf(entry)}\n`).join('');
  const lineOf = (entry: unknown): string => {
    const json = JSON.stringify(entry);
    return `${crc32(json).toString(16).padStart(8, '0')} ${json}`;
  };
  const put = (content: string): void => {
    mkdirSync(join(folder, 'deep'), { recursive: true });
    writeFileSync(path, content);
  };

  it('is read, and written anew with its version', async () => {
    put(old('first', { second: 2 }));
    expect(await readDurableLog(path, format)).toEqual(['first', { second: 2 }]);
    await write('third');
    expect(readFileSync(path, 'utf8').startsWith(header)).toBe(true);
    expect((await read()).entries).toEqual(['first', { second: 2 }, 'third']);
  });

  it('may have a torn end', async () => {
    put(`${old('first')}${lineOf('second').slice(0, -2)}`);
    expect((await read()).entries).toEqual(['first']);
    put(lineOf('first').slice(0, 5));
    expect((await read()).entries).toEqual([]);
  });

  it.each([
    ['damaged in the middle', old('first', 'second').replace('first', 'fIrst')],
    ['unreadable as a whole', old('first', 'second').replaceAll('\n', '\r\n')],
    ['unreadable though of one line', `${lineOf('first').replace('first', 'fIrst')}\n`],
  ])('is refused when it is %s', async (_what, content) => {
    put(content);
    await expect(openDurableLog(path, format)).rejects.toMatchObject({ name: 'StateFileError' });
    expect(readFileSync(path, 'utf8')).toBe(content);
  });
});

it('refuses entries once it is closed', async () => {
  const { log } = await openDurableLog(path, format);
  const pending = log.append(1);
  await log.close();
  await pending;
  await expect(log.append(2)).rejects.toThrow('closed');
  expect((await read()).entries).toEqual([1]);
});
