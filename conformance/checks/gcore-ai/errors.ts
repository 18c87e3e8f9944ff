import { assumed, documented } from '../../../src/base/evidence.ts';
import type { CheckContext, CheckRequest } from '../../model/context/context.ts';
import { blame, expectBlame } from '../blame.ts';
import { affordable, eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectError } from './support/refusals.ts';
import { shapedList } from './support/shape.ts';
import { SPEC } from './support/sources.ts';
import { subtitlesOf, videoWithSubtitle } from './support/subtitles.ts';
import { TASKS } from './support/tasks.ts';
import { addVideo, VIDEOS } from './support/videos.ts';

/** Every operation on videos and subtitles with a body, for an existing video and subtitle. */
async function changes(t: CheckContext): Promise<Record<string, CheckRequest>> {
  const { video, id } = await videoWithSubtitle(t);
  return {
    createVideo: { method: 'POST', path: VIDEOS },
    createVideos: { method: 'POST', path: `${VIDEOS}/batch` },
    updateVideo: { method: 'PATCH', path: `${VIDEOS}/${video}` },
    createSubtitle: { method: 'POST', path: subtitlesOf(video) },
    updateSubtitle: { method: 'PATCH', path: subtitlesOf(video, id) },
  };
}

/** Requests of no operation, and rules for every answer. */
export const errorChecks = [
  check({
    id: 'errors/unknown-route',
    title: 'An unknown path is not found',
    requirement: '404 with a text "error" for an unknown path',
    evidence: assumed('the documented 404 of the API; for paths it is not documented'),
    cost: { requests: 3 },
    run: async (t) => {
      const rows = { top: '/streaming/nothing', ai: '/streaming/ai/nothing' };
      await eachRow(t, rows, async (path) => {
        expectError(await t.send({ path }), 404);
      });
    },
  }),
  check({
    id: 'errors/wrong-method',
    title: 'A method that a path does not have is refused',
    requirement: '405 with a text "error", or 404',
    evidence: assumed("HTTP's own status; undocumented for Streaming"),
    cost: { requests: 3 },
    run: async (t) => {
      const rows = { tasks: TASKS, videos: VIDEOS, info: '/streaming/ai/info' };
      await eachRow(t, rows, async (path) => {
        expectError(await t.send({ method: 'DELETE', path }), 404, 405);
      });
    },
  }),
  check({
    id: 'errors/trailing-slash',
    title: 'A slash at the end of a path does not matter',
    quote: "curl -L 'https://api.gcore.com/streaming/videos/'",
    requirement: 'The upload guide posts to /streaming/videos/',
    evidence: documented('streaming/video-hosting/upload-video-via-api'),
    cost: { requests: 2 },
    run: async (t) => {
      await eachRow(t, { videos: `${VIDEOS}/`, query: `${VIDEOS}/?per_page=1` }, async (path) => {
        shapedList(await t.send({ path }), 'listVideos');
      });
    },
  }),
  check({
    id: 'errors/not-json',
    title: 'A body that is not JSON is refused in the documented shape',
    requirement: '400 {"status": 400, "error": "..."} for videos and subtitles',
    evidence: assumed(`${SPEC}, schema badrequest; when it is answered is assumed`),
    cost: { requests: 7 },
    run: async (t) => {
      await eachRow(t, await changes(t), async (request) => {
        const answer = await t.send({
          ...request,
          headers: { 'Content-Type': 'application/json' },
          body: '{"video": {',
        });
        expectError(answer, 400);
        answer.verify(answer.field('status', 'number') === 400, 'the field "status" 400', answer.summary());
      });
    },
  }),
  check({
    id: 'errors/media-type',
    title: 'A body of another type is refused',
    requirement: 'A form instead of JSON: 415 or 400 with {"error": "..."}',
    evidence: assumed("HTTP's own status; undocumented for Streaming"),
    cost: { requests: 7 },
    run: async (t) => {
      await eachRow(t, await changes(t), async (request) => {
        const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
        expectError(await t.send({ ...request, headers, body: 'name=x' }), 400, 415);
      });
    },
  }),
  check({
    id: 'errors/good-after-bad',
    title: 'A refusal does not affect later requests',
    requirement: 'A good request is served after bad ones',
    evidence: documented(SPEC),
    cost: { requests: 3 },
    run: async (t) => {
      const headers = { 'Content-Type': 'application/json' };
      const rows = { one: '{', two: '[1]' };
      for (const [, body] of Object.entries(affordable(t, rows, 2))) {
        const answer = await t.send({ method: 'POST', path: VIDEOS, headers, body });
        answer.verify(answer.status >= 400 && answer.status < 500, 'a refusal', answer.summary());
      }
      await addVideo(t);
    },
  }),
  check({
    id: 'errors/blame',
    ...blame,
    cost: { requests: 8 },
    run: async (t) => {
      const json = { 'Content-Type': 'application/json' };
      const task = { method: 'POST', path: TASKS };
      const rows = {
        'another method': { method: 'DELETE', path: TASKS },
        'a video list deleted': { method: 'DELETE', path: VIDEOS },
        'not JSON': { ...task, headers: json, body: '{"url": "http' },
        'another media type': { ...task, headers: { 'Content-Type': 'text/plain' }, body: 'url=x' },
        'a url of another type': { ...task, json: { task_name: 'transcription', url: 7 } },
        'an unknown task': { ...task, json: { task_name: 'nothing', url: 'https://example.com/a.mp4' } },
        'a video as text': { method: 'POST', path: VIDEOS, headers: json, body: '{"video": {' },
      };
      await expectBlame(t, rows, async () => shapedList(await t.send({ path: `${VIDEOS}?per_page=1` }), 'listVideos'));
    },
  }),
];
