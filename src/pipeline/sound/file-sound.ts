import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutSound, inspectMedia } from '../../media/index.ts';
import { CaptionError } from '../errors.ts';
import type { Video } from '../stages/types.ts';
import type { SoundSource } from './sound-source.ts';

/** Returns the sound of a video as a file of this machine. A child process reads it, because files may be hostile. */
export function fileSound(video: Pick<Video, 'sound' | 'durationSeconds'>): SoundSource {
  return {
    async seconds() {
      if (video.durationSeconds !== null) return video.durationSeconds;
      const facts = await inspectMedia(await video.sound());
      return 'trouble' in facts ? 0 : facts.durationSeconds;
    },
    whole: async () => openAsBlob(await video.sound()),
    async cutter() {
      const path = await video.sound();
      const folder = await mkdtemp(join(tmpdir(), 'caption-harness-'));
      return {
        async cut({ from, to }) {
          const copy = join(folder, `${from.toFixed(3)}-${to.toFixed(3)}`);
          const cut = await cutSound(path, copy, from, to);
          if (cut === null) return null;
          if ('trouble' in cut) {
            const next = 'Take an intact copy, or rewrite it with a video program.';
            throw new CaptionError({ kind: 'video', cause: `The sound ${cut.detail}.`, next });
          }
          const release = () => rm(copy, { force: true });
          return { audio: await openAsBlob(copy), from: cut.from, to: cut.to, rest: cut.rest, release };
        },
        close: () => rm(folder, { recursive: true, force: true }),
      };
    },
  };
}
