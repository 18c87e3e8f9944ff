import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { parseCues, type SubtitleFormat } from '../../src/subtitles/index.ts';
import { World } from '../kernel/world/world.ts';
import { createTranslatePlusApp } from './app.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}
interface Expected {
  readonly encoding: string;
  readonly billable: number;
  readonly cue_count: number;
  /** Absent for very long files. Empty WebVTT cues have no span. */
  readonly cues?: readonly {
    readonly from?: number | null;
    readonly to?: number | null;
    readonly segments?: readonly Span[];
  }[];
}

/** Another folder of the same layout can be tried by naming it. */
const folder = process.env.SUBTITLE_CORPUS ?? fileURLToPath(new URL('../../fixtures/subtitles/', import.meta.url));
const oracle = (name: string) =>
  JSON.parse(readFileSync(`${folder}/expected/${name}`, 'utf8')) as Record<string, Expected>;
const files = [
  ...Object.entries(oracle('vtt.json')).map(([file, expected]) => ({ file, expected, format: 'vtt' as const })),
  ...Object.entries(oracle(process.env.SUBTITLE_CORPUS ? 'srt-rule-R.json' : 'srt.json')).map(([file, expected]) => ({
    file,
    expected,
    format: 'srt' as const,
  })),
].filter(({ expected }) => expected.encoding === 'utf-8');

const spansOf = (expected: Expected): Span[] =>
  (expected.cues ?? []).flatMap(({ from, to, segments }) =>
    segments ? [...segments] : typeof from === 'number' && typeof to === 'number' ? [{ from, to }] : [],
  );

/** The parts of a file between its spans, in order: what no translation may touch. */
function frame(content: string, spans: readonly Span[]): string[] {
  const edges = [0, ...spans.flatMap(({ from, to }) => [from, to]), content.length];
  return Array.from({ length: spans.length + 1 }, (_, n) => content.slice(edges[2 * n], edges[2 * n + 1]));
}

/** Where a frame's parts stand in another text, each after the one before; null when they do not. */
function fits(parts: readonly string[], text: string): boolean {
  let at = 0;
  for (const [n, part] of parts.entries()) {
    const last = n === parts.length - 1;
    const found = last ? text.length - part.length : n === 0 ? 0 : text.indexOf(part, at);
    if (found < at || text.slice(found, found + part.length) !== part) return false;
    at = found + part.length;
  }
  return true;
}

const facts = (content: string, format: SubtitleFormat) =>
  parseCues(content, format).map(({ id, startMs, endMs, settings }) => [id, startMs, endMs, settings]);

describe('every subtitle file', () => {
  const world = new World({ settings: { clock: 'manual', limits: { translateplus: null } } });
  const app = createTranslatePlusApp(world);

  it.each(files)('$file', async ({ file, expected, format }) => {
    const content = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(`${folder}/${file}`));
    const tenant = world.create(`t${files.findIndex((one) => one.file === file)}`);
    const answer = await request(app)
      .post('/v2/translate/subtitles')
      .set('X-API-KEY', `mock_${tenant.name}`)
      .send({ format, content, source: 'auto', target: 'el' });
    expect(tenant.account.used).toBe(expected.billable);
    if (expected.billable === 0) {
      expect(answer.status).toBe(400);
      return;
    }
    expect(answer.status).toBe(200);
    const translated = answer.body.content as string;
    expect(facts(translated, format)).toEqual(facts(content, format));
    expect(facts(content, format)).toHaveLength(expected.cue_count);
    if (expected.cues) {
      const parts = frame(content, spansOf(expected));
      expect(fits(parts, translated), `changed outside the spans: ${JSON.stringify(translated).slice(0, 400)}`).toBe(
        true,
      );
    }
  });

  it('is a varied set', () => {
    expect(files.length).toBeGreaterThan(100);
  });
});
