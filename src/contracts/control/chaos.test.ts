import { describe, expect, it } from 'vitest';
import { chaosNames, chaosSchedule } from './chaos.ts';
import { faultText } from './fault-text.ts';
import { readFaults } from './read-faults.ts';

describe.each(chaosNames)('the profile %s', (name) => {
  it('is a list of faults that --fault reads, and writes the same', () => {
    for (const seed of [0, 1, 7, 4_294_967_295]) {
      const texts = chaosSchedule(name, seed);
      expect(texts.flatMap(readFaults)).toHaveLength(texts.length);
      for (const text of texts) expect(readFaults(faultText(readFaults(text)[0] as never))).toEqual(readFaults(text));
    }
  });

  it('depends on the seed', () => {
    expect(chaosSchedule(name, 7)).toEqual(chaosSchedule(name, 7));
    expect(chaosSchedule(name, 7)).not.toEqual(chaosSchedule(name, 8));
  });
});

it('has these numbers on every engine', () => {
  expect(chaosSchedule('rough', 7)).toMatchInlineSnapshot(`
    [
      "rate-limited; wait=1; after=0; every=14",
      "internal-error; after=15; every=20",
      "reset; after=17; every=27",
      "reset; when=after; after=24; every=34",
      "malformed; after=27; every=44",
      "truncate=31; after=21; every=48",
      "delay=80; sigma=0.7; most=3000; after=1; every=2",
    ]
  `);
});
