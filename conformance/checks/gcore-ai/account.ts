import { assumed, documented } from '../../../src/base/evidence.ts';
import type { Answer } from '../../model/context/answer.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { COST_OF_EVERY, EVERY } from './support/operations.ts';
import { expectError } from './support/refusals.ts';
import { shapedList } from './support/shape.ts';
import { SPEC } from './support/sources.ts';
import { sendSubtitle } from './support/subtitles.ts';
import { cancel, creation, idOf, TASKS } from './support/tasks.ts';
import { addVideo, clipVideo, readyVideo, tasksOfVideo, VIDEOS } from './support/videos.ts';

/** Words of the sources that several checks rest on. */
const says = {
  badTask: 'Bad request: - "url" is not specified - Queue limit reached (100), try later - etc',
  tooMany: 'Too many requests, try later',
} as const;

const CREATE = `${SPEC}, POST ${TASKS}`;

/** The operations under /streaming/ai, all of which need the feature. */
const AI = Object.fromEntries(Object.entries(EVERY).filter(([, { path }]) => path.startsWith('/streaming/ai/')));

const LIMIT = { requests: 3, seconds: 60 } as const;

/** Uses up a window of three requests and sends one more. */
async function oneTooMany(t: CheckContext): Promise<Answer> {
  await t.given({ limit: LIMIT });
  for (let n = 0; n < LIMIT.requests; n += 1) {
    const answer = await t.send({ path: VIDEOS, limited: true });
    answer.verify(answer.status === 200, `request ${n + 1} of ${LIMIT.requests} served`, answer.summary());
  }
  return t.send({ path: VIDEOS, limited: true });
}

/** Seconds that Retry-After names. */
function retryAfter(answer: Answer): number {
  const value = answer.header('Retry-After') ?? '';
  answer.verify(/^\d{1,6}$/.test(value), 'Retry-After, in seconds', show(value));
  return Number(value);
}

/** Fills the queue of an account. Returns the ids, and the answer to one task more. */
async function fillQueue(t: CheckContext): Promise<{ ids: string[]; limit: number; refusal: Answer }> {
  await needsAi(t);
  const chosen = await t.declared('queueLimit');
  if (chosen === 'unlimited') t.skip('this target has no queue limit');
  if ((await t.declared('timing')) === 'instant')
    t.skip('tasks on this target are final at once, so the queue stays empty');
  const limit = chosen === 'limit-3' ? 3 : 100;
  const ids: string[] = [];
  for (let sent = 0; sent < limit; sent += 20) {
    const batch = Array.from({ length: Math.min(20, limit - sent) }, () => t.send(creation()));
    ids.push(...(await Promise.all(batch)).map(idOf));
  }
  return { ids, limit, refusal: await t.send(creation()) };
}

/** The features and limits of an account. */
export const accountChecks = [
  check({
    id: 'account/ai-off',
    title: 'Without the feature every AI operation is refused',
    quote: 'This is advanced functionality; to enable it, contact your manager or the Support Team.',
    requirement: '422 {"error": "Feature is disabled. Contact support to enable."}',
    evidence: documented(`${SPEC}, schema upgraderequired, 422 of every AI operation`),
    cost: { requests: 5 },
    run: async (t) => {
      await t.given({ switches: { aiEnabled: 'off' } });
      await eachRow(t, AI, async (request) => {
        const answer = await t.send(request);
        const error = expectError(answer, 422);
        answer.verify(error === 'Feature is disabled. Contact support to enable.', 'the documented text', show(error));
      });
    },
  }),
  check({
    id: 'account/ai-off-videos',
    title: 'Without the feature videos are created, but not transcribed',
    quote:
      'auto – Automatically detects the activation of the option based on the settings in your account. If generation is activated, then automatic language detection while transcribing.',
    requirement: 'Automatic transcription does nothing, silently, when AI is off',
    evidence: documented(`${SPEC}, auto_transcribe_audio_language`),
    cost: { requests: 8 },
    run: async (t) => {
      await t.given({ switches: { aiEnabled: 'off' } });
      const { id } = await addVideo(t, clipVideo({ auto_transcribe_audio_language: 'auto' }));
      await readyVideo(t, id);
      await t.wait(60);
      await t.given({ switches: { aiEnabled: 'on' } });
      const { answer, tasks } = await tasksOfVideo(t, id);
      answer.verify(tasks.length === 0, 'no task', show(tasks));
    },
  }),
  check({
    id: 'account/ai-off-subtitles',
    title: 'Without the feature generated subtitles are refused',
    quote: 'If AI is disabled in your account, you will receive code 422 in response.',
    requirement: '422 when AI is off on the account',
    evidence: documented(`${SPEC}, auto_transcribe_audio_language of POST .../subtitles`),
    cost: { requests: 2 },
    run: async (t) => {
      await t.given({ switches: { aiEnabled: 'off' } });
      const { id } = await addVideo(t);
      expectError(await sendSubtitle(t, id, { auto_transcribe_audio_language: 'auto' }), 422);
    },
  }),
  check({
    id: 'account/queue-limit',
    title: 'A hundred tasks may be queued, and not one more',
    quote: says.badTask,
    requirement: '400 {"error": "Queue limit reached (100), try later."}',
    evidence: documented(`${CREATE}, 400`),
    cost: { requests: 101 },
    exhaustive: true,
    run: async (t) => {
      const { ids, limit, refusal } = await fillQueue(t);
      refusal.verify(new Set(ids).size === limit, `${limit} tasks`, new Set(ids).size);
      const error = expectError(refusal, 400);
      refusal.verify(error === `Queue limit reached (${limit}), try later.`, 'the documented text', show(error));
    },
  }),
  check({
    id: 'account/queue-opens',
    title: 'A task that leaves the queue makes room for one',
    quote: says.badTask,
    requirement: 'Queue limit reached, try later: final tasks do not count',
    evidence: documented(`${CREATE}, 400`),
    cost: { requests: 104 },
    exhaustive: true,
    run: async (t) => {
      // Another check tests the number itself.
      if (t.arranged && (await t.declared('queueLimit')) === 'limit-100')
        await t.given({ switches: { queueLimit: 'limit-3' } });
      const { ids, refusal } = await fillQueue(t);
      expectError(refusal, 400);
      (await cancel(t, ids[0] ?? '')).expectStatus(202);
      idOf(await t.send(creation()));
      expectError(await t.send(creation()), 400);
    },
  }),
  check({
    id: 'account/rate-limited',
    title: 'More requests than the limit are refused',
    quote: says.tooMany,
    requirement: '429 {"error": "Too many requests, try later"}; any wording is allowed',
    evidence: documented(`${CREATE}, 429; that other operations share the limit is assumed`),
    cost: { requests: 4 },
    run: async (t) => {
      expectError(await oneTooMany(t), 429);
    },
  }),
  check({
    id: 'account/rate-limited-everywhere',
    title: 'A used-up limit applies to every operation',
    requirement: '429 {"error": "..."} for every request',
    evidence: assumed('documented for POST /streaming/ai/tasks only; we assume one limit per account'),
    cost: COST_OF_EVERY,
    run: async (t) => {
      expectError(await oneTooMany(t), 429);
      await eachRow(t, EVERY, async (request) => {
        expectError(await t.send({ ...request, limited: true }), 429);
      });
    },
  }),
  check({
    id: 'account/rate-limited-tasks',
    title: 'Too many new tasks are refused with 429, not with the 400 of the queue',
    quote: says.tooMany,
    requirement: 'POST /streaming/ai/tasks: 429 {"error": "..."} for too many requests',
    evidence: documented(`${CREATE}, 429`),
    cost: { requests: 4 },
    run: async (t) => {
      await needsAi(t);
      await t.given({ limit: LIMIT });
      for (let n = 0; n < LIMIT.requests; n += 1) idOf(await t.send(creation({}, { limited: true })));
      expectError(await t.send(creation({}, { limited: true })), 429);
    },
  }),
  check({
    id: 'account/retry-after',
    title: 'A refusal says when to try again',
    requirement: 'Retry-After: seconds until a request passes',
    evidence: assumed('rest-api/error-handling: "if present"'),
    cost: { requests: 5 },
    run: async (t) => {
      const seconds = retryAfter(await oneTooMany(t));
      await t.wait(seconds - 1);
      expectError(await t.send({ path: VIDEOS, limited: true }), 429);
      await t.wait(1);
      shapedList(await t.send({ path: VIDEOS, limited: true }), 'listVideos');
    },
  }),
  check({
    id: 'account/rate-opens',
    title: 'The limit opens again after its time',
    quote: says.tooMany,
    requirement: 'Too many requests, try later: later they pass, as many as before',
    evidence: documented(`${CREATE}, 429`),
    cost: { requests: 7 },
    run: async (t) => {
      expectError(await oneTooMany(t), 429);
      await t.wait(LIMIT.seconds + 1);
      for (let n = 0; n < LIMIT.requests; n += 1) {
        (await t.send({ path: VIDEOS, limited: true })).expectStatus(200);
      }
    },
  }),
  check({
    id: 'account/rate-own',
    title: 'Requests of another account do not count',
    requirement: 'The limit is per account',
    evidence: assumed('nothing is published about the limit'),
    cost: { requests: 5 },
    run: async (t) => {
      await t.given({ limit: LIMIT }, 'neighbour');
      expectError(await oneTooMany(t), 429);
      shapedList(await t.send({ path: VIDEOS, limited: true, credential: 'neighbour' }), 'listVideos');
    },
  }),
];
