// Covers: ../../media/copy-sound.ts, ../../media/pick-track.ts

import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input, MkvOutputFormat, MovOutputFormat } from 'mediabunny';
import { afterAll, expect, it } from 'vitest';
import { helloVideo } from '../../../test/support/pipeline-mocks.ts';
import { copySound } from '../../media/copy-sound.ts';
import { inFormat, mkv } from '../../media/test-support/samples.ts';
import { soundFilm } from '../../media/test-support/sound-film.ts';
import { inspectFile } from './inspect.ts';
import { soundOf } from './sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'sound-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every packet of the sound track, as it is encoded. */
async function packets(path: string): Promise<Buffer> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  const { EncodedPacketSink } = await import('mediabunny');
  const track = await input.getPrimaryAudioTrack();
  const found: Uint8Array[] = [];
  if (track) for await (const { data } of new EncodedPacketSink(track).packets()) found.push(data);
  input.dispose();
  return Buffer.concat(found);
}

it('copies the sound of a large video byte for byte', async () => {
  const large = join(folder, 'large.mp4');
  // Players skip a box called free (ISO/IEC 14496-12, 8.1.2).
  const box = Buffer.alloc(5_000_000);
  box.writeUInt32BE(box.length);
  box.write('free', 4);
  writeFileSync(large, Buffer.concat([readFileSync(helloVideo), box]));
  const copy = join(folder, 'copies', 'sound');
  expect(await soundOf(large, copy, null)).toBe(copy);
  expect(statSync(copy).size).toBeLessThan(statSync(helloVideo).size);
  const facts = await inspectFile(copy, 'the sound');
  expect(facts.hasPicture).toBe(false);
  expect(facts.durationSeconds).toBeCloseTo((await inspectFile(helloVideo, 'the video')).durationSeconds, 0);
  const sound = await packets(copy);
  expect(sound.length).toBeGreaterThan(10_000);
  expect(sound.equals(await packets(helloVideo))).toBe(true);
  // A file with only sound needs no copy, and an earlier run's copy does not matter.
  expect(await soundOf(large, copy, null)).toBe(copy);
});

it('does not copy the sound of small videos', async () => {
  expect(await soundOf(helloVideo, join(folder, 'none'), null)).toBe(helloVideo);
});

it.each<[string, () => Promise<Buffer>]>([
  ['MKV', () => mkv()],
  ['a live MKV', () => mkv({ isLive: true })],
  ['MOV', () => inFormat(new MovOutputFormat())],
])('takes AAC out of %s', async (what, film) => {
  const path = join(folder, `film of ${what}`);
  writeFileSync(path, await film());
  const copy = join(folder, `sound of ${what}`);
  expect(await copySound(path, copy)).toEqual({ path: copy });
  expect(statSync(copy).size).toBeLessThan(statSync(path).size);
  expect(await inspectFile(copy, 'the sound')).toMatchObject({ hasPicture: false, container: 'mp4' });
  expect((await packets(copy)).equals(await packets(path))).toBe(true);
});

it('keeps no file open, whether there is sound to copy or not', async () => {
  if (process.platform !== 'linux') return;
  const path = join(folder, 'silent.mkv');
  writeFileSync(path, await inFormat(new MkvOutputFormat(), { sound: false }));
  const film = join(folder, 'film.mkv');
  writeFileSync(film, await mkv());
  const open = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
      } catch {
        return false;
      }
    });
  for (let time = 0; time < 5; time += 1) {
    expect(await copySound(path, join(folder, 'no sound'))).toEqual({ path });
    await copySound(film, join(folder, 'sound'));
  }
  // Closing takes a moment.
  await expect.poll(open, { timeout: 10_000 }).toEqual([]);
});

it('takes one of several sound tracks out of a small file', async () => {
  const path = join(folder, 'two tracks.mkv');
  const tracks = ['one', 'two'].map((name) => ({ name, codec: 'opus', seconds: 2 }) as const);
  writeFileSync(path, await soundFilm(new MkvOutputFormat(), tracks));
  const copy = join(folder, 'second track');
  expect(await soundOf(path, copy, 2)).toBe(copy);
  const alone = join(folder, 'two.mkv');
  writeFileSync(alone, await soundFilm(new MkvOutputFormat(), [tracks[1] ?? { name: '', codec: 'opus', seconds: 0 }]));
  expect((await packets(copy)).equals(await packets(alone))).toBe(true);
  await expect(soundOf(path, copy, 3)).rejects.toMatchObject({ kind: 'video' });
});
