import type { Input, InputAudioTrack } from 'mediabunny';
import { fileTrouble, throwIfOfMachine } from './file-trouble.ts';
import { openInput } from './open-input.ts';
import { startOf } from './start-of.ts';
import { checkStructure, isFragmentedFile, isMp4, isStructured, withFile } from './structure/check-structure.ts';
import type { FileWindow } from './structure/file-window.ts';
import { adtsSeconds } from './structure/frames/adts.ts';
import { flacSeconds } from './structure/frames/flac.ts';
import { mp3Seconds } from './structure/frames/mp3.ts';
import { type Inspection, type MediaFacts, trouble } from './types.ts';

/** Up to this duration every file is plausible. */
const ANY_SECONDS = 4 * 3600;
/** Least bytes per second of a longer file: no codec reaches speech at 400 bits per second. */
const BYTES_PER_SECOND = 50;
/** Most audio tracks that are reported, and most characters of the name of one: more are no help to anyone. */
const MOST_TRACKS = 100;
const LONGEST_TITLE = 100;

/**
 * Reads the declared facts of a file without decoding it. Must run in a separate process, because files are hostile.
 * @param bytes its size
 */
export async function readFacts(path: string, bytes: number): Promise<Inspection> {
  const wrong = checkStructure(path);
  if (wrong) return wrong;
  const input = await openInput(path);
  try {
    const facts = await factsOf(input, path, bytes);
    if (!facts) return trouble('not-media', 'has neither pictures nor sound');
    const longest = Math.max(ANY_SECONDS, bytes / BYTES_PER_SECOND);
    if (facts.durationSeconds <= longest) return facts;
    return trouble('contradictory', `claims to last ${Math.round(facts.durationSeconds)} seconds in ${bytes} bytes`);
  } catch (error) {
    throwIfOfMachine(error);
    if (isStructured(path)) return trouble('contradictory', 'has an index that cannot be read');
    return fileTrouble(error, 'is in no container that is read here');
  } finally {
    input.dispose();
  }
}

async function factsOf(input: Input, path: string, bytes: number): Promise<MediaFacts | null> {
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  if (!video && !audio) return null;
  const duration = await durationOf(input, path, await startOf(input, isFragmentedFile(path)));
  return {
    container: isMp4(path) ? 'mp4' : 'other',
    bytes,
    durationSeconds: Number.isFinite(duration) ? Math.max(0, duration) : 0,
    picture: video && { width: video.displayWidth, height: video.displayHeight },
    sound: audio && { channels: audio.numberOfChannels, language: languageOf(audio) },
    soundTracks: (await input.getAudioTracks()).slice(0, MOST_TRACKS).map((track, at) => ({
      number: at + 1,
      language: languageOf(track),
      title: track.name?.slice(0, LONGEST_TITLE) || null,
      isMain: track.id === audio?.id,
    })),
  };
}

const languageOf = ({ languageCode }: InputAudioTrack): string | null => (languageCode === 'und' ? null : languageCode);

/**
 * In seconds. Containers without an index are not read packet by packet, which takes a minute for a long talk: their frames are counted by
 * their headers.
 */
async function durationOf(input: Input, path: string, start: number): Promise<number> {
  const count = COUNTS[(await input.getFormat()).mimeType];
  return (count && withFile(path, count)) ?? (await input.computeDuration()) - start;
}

/** By media type. */
const COUNTS: Readonly<Record<string, (file: FileWindow) => number | null>> = {
  'audio/mpeg': mp3Seconds,
  'audio/aac': adtsSeconds,
  'audio/flac': flacSeconds,
};
