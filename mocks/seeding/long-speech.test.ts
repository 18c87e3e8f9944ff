import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { film } from '../../src/media/test-support/film.ts';
import { parseCues } from '../../src/subtitles/index.ts';
import { type Hearers, hearersOf } from '../../test/support/heard-by.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import { type RunningWorld, startWorld } from '../start.ts';
import { seedTenant } from './seed-tenant.ts';

const SECONDS = 150;
const URL = 'https://cdn.example/talks/panel.mp4';

interface Span {
  readonly start: number;
  readonly end: number;
}

let running: RunningWorld;
let tenant: Tenant;
let by: Hearers;
let bytes: Buffer;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual', seed: 4 } });
  tenant = running.world.tenant('a');
  by = hearersOf(running, tenant);
  bytes = await film({ seconds: SECONDS, name: 'panel' });
});
afterAll(() => running.close());

const spansOf = (vtt: string): readonly Span[] =>
  parseCues(vtt, 'vtt').map(({ startMs, endMs }) => ({ start: startMs / 1000, end: endMs / 1000 }));
const overlapsOf = (spans: readonly Span[]): number =>
  spans.slice(1).filter(({ start }, at) => start < (spans[at]?.end ?? 0)).length;

function expectForward(spans: readonly Span[]): void {
  expect(spans.filter(({ start }) => start > 30).length).toBeGreaterThan(5);
  expect(Math.max(...spans.map(({ end }) => end))).toBeLessThanOrEqual(SECONDS + 0.1);
  spans.forEach(({ start, end }, at) => {
    expect(end).toBeGreaterThan(start);
    expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.start ?? 0);
  });
}

describe('a long recording that no seed names', () => {
  it('goes on after the first window of whisper, in segments, words and WebVTT', async () => {
    const { result } = await by.workersAi(bytes);
    const words: Span[] = result.segments.flatMap((one: { words: Span[] }) => one.words);
    for (const spans of [result.segments, words, spansOf(result.vtt)]) {
      expectForward(spans);
      expect(overlapsOf(spans)).toBe(0);
    }
    const { duration, duration_after_vad: all } = result.transcription_info;
    expect(all).toBe(duration);
    const { result: filtered } = await by.workersAi(bytes, { vad_filter: true });
    expect(filtered.transcription_info.duration_after_vad).toBeLessThan(duration * 0.95);
  });

  it('goes on at Gcore and Stream, one sentence after the other', async () => {
    const { result } = await by.gcore(`${URL}?mock-duration=${SECONDS}`);
    const { vtt } = await by.stream(URL);
    for (const spans of [spansOf(result.vttContent), spansOf(vtt)]) {
      expectForward(spans);
      expect(overlapsOf(spans)).toBe(0);
    }
  });
});

describe('a conversation', () => {
  it('overlaps at every service where a seed has several speakers', async () => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await seedTenant(running.world, tenant, { heard: [{ url: URL, sha256, seconds: SECONDS, speakers: 3 }] });
    const { result: gcore } = await by.gcore(URL);
    const { vtt } = await by.stream(URL);
    const { result: whisper } = await by.workersAi(bytes);
    for (const spans of [spansOf(gcore.vttContent), spansOf(vtt), whisper.segments as Span[], spansOf(whisper.vtt)]) {
      expectForward(spans);
      expect(overlapsOf(spans)).toBeGreaterThan(0);
    }
    expect(JSON.stringify([gcore, vtt, whisper])).not.toContain('speaker');
    const { duration, duration_after_vad: all } = whisper.transcription_info;
    expect(all).toBeLessThanOrEqual(duration);
  });

  it('is heard at Gcore where the URL asks for speakers', async () => {
    tenant.reset();
    const url = `${URL}?mock-duration=${SECONDS}&mock-speakers=3`;
    expect(overlapsOf(spansOf((await by.gcore(url)).result.vttContent))).toBeGreaterThan(0);
  });
});
