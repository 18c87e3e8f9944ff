import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input, MovOutputFormat } from 'mediabunny';
import { afterAll, expect, it } from 'vitest';
import { cutSound } from './cut-sound.ts';
import { CLIP, inFormat, mkv } from './test-support/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'cut-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The packets of a sound, with their times. */
async function packets(path: string) {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  const track = await input.getPrimaryAudioTrack();
  const found: { at: number; data: string }[] = [];
  if (track) {
    for await (const { timestamp, data } of new EncodedPacketSink(track).packets()) {
      found.push({ at: timestamp, data: Buffer.from(data).toString('latin1') });
    }
  }
  input.dispose();
  return found;
}

it.each<[string, () => Promise<string>]>([
  ['MP4', async () => CLIP],
  ['MKV', async () => written('a.mkv', await mkv())],
  ['MOV', async () => written('a.mov', await inFormat(new MovOutputFormat()))],
])('cuts a span out of %s at the borders of packets', async (what, film) => {
  const path = await film();
  const copy = join(folder, `piece of ${what}`);
  const cut = await cutSound(path, copy, 5, 8);
  if (cut === null || 'trouble' in cut) throw new Error('the clip has sound');
  const whole = await packets(path);
  const expected = whole.filter(({ at }, index) => (whole[index + 1]?.at ?? 99) > 5 && at < 8);
  const piece = await packets(copy);
  expect(piece.map(({ data }) => data)).toEqual(expected.map(({ data }) => data));
  expect(piece[0]?.at).toBe(0);
  expect(cut.from).toBeCloseTo(expected[0]?.at ?? 0, 3);
});

it('finds nothing after the end', async () => {
  expect(await cutSound(CLIP, join(folder, 'none'), 500, 530)).toBeNull();
});

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
