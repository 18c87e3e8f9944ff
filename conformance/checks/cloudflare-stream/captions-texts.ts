import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../../model/context/answer.ts';
import { show } from '../../model/show.ts';
import { CHARACTERS } from '../characters.ts';
import { affordable, eachRow } from '../rows.ts';
import { cuesOfVtt } from '../web-vtt.ts';
import { check } from './support/check.ts';
import { sample } from './support/media.ts';
import { observed, spec } from './support/sources.ts';

const BLOG = observed('a file shown in a Cloudflare blog post; its cues have times of the video');

/** The public film of ten minutes that Gcore's guides use: English speech, with pauses. */
const FILM = 'https://demo-public.gvideo.io/videos/2675_G8EuYJFTsvIyWmKt/qid96v1_200_240.mp4';

/** The cues of a file, which must be WebVTT: times in seconds, text. */
function cuesIn(answer: Answer) {
  const cues = cuesOfVtt(answer, answer.text());
  return cues.map(({ start, end, text }) => ({ start: start / 1000, end: end / 1000, text }));
}

/** Many cues, with times of every kind that WebVTT knows: odd milliseconds, an hour and more, a hundred hours. */
const LONG = Array.from({ length: 320 }, (_, at) => {
  const start = at < 300 ? at * 4_001 : at < 310 ? 3_600_007 + at * 1_003 : 360_000_013 + at * 1_009;
  return { start, end: start + 987, text: `Line ${at + 1} of the file` };
});

const stamp = (ms: number): string => {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1_000) % 60];
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(ms % 1_000).padStart(3, '0')}`;
};

/** The texts and times in files: characters of every kind, and the speech of a whole video. */
export const textChecks = [
  check({
    id: 'captions-vtt/characters',
    title: 'Marks, joiners, accents and rare characters of an uploaded file are read back',
    quote: 'Return WebVTT captions for a provided language.',
    requirement: 'The texts of the cues that were uploaded',
    evidence: spec,
    cost: { requests: 12 },
    run: async (stream) => {
      const video = await stream.ready();
      const kinds = Object.entries(CHARACTERS).map(([kind, text]) => [kind, [`x${text}x`]] as const);
      const all: Record<string, readonly string[]> = { all: kinds.flatMap(([, lines]) => lines) };
      const some = affordable(stream.t, { ...all, ...Object.fromEntries(kinds) }, 1);
      const tags = ['en', 'de', 'fr', 'it', 'ja', 'ko', 'pl', 'pt', 'ru'];
      await eachRow(stream.t, some, async (lines, kind) => {
        const language = tags[Object.keys(some).indexOf(kind)] ?? 'cs';
        const cues = lines.map((line, at) => `00:00:0${at}.000 --> 00:00:0${at}.900\n${line}\n`);
        await stream.put(video, language, `WEBVTT\n\n${cues.join('\n')}`);
        const { answer } = await stream.do('getCaptionVtt', { video, language });
        const missing = lines.find(
          (line) =>
            !answer
              .text()
              .split(/\r\n|[\r\n]/)
              .includes(line),
        );
        answer.verify(missing === undefined, `the line ${show(missing ?? '')}`, show(answer.text(), 400));
      });
    },
  }),
  check({
    id: 'captions-vtt/long-file',
    title: 'Every cue of a long file is read back in its place, with its times',
    quote: 'Return WebVTT captions for a provided language.',
    requirement: 'The cues that were uploaded: their order, times and texts; the form of the file may differ',
    evidence: spec,
    cost: { requests: 8 },
    run: async (stream) => {
      const video = await stream.ready();
      const cues = LONG.map(({ start, end, text }) => `${stamp(start)} --> ${stamp(end)}\n${text}\n`);
      await stream.put(video, 'en', `WEBVTT\n\n${cues.join('\n').trimEnd()}`);
      const { answer } = await stream.do('getCaptionVtt', { video });
      const seen = cuesIn(answer);
      for (const [at, { start, end, text }] of LONG.entries()) {
        const wanted = { start: start / 1000, end: end / 1000, text };
        answer.verify(isDeepStrictEqual(seen[at], wanted), `cue ${at + 1}: ${show(wanted)}`, show(seen[at]));
      }
      answer.verify(seen.length === LONG.length, `${LONG.length} cues`, seen.length);
    },
  }),
  check({
    id: 'captions-generate/within-the-video',
    title: 'No generated cue ends after the video',
    requirement: 'The times of generated cues lie in the video',
    evidence: BLOG,
    cost: { requests: 14 },
    run: async (stream) => {
      const { video } = await stream.captioned();
      const { duration } = await stream.object('getVideo', { video });
      const { answer } = await stream.do('getCaptionVtt', { video });
      const last = Math.max(...cuesIn(answer).map(({ end }) => end));
      answer.verify(last <= Number(duration) + 1, `an end within ${show(duration)} seconds`, `${last} s`);
    },
  }),
  check({
    id: 'captions-generate/long-speech',
    title: 'The captions of a long video cover all of it, in order',
    requirement: 'Cues from the start of the video to its end, with times of the whole video',
    evidence: BLOG,
    cost: { requests: 16 },
    run: async (stream) => {
      const arranged = stream.t.arranged ? `${await sample(stream, 'talk.mp4')}?mock-duration=95` : FILM;
      const video = await stream.ready({ input: arranged });
      const seconds = Number((await stream.object('getVideo', { video })).duration);
      await stream.generated(video, 'en');
      const { answer } = await stream.do('getCaptionVtt', { video });
      const cues = cuesIn(answer);
      cues.forEach(({ start, end }, at) => {
        const previous = cues[at - 1]?.start ?? 0;
        answer.verify(start >= previous && end > start, `cue ${at + 1} after ${previous} s`, show({ start, end }));
      });
      const last = cues.at(-1)?.end ?? 0;
      answer.verify(last > seconds - 20 && last <= seconds + 1, `speech until the end of ${seconds} s`, `${last} s`);
      const windows = new Set(cues.map(({ start }) => Math.floor(start / 30)));
      answer.verify(windows.size >= (seconds / 30) * 0.7, 'cues in most half minutes', show([...windows]));
      answer.verify(new Set(cues.map(({ text }) => text)).size > cues.length / 2, 'different texts', show(cues, 400));
    },
  }),
];
