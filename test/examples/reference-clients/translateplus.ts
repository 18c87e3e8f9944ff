import { createTranslatePlusClient, type TranslatePlusOptions } from '../../../src/clients/translateplus.ts';
import { type Bench, type Diary, type Environment, openBench } from './diary.ts';

const SRT =
  '\ufeff7\r\n00:00:01,000 --> 00:00:02,500  X1:1 X2:2 Y1:3 Y2:4\r\n<i>Hello</i> world  \r\nand {\\an8}you\r\n\r\n\r\n7\r\n0:0:3,0 --> 0:0:4,0\r\nGood morning\r\n';
const SHAPES: Readonly<Record<string, readonly ['srt' | 'vtt', string]>> = {
  plain: [
    'srt',
    '1\n00:00:01,000 --> 00:00:02,000\nHello world\n\n2\n00:00:03,000 --> 00:00:04,000\nGood morning\n\n3\n00:00:05,000 --> 00:00:06,000\nThe house\n\n',
  ],
  odd: ['srt', SRT],
  unsorted: ['srt', '2\n00:00:05,000 --> 00:00:06,000\nThe house\n\n1\n00:00:01,000 --> 00:00:02,000\nThe garden\n'],
  'lone CR': ['srt', '1\r00:00:01,000 --> 00:00:02,000\rHello world\r'],
  'an open end': ['srt', '1\n00:00:01,000 --> 00:00:02,000\nHello world'],
  numbers: [
    'srt',
    '1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:03,000 --> 00:00:04,000\n\n3\n00:00:05,000 --> 00:00:06,000\nA\u0000B e\u0301 \u05e9\u05dc\u05d5\u05dd \u{1f600}\n',
  ],
  'with words before': ['srt', 'Ripped by nobody\n\n1\n00:00:01,000 --> 00:00:02,000\nHello world\n'],
  webvtt: [
    'vtt',
    'WEBVTT - a title\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\nSTYLE\n::cue { color: lime }\n\nREGION\nid:fred\nwidth:40%\n\nNOTE for translators: cafe\u0301\n\nintro\n00:01.000 --> 00:02.000 align:start line:0\n<v Anna>Hello <00:01.500><c.loud>world</c> &amp; you &lt;\nand me\n\n00:00:03.000 --> 00:00:04.000\nGood morning\n',
  ],
  'a long line': ['srt', `1\n00:00:01,000 --> 00:00:02,000\n${'The house is old and '.repeat(8)}red\n`],
  film: [
    'srt',
    Array.from(
      { length: 1200 },
      (_, at) =>
        `${at + 1}\n00:${pad(at / 60)}:${pad(at % 60)},000 --> 00:${pad(at / 60)}:${pad(at % 60)},900\nThe house is number ${at} today\n`,
    ).join('\n'),
  ],
};

function pad(number: number): string {
  return String(Math.floor(number) % 60).padStart(2, '0');
}

/** Everything the reference client of TranslatePlus can do, done. */
export async function useTranslatePlus(environment: Environment, diary: Diary): Promise<void> {
  const clientOf = (bench: Bench, more: Partial<TranslatePlusOptions> = {}) =>
    createTranslatePlusClient({
      baseUrl: environment.TRANSLATEPLUS_BASE_URL,
      apiKey: bench.credentials('translateplus').apiKey ?? '',
      clock: bench.clock,
      random: () => 0,
      ...more,
    });
  const hello = (more: object = {}) => ({
    format: 'srt' as const,
    content: SHAPES.plain?.[1] ?? '',
    source: 'en',
    target: 'es',
    ...more,
  });

  const bench = await openBench('tp', environment, diary);
  const client = clientOf(bench);
  await bench.note('health', client.getHealth());
  await bench.note('languages', client.listSupportedLanguages());
  await bench.note('account', client.getAccountSummary());
  for (const [shape, [format, content]] of Object.entries(SHAPES)) {
    await bench.note(shape, client.translateSubtitles({ format, content, source: 'en', target: 'es' }));
    await bench.note(`account after ${shape}`, client.getAccountSummary());
  }
  for (const target of ['ja', 'fr', 'en', 'cy']) await bench.note(target, client.translateSubtitles(hello({ target })));
  await bench.note('detected', client.translateSubtitles(hello({ source: 'auto' })));
  await bench.note('the same again', client.translateSubtitles(hello()));
  await bench.note('an unknown target', client.translateSubtitles(hello({ target: 'xx' })));
  await bench.note('an unknown source', client.translateSubtitles(hello({ source: 'xx' })));
  await bench.note('nothing to translate', client.translateSubtitles(hello({ content: 'no block\n' })));
  await bench.note('SRT as WebVTT', client.translateSubtitles(hello({ format: 'vtt' })));
  await bench.note('account after refusals', client.getAccountSummary());
  const together = await Promise.all([1, 2, 3].map(() => client.translateSubtitles(hello()).catch(() => null)));
  diary.push(`tp: side by side: ${together.filter((one) => one !== null).length}`);
  await bench.note('account after three side by side', client.getAccountSummary());
  for (const scope of ['expired', 'none']) {
    const { apiKey = '' } = bench.credentials('translateplus', scope);
    await bench.note(`a key that is ${scope}`, clientOf(bench, { apiKey }).translateSubtitles(hello()));
  }
  await bench.note('an unknown key', clientOf(bench, { apiKey: 'nobody' }).getAccountSummary());
  await bench.note('account at the end', client.getAccountSummary());

  for (const credits of [0, 2, 3, 4]) {
    const poor = await openBench(`tp-${credits}-credits`, environment, diary);
    await poor.arrange({ credits });
    await poor.note('translate', clientOf(poor).translateSubtitles(hello()));
    await poor.note('account', clientOf(poor).getAccountSummary());
  }

  const limited = await openBench('tp-limited', environment, diary);
  await limited.arrange({ limits: { translateplus: { requests: 3, seconds: 60 } } });
  const impatient = clientOf(limited, { maxWaitSeconds: 0, maxAttempts: 1 });
  for (let turn = 0; turn < 2; turn += 1) {
    for (let n = 0; n < 5; n += 1) await limited.note(`request ${n}`, impatient.translateSubtitles(hello()));
    await limited.note('account past the limit', impatient.getAccountSummary());
    await limited.clock.sleep(55_000);
    await limited.note('five seconds early', impatient.translateSubtitles(hello()));
    await limited.clock.sleep(5_000);
  }
  await limited.note('account', clientOf(limited, { maxWaitSeconds: 60 }).getAccountSummary());
  const other = await openBench('tp-limited-neighbour', environment, diary);
  await other.note('a neighbour', clientOf(other).translateSubtitles(hello()));
  await other.note('its account', clientOf(other).getAccountSummary());
  await limited.note('and back', clientOf(limited, { maxWaitSeconds: 60 }).getAccountSummary());
}
