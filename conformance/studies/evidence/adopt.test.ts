// Covers: probes/decisions.ts, probes/probe.ts, probes/probes.ts, probes/cloudflare-stream.ts, probes/cloudflare-stream-switches.ts,
// probes/gcore-ai.ts, probes/translateplus.ts, probes/workers-ai.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { switchValues } from '../../../src/contracts/switches.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { CheckResult } from '../../model/result.ts';
import { allChecks } from '../../providers/checks.ts';
import type { Recording } from '../drift/recording.ts';
import { openRecorder, RecordingFileError } from '../drift/recording-file.ts';
import { adoptRecording } from './adopt.ts';
import { readAdopted } from './adopted.ts';
import { DecisionLog } from './probes/decisions.ts';
import { services } from './probes/services/services.ts';
import { evidenceRows } from './table.ts';

const STREAM = 'http://stream.test/client/v4';
const VIDEO = `${STREAM}/accounts/a/stream/v`;
const rows = evidenceRows([]);

const exchange = (
  method: string,
  url: string,
  status: number,
  body: unknown,
  headers: [string, string][] = [],
): Exchange => ({
  request: { method, url, headers: [], body: null },
  response: { status, headers, bytes: Buffer.from(JSON.stringify(body)) },
  problem: null,
});
const generated = (status: number) => exchange('POST', `${VIDEO}/captions/en/generate`, status, {});
const EXISTS = 'cloudflare-stream/captions-generate/exists-uploaded';

function decided(...seen: readonly (readonly [Exchange, string])[]) {
  const log = new DecisionLog({ 'cloudflare-stream': STREAM });
  for (const [one, check] of seen) log.note('cloudflare-stream', one, check);
  return log.decisions([]);
}

describe('the probes', () => {
  it('name rows, switches and values that exist', () => {
    for (const { provider, probes } of services) {
      const { rows: own, switches } = probes;
      const known = new Set(rows.filter((row) => row.provider === provider).map(({ kind, id }) => `${kind} ${id}`));
      expect(Object.keys(own).filter((row) => !known.has(row))).toEqual([]);
      expect(switches.filter((probe) => switchValues(`${provider}.${probe.switch}`) === null)).toEqual([]);
      for (const probe of Object.values(own)) {
        if (typeof probe === 'string') continue;
        const [, name, under] = probe;
        expect(switchValues(`${provider}.${name}`)).toEqual(
          under === undefined ? expect.anything() : expect.arrayContaining([under]),
        );
      }
    }
  });

  it('ask by checks that exist, and only about what nothing decides', () => {
    const ids = new Set(allChecks.map(({ id }) => id));
    const settled = rows.flatMap(({ settling, evidence }) =>
      settling.check === undefined ? [] : [{ ...settling, evidence }],
    );
    expect(settled.filter(({ check }) => !ids.has(check ?? ''))).toEqual([]);
    expect(settled.filter(({ evidence }) => evidence.grade !== 'assumed')).toEqual([]);
  });
});

describe('a decision', () => {
  it('comes from the answer to the check of its probe', () => {
    const decisions = decided([generated(400), EXISTS]);
    expect(decisions).toContainEqual({
      provider: 'cloudflare-stream',
      row: 'switch captionExists=status-400',
      check: EXISTS,
      holds: true,
    });
    expect(decisions).toContainEqual({
      provider: 'cloudflare-stream',
      row: 'switch captionExists=status-409',
      check: EXISTS,
      holds: false,
    });
    expect(decisions).toContainEqual({
      provider: 'cloudflare-stream',
      row: 'failure caption-exists-400',
      check: EXISTS,
      holds: true,
    });
    expect(decided([generated(400), 'cloudflare-stream/captions-generate/answer'])).toEqual([]);
    expect(decided([generated(500), EXISTS])).toEqual([]);
  });

  it.each([
    [
      'tus/own-url',
      exchange('POST', `${STREAM}/accounts/a/stream`, 201, '', [
        ['Location', 'http://x/abc'],
        ['stream-media-id', 'abc'],
      ]),
      'tusId=video',
    ],
    [
      'tus/own-url',
      exchange('POST', `${STREAM}/accounts/a/stream`, 201, '', [
        ['Location', 'http://x/1'],
        ['stream-media-id', 'abc'],
      ]),
      'tusId=other',
    ],
    ['tus/create', exchange('POST', `${STREAM}/accounts/a/stream`, 201, ''), 'tusExpires=silent'],
    [
      'gateway/no-credential',
      exchange('GET', `${VIDEO}/captions`, 400, { success: false, errors: [] }),
      'bareRefusals=bare',
    ],
    [
      'tus/not-a-video',
      exchange('GET', VIDEO, 200, { result: { status: { state: 'error', errReasonCode: 'x' } } }),
      'failedPercent=absent',
    ],
    [
      'languages/case',
      exchange('PUT', `${VIDEO}/captions/EN-gb`, 200, { result: { language: 'en-GB' } }),
      'storedTag=canonical',
    ],
    [
      'languages/case',
      exchange('PUT', `${VIDEO}/captions/EN-gb`, 200, { result: { language: 'EN-gb' } }),
      'storedTag=as-sent',
    ],
    [
      'captions-vtt/raw-file',
      exchange('GET', `${VIDEO}/captions/en/vtt`, 200, '', [['Content-Type', 'text/vtt; charset=utf-8']]),
      'vttType=utf-8',
    ],
    [
      'captions-vtt/bytes-kept',
      exchange('GET', `${VIDEO}/captions/en/vtt`, 200, 'WEBVTT X-TIMESTAMP-MAP'),
      'vttHeader=timestamp-map',
    ],
    [
      'videos-life/percent',
      exchange('GET', VIDEO, 200, { result: { status: { state: 'ready', pctComplete: '39.0' } } }),
      'readyAt=first-quality',
    ],
  ])('of %s tells a value', (check, one, row) => {
    const held = decided([one, `cloudflare-stream/${check}`]).filter(({ holds }) => holds);
    expect(held.map((decision) => decision.row)).toContain(`switch ${row}`);
  });

  it('follows the result of the check where no switch decides', () => {
    const log = new DecisionLog({});
    const result = (status: string, reasonKind?: string) => [
      { id: 'cloudflare-stream/tus/options', provider: 'cloudflare-stream', status, reasonKind } as CheckResult,
    ];
    const of = (results: CheckResult[]) =>
      log.decisions(results).find(({ row }) => row === 'behaviour tus-no-delete')?.holds;
    expect([of(result('probed', 'as-assumed')), of(result('passed'))]).toEqual([true, true]);
    expect([of(result('probed', 'differs')), of(result('failed'))]).toEqual([false, false]);
    expect([of(result('skipped')), of(result('untestable')), of([])]).toEqual([undefined, undefined, undefined]);
  });
});

const recorded = (decisions: Recording['decisions'], target = 'live'): Recording => ({
  version: 1,
  target,
  recordedAt: '2026-12-01T10:00:00.000Z',
  answers: [],
  ...(decisions === undefined ? {} : { decisions }),
});

describe('an adoption', () => {
  const yes = decided([generated(400), EXISTS]);

  it('takes over decisions with their day, one a row, the latest', () => {
    const first = adoptRecording(recorded(yes), [], rows);
    expect(first.taken).toBe(2);
    const seen = first.all.find(({ row }) => row === 'switch captionExists=status-400');
    expect(seen).toEqual({
      provider: 'cloudflare-stream',
      row: 'switch captionExists=status-400',
      check: EXISTS,
      holds: true,
      date: '2026-12-01',
    });
    const second = adoptRecording(recorded(decided([generated(409), EXISTS])), first.all, rows);
    expect(second.all).toHaveLength(first.all.length);
    expect(evidenceRows(second.all).find(({ id }) => id === 'captionExists=status-409')?.evidence.grade).toBe(
      'observed',
    );
  });

  it('refuses recordings of mocks and other servers', () => {
    expect(() => adoptRecording(recorded(yes, 'mock'), [], rows)).toThrow(RecordingFileError);
    expect(() => adoptRecording(recorded(yes, 'url'), [], rows)).toThrow('only a live run');
  });

  it('lets no value and no secret in, whatever a recording holds', () => {
    const text = fc.string({ minLength: 12 }).filter((value) => /[^\w\s/-]/.test(value));
    const decision = fc.record({ provider: text, row: text, check: text, holds: fc.boolean(), extra: text });
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 5 }), text, (invented, secret) => {
        const mixed = [...invented, { ...yes[0], note: secret, row: `${yes[0]?.row}`, check: `${yes[0]?.check}` }];
        const doctored = [...mixed, { ...yes[1], check: secret }] as unknown as Recording['decisions'];
        const { all } = adoptRecording(recorded(doctored), [], rows);
        expect(readAdopted(JSON.parse(JSON.stringify(all)))).toEqual(all);
        const names = new Set(
          rows.flatMap(({ provider, kind, id, settling }) => [provider, `${kind} ${id}`, settling.check]),
        );
        for (const { provider, row, check, date } of all) {
          expect([provider, row, check].every((name) => names.has(name))).toBe(true);
          expect(date).toBe('2026-12-01');
        }
      }),
    );
  });

  it('gets decisions from the recorder of a run, without what the service sent', () => {
    const recorder = openRecorder({ 'cloudflare-stream': STREAM });
    recorder.note(
      'cloudflare-stream',
      exchange('POST', `${VIDEO}/captions/en/generate`, 409, { secret: 'hunter2-hunter2' }),
      EXISTS,
    );
    const recording = recorder.recording('live', []);
    expect(JSON.stringify(recording)).not.toContain('hunter2');
    expect(adoptRecording(recording, [], rows).taken).toBe(2);
  });
});
