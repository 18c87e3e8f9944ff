// Covers: cue-settings.ts, regions.ts, numbers.ts, ../cues.ts, ../vtt-time.ts
import { describe, expect, it } from 'vitest';
import { parseCues } from '../cues.ts';

const cues = (...blocks: readonly string[]) => parseCues(['WEBVTT', ...blocks].join('\n\n'), 'vtt', { settings: true });
const withSettings = (settings: string, ...regions: readonly string[]) =>
  cues(...regions, `00:00.000 --> 00:01.000 ${settings}\nx`)[0];

it('gives each cue the members of VTTCue beside its own', () => {
  expect(cues('a\n00:01.500 --> 00:02.000\nx')).toEqual([
    {
      id: 'a',
      startMs: 1500,
      endMs: 2000,
      settings: '',
      text: 'x',
      startTime: 1.5,
      endTime: 2,
      vertical: '',
      line: 'auto',
      snapToLines: true,
      lineAlign: 'start',
      position: 'auto',
      positionAlign: 'auto',
      size: 100,
      align: 'center',
      region: null,
    },
  ]);
});

describe('cue settings', () => {
  it.each([
    ['line:-1', { line: -1, snapToLines: true }],
    ['line:-1.5,end', { line: -1.5, lineAlign: 'end' }],
    ['line:12.5%,center', { line: 12.5, snapToLines: false, lineAlign: 'center' }],
    ['line:5 line:-5%', { line: 5, snapToLines: true }],
    ['line:50% line:1', { line: 1, snapToLines: true }],
    ['line:5,middle', { line: 'auto', lineAlign: 'start' }],
    ['line:5,start,end', { line: 'auto' }],
    ['position:100.1%', { position: 'auto' }],
    ['position:30%,line-right', { position: 30, positionAlign: 'line-right' }],
    ['position:30%,start', { position: 'auto', positionAlign: 'auto' }],
    ['size:33.3% size:x', { size: 33.3 }],
    ['align:middle', { align: 'center' }],
    ['Align:start ALIGN:end', { align: 'center' }],
    ['vertical:lr\fsize:1%\talign:left', { vertical: 'lr', size: 1, align: 'left' }],
    ['toString:x __proto__:y constructor:z', { line: 'auto', size: 100 }],
  ])('reads %j', (settings, expected) => {
    expect(withSettings(settings)).toMatchObject(expected);
  });
});

describe('regions', () => {
  const region = 'REGION \t\nid:a width:40.5%\nlines:2 scroll:up regionanchor:0%,50% viewportanchor:10%,90.5%';

  it('reads all settings of a region', () => {
    expect(withSettings('region:a', region)?.region).toEqual({
      id: 'a',
      width: 40.5,
      lines: 2,
      regionAnchorX: 0,
      regionAnchorY: 50,
      viewportAnchorX: 10,
      viewportAnchorY: 90.5,
      scroll: 'up',
    });
  });

  it.each(['line:0', 'size:99%', 'vertical:rl', 'region:b'])(
    'drops the region of a cue with %s behind it',
    (setting) => {
      expect(withSettings(`region:a ${setting}`, region)?.region).toBeNull();
    },
  );

  it.each(['line:0', 'size:99%', 'vertical:rl'])('keeps a region that follows %s', (setting) => {
    expect(withSettings(`${setting} region:a`, region)?.region?.id).toBe('a');
  });

  it('keeps the region of a cue whose other settings are wrong or the default', () => {
    expect(withSettings('region:a size:100% line:x vertical:up', region)?.region?.id).toBe('a');
  });

  it('gives cues of one region the same object, the last of its id', () => {
    const [first, second] = cues(
      region,
      'REGION\nid:a',
      '00:00.000 --> 00:01.000 region:a\nx',
      '00:01.000 --> 00:02.000 region:a\ny',
    );
    expect(first?.region?.width).toBe(100);
    expect(second?.region).toBe(first?.region);
  });

  it('knows only regions that stand before the first cue, under an exact title', () => {
    const cue = '00:00.000 --> 00:01.000 region:a\nx';
    expect(cues(cue, region, cue).map((each) => each.region)).toEqual([null, null]);
    expect(cues(region.replace('REGION', 'Region'), cue)[0]?.region).toBeNull();
    expect(cues(region.replace('REGION', 'REGION:'), cue)[0]?.region).toBeNull();
  });

  it('ends a region at a line with an arrow', () => {
    expect(cues('REGION\nid:a\n00:00.000 --> 00:01.000 region:a\nx')[0]?.region?.id).toBe('a');
  });

  it('takes the word REGION right before a timing line for an id', () => {
    expect(cues('REGION\n00:00.000 --> 00:01.000\nid:a')[0]).toMatchObject({ id: 'REGION', text: 'id:a' });
  });
});

it('reads NUL as U+FFFD in ids, settings, regions and text', () => {
  const [cue] = cues('REGION\nid:\0', 'i\0\n00:00.000 --> 00:01.000 region:\0\nx\0');
  expect(cue).toMatchObject({ id: 'i\ufffd', settings: 'region:\ufffd', text: 'x\ufffd', region: { id: '\ufffd' } });
});

it('refuses settings of SRT', () => {
  expect(() => parseCues('', 'srt', { settings: true })).toThrow(TypeError);
});
