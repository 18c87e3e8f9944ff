import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { HeardSeed } from '../../src/contracts/seed/heard.ts';
import { hashPackets, inspectMedia } from '../../src/media/index.ts';
import type { SoundContent, SoundEntry } from '../kernel/world/seeds/sound-entry.ts';
import { printOf, type SoundPrint } from '../kernel/world/seeds/sound-print.ts';
import type { SeedFiles } from './seed-files.ts';
import { readSubtitles, wordsOfCue } from './subtitle-text.ts';

/** One entry of `heard` with its files read. @param member where it is in the seed, for problems */
export async function prepareHeard(heard: HeardSeed, member: string, files: SeedFiles): Promise<SoundEntry> {
  const media = heard.media === undefined ? null : await readMedia(heard.media, member, files, heard.audioTrack);
  return {
    url: heard.url ?? null,
    file: heard.file ?? null,
    sha256: (heard.sha256?.toLowerCase() ?? media?.sha256) || null,
    language: heard.language ?? 'en',
    seconds: heard.seconds ?? media?.seconds ?? null,
    content: await contentOf(heard, member, files),
    print: media?.print ?? null,
  };
}

async function contentOf(heard: HeardSeed, member: string, files: SeedFiles): Promise<SoundContent> {
  const { cues, text, transcript, failure, noSpeech, speakers = 1 } = heard;
  if (cues !== undefined) return { kind: 'cues', cues: inOrder(cues) };
  if (transcript !== undefined)
    return { kind: 'cues', cues: await readTranscript(transcript, `${member}.transcript`, files) };
  if (text !== undefined) return { kind: 'text', text };
  if (failure !== undefined) return { kind: 'failure', failure };
  return noSpeech ? { kind: 'silence' } : { kind: 'invented', speakers };
}

async function readTranscript(path: string, member: string, files: SeedFiles) {
  const read = await readSubtitles(files, path, member);
  if (read === null) return [];
  const cues = read.cues.map((cue) => ({
    start: cue.startMs / 1000,
    end: cue.endMs / 1000,
    text: wordsOfCue(cue, read.format),
  }));
  return inOrder(cues.filter(({ start, end, text }) => text !== '' && start >= 0 && end > start));
}

const inOrder = <Cue extends { readonly start: number }>(cues: readonly Cue[]): Cue[] =>
  cues.toSorted((left, right) => left.start - right.start);

/** @param track number of the sound track; the hash of the file names its main one only */
async function readMedia(
  path: string,
  entry: string,
  files: SeedFiles,
  track: number | null = null,
): Promise<{ sha256: string | null; seconds: number; print: SoundPrint | null } | null> {
  const member = `${entry}.media`;
  const full = files.locate(path, member);
  if (full === null) return null;
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(full), hash);
    const found = await inspectMedia(full);
    if (!('trouble' in found)) {
      const { durationSeconds: seconds, soundTracks } = found;
      const one = soundTracks.find(({ number }) => number === track);
      if (track !== null && !one) {
        files.report(
          `${entry}.audioTrack`,
          `expected one of the ${soundTracks.length} sound tracks of ${full}, got ${track}.`,
        );
        return null;
      }
      const packets = await hashPackets(full, track);
      // Without its packets the sound is known as a whole file only, and its pieces would be heard as invented speech.
      if ('trouble' in packets && packets.trouble === 'too-costly') {
        files.report(member, `expected a file whose sound can be read, got ${full}, which ${packets.detail}.`);
        return null;
      }
      const print = 'trouble' in packets ? null : printOf(packets, seconds);
      return { sha256: one && !one.isMain ? null : hash.digest('hex'), seconds, print };
    }
    files.report(member, `expected a media file, got ${full}, which ${found.detail}.`);
  } catch (error) {
    files.unreadable(full, member, error);
  }
  return null;
}
