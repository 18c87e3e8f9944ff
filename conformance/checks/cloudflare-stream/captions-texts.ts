import { show } from '../../model/show.ts';
import { CHARACTERS } from '../characters.ts';
import { affordable, eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { sample } from './support/media.ts';
import { observed, spec } from './support/sources.ts';

const CUE = /(\d\d+):(\d\d):(\d\d)\.(\d{3}) --> (\d\d+):(\d\d):(\d\d)\.(\d{3})[^\n]*\n([\s\S]*?)(?=\n\n|\n*$)/g;
const BLOG = observed('a file shown in a Cloudflare blog post; its cues have times of the video');

/** The public film of ten minutes that Gcore's guides use: English speech, with pauses. */
const FILM = 'https://demo-public.gvideo.io/videos/2675_G8EuYJFTsvIyWmKt/qid96v1_200_240.mp4';

/** The cues of a generated file: times in seconds, text. */
const cuesIn = (file: string) =>
  [...file.replaceAll('\r\n', '\n').matchAll(CUE)].map(([, h, m, s, ms, h2, m2, s2, ms2, text]) => ({
    start: Number(h) * 3600 + Number(m) * 60 + Number(s) + Number(ms) / 1000,
    end: Number(h2) * 3600 + Number(m2) * 60 + Number(s2) + Number(ms2) / 1000,
    text: String(text),
  }));

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
    id: 'captions-generate/within-the-video',
    title: 'No generated cue ends after the video',
    requirement: 'The times of generated cues lie in the video',
    evidence: BLOG,
    cost: { requests: 14 },
    run: async (stream) => {
      const { video } = await stream.captioned();
      const { duration } = await stream.object('getVideo', { video });
      const { answer } = await stream.do('getCaptionVtt', { video });
      const last = Math.max(...cuesIn(answer.text()).map(({ end }) => end));
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
      const cues = cuesIn(answer.text());
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
