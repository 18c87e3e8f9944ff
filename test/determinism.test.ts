import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itNeeds } from './support/needed.ts';
import { serve, useBuiltPrograms } from './support/programs.ts';

const NEWER_NODE = process.env.NEWER_NODE ?? '';
const programs = useBuiltPrograms();
const HELLO = '1\r\n00:00:01,000 --> 00:00:02,000\r\nGood <i>morning</i>\r\n';

/** The same requests, one after another: good ones, refused ones, and what strangers send. */
async function visit(baseUrl: string): Promise<void> {
  const post = (key: string, body: string) =>
    fetch(`${baseUrl}/v2/translate/subtitles`, {
      method: 'POST',
      headers: { 'X-API-KEY': key, 'Content-Type': 'application/json' },
      body,
    }).then((answer) => answer.arrayBuffer());
  for (const target of ['es', 'ja', 'ar', 'th', 'hi', 'xx']) {
    await post('mock_same', JSON.stringify({ format: 'srt', content: HELLO, source: 'en', target }));
  }
  await post('mock_same', '{');
  await post('mock_same.expired', '{}');
  await (
    await fetch(`${baseUrl}/v2/account/summary?x=mock_same`, { headers: { 'X-API-KEY': 'mock_same' } })
  ).arrayBuffer();
}

async function journalOf(seed: number, node?: string): Promise<string> {
  const running = await serve(programs.path('caption-harness'), ['--clock', 'manual', '--seed', String(seed)], node);
  try {
    await visit(running.providers.translateplus?.baseUrl ?? '');
    const text = await (await fetch(`${running.control.url}/tenants/same/journal`)).text();
    return JSON.stringify(JSON.parse(text), (name, value) => (name === 'time' ? undefined : value));
  } finally {
    await running.stop();
  }
}

describe('same seed and same requests give the same journal, byte for byte, except for its times', () => {
  it('run after run, and another seed gives another', async () => {
    const first = await journalOf(7);
    expect(JSON.parse(first).entries).toHaveLength(9);
    expect(await journalOf(7)).toBe(first);
    expect(await journalOf(8)).not.toBe(first);
    expect(first).not.toContain('mock_same');
  });

  itNeeds('a newer Node, named by NEWER_NODE', existsSync(NEWER_NODE))('on a newer Node', async () => {
    expect(await journalOf(7, NEWER_NODE)).toBe(await journalOf(7));
  });
});
