import { canonicalTag } from '../cloudflare-stream/labels.ts';
import { StreamVideoSeed } from '../cloudflare-stream/seed.ts';
import { GcoreTaskSeed, GcoreVideoSeed } from '../gcore-ai/seed.ts';
import { isFinal } from '../gcore-ai/task-status.ts';
import type { SeedProblem } from './problem.ts';
import { subtitleProblems } from './subtitle-members.ts';

/** What no schema says of a video of Cloudflare Stream: members that belong to its state, captions that belong to it. */
export function streamProblems(value: unknown, path: string): SeedProblem[] {
  const { success, data } = StreamVideoSeed.safeParse(value);
  if (!success) return [];
  const { state = 'ready', percent, error, url, captions = [] } = data;
  return [
    ...belongs(percent === undefined || state === 'inprogress', `${path}.percent`, 'the state inprogress', state),
    ...belongs(error === undefined || state === 'error', `${path}.error`, 'the state error', state),
    ...(state === 'downloading' && url === undefined
      ? [{ path, text: 'expected a url for the state downloading, got none.' }]
      : []),
    ...captions.flatMap((caption, at) => {
      const here = `${path}.captions[${at}]`;
      const { language, status = 'ready' } = caption;
      const given = (['content', 'file', 'cues'] as const).some((name) => caption[name] !== undefined);
      return [
        ...subtitleProblems(caption, here),
        ...(canonicalTag(language) === null
          ? [{ path: `${here}.language`, text: `expected a BCP 47 tag, got "${language}".` }]
          : []),
        ...belongs(!given || status === 'ready', here, 'text for the status ready alone', status),
        ...belongs(
          given || status !== 'ready' || caption.generated === true,
          here,
          'content, file or cues for a track that is not generated',
          'none',
        ),
      ];
    }),
  ];
}

/** What no schema says of a video of Gcore. */
export function gcoreVideoProblems(value: unknown, path: string): SeedProblem[] {
  const { success, data } = GcoreVideoSeed.safeParse(value);
  if (!success) return [];
  const { status = 'ready', error, subtitles = [] } = data;
  // A bad source leaves a video empty (documented).
  const fails = status === 'error' || status === 'empty';
  return [
    ...belongs(error === undefined || fails, `${path}.error`, 'the status error or empty', status),
    ...subtitles.flatMap((one, at) => subtitleProblems(one, `${path}.subtitles[${at}]`)),
  ];
}

/** What no schema says of an AI task of Gcore. */
export function gcoreTaskProblems(value: unknown, path: string): SeedProblem[] {
  const { success, data } = GcoreTaskSeed.safeParse(value);
  if (!success) return [];
  const { status = 'SUCCESS', result, completed } = data;
  const hasText =
    result !== undefined && (['content', 'file', 'cues'] as const).some((name) => result[name] !== undefined);
  return [
    ...belongs(completed === undefined || isFinal(status), `${path}.completed`, 'a final status', status),
    ...belongs(
      result?.error === undefined || status === 'FAILURE',
      `${path}.result.error`,
      'the status FAILURE',
      status,
    ),
    ...belongs(!hasText || status === 'SUCCESS', `${path}.result`, 'a text for the status SUCCESS alone', status),
    ...(result === undefined ? [] : subtitleProblems(result, `${path}.result`)),
  ];
}

const belongs = (holds: boolean, path: string, expected: string, came: string): SeedProblem[] =>
  holds ? [] : [{ path, text: `expected ${expected}, got ${came}.` }];
