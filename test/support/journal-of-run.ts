import type { BuiltPrograms } from './programs.ts';
import { serve } from './programs.ts';

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

/** The journal of a run of nine requests, without its times. @param node the program that runs it. Default: this Node */
export async function journalOfRun(programs: BuiltPrograms, seed: number, node?: string): Promise<string> {
  const running = await serve(programs.path('caption-harness'), ['--clock', 'manual', '--seed', String(seed)], {
    node,
  });
  try {
    await visit(running.providers.translateplus?.baseUrl ?? '');
    const text = await (await fetch(`${running.control.url}/tenants/same/journal`)).text();
    return JSON.stringify(JSON.parse(text), (name, value) => (name === 'time' ? undefined : value));
  } finally {
    await running.stop();
  }
}
