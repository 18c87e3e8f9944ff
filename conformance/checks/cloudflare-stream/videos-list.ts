import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, documented, observed, PROBES, SPEC, spec } from './support/sources.ts';
import type { Stream } from './support/stream.ts';

/** Three videos, created ten seconds apart, the oldest first. All have names, two have creators. */
async function three(stream: Stream): Promise<{ ids: string[]; times: string[] }> {
  const ids: string[] = [];
  const times: string[] = [];
  for (const [at, name] of ['alpha one', 'beta two', 'alpha three'].entries()) {
    const video = await stream.copy({ meta: { name } }, { headers: { 'Upload-Creator': at === 1 ? 'bob' : 'ann' } });
    ids.push(video.uid);
    times.push(String(video.created));
    await stream.t.wait(stream.t.arranged ? 10 : 1.1);
  }
  return { ids, times };
}

/** Demands which of some videos a query lists, in which order. */
async function expectListed(stream: Stream, query: string, all: readonly string[], expected: readonly string[]) {
  const { answer, result } = await stream.do('listVideos', { rest: query });
  const uids = (result as readonly JsonObject[]).map(({ uid }) => String(uid)).filter((uid) => all.includes(uid));
  const name = (list: readonly string[]) => `videos ${list.map((uid) => all.indexOf(uid) + 1).join(', ') || 'none'}`;
  answer.verify(isDeepStrictEqual(uids, expected), `${name(expected)} for ${query || 'no query'}`, name(uids));
}

/** GET /stream: "List videos". */
export const videoListChecks = [
  check({
    id: 'videos-list/order',
    title: 'The newest video comes first, with asc the oldest',
    quote: 'Lists videos in ascending order of creation.',
    requirement: 'asc: lists videos in ascending order of creation; default false',
    evidence: spec,
    cost: { requests: 10 },
    run: async (stream) => {
      const { ids } = await three(stream);
      await expectListed(stream, '', ids, [...ids].reverse());
      await expectListed(stream, '?asc=false', ids, [...ids].reverse());
      await expectListed(stream, '?asc=true', ids, ids);
    },
  }),
  check({
    id: 'videos-list/name-and-search',
    title: 'Videos are found by their name, and by a part of it',
    quote:
      'Provides a fast, exact string match on the name key in the meta field. [...] Provides a partial word match of the name key in the meta field.',
    requirement: 'video_name: exact match of meta.name; search: partial word match; name: names or ids with commas',
    evidence: spec,
    cost: { requests: 12 },
    run: async (stream) => {
      const { ids } = await three(stream);
      const [first = '', second = '', third = ''] = ids;
      await expectListed(stream, '?video_name=alpha%20one', ids, [first]);
      await expectListed(stream, '?video_name=alpha', ids, []);
      await expectListed(stream, '?search=alpha', ids, [third, first]);
      await expectListed(stream, '?search=two&asc=true', ids, [second]);
      await expectListed(stream, '?name=beta%20two', ids, [second]);
      await expectListed(stream, `?name=${third},alpha%20one&asc=true`, ids, [first, third]);
    },
  }),
  check({
    id: 'videos-list/filters',
    title: 'Videos are found by creator, id and state',
    quote: 'Filter by video ID(s). Can be a single ID or a comma-separated list of IDs.',
    requirement: 'creator, id (several with commas), status, type',
    evidence: spec,
    cost: { requests: 18 },
    run: async (stream) => {
      const { ids } = await three(stream);
      const [first = '', second = '', third = ''] = ids;
      await expectListed(stream, '?creator=bob', ids, [second]);
      await expectListed(stream, '?creator=unknown', ids, []);
      await expectListed(stream, `?id=${second}`, ids, [second]);
      await expectListed(stream, `?id=${first},${third}&asc=true`, ids, [first, third]);
      await expectListed(stream, '?status=error', ids, []);
      for (const uid of ids) await stream.settled(uid, 'ready');
      await expectListed(stream, '?status=ready&type=vod', ids, [...ids].reverse());
      await expectListed(stream, '?type=live', ids, []);
    },
  }),
  check({
    id: 'videos-list/times',
    title: 'Videos are found by the time of their creation',
    quote: 'Lists videos created after the specified date. [...] Lists videos created before the specified date.',
    requirement: 'start, after: created after the date; end, before: created before it',
    evidence: spec,
    cost: { requests: 12 },
    run: async (stream) => {
      const { ids, times } = await three(stream);
      const [first = '', second = '', third = ''] = ids;
      const middle = new Date(Date.parse(times[1] ?? '') - 500).toISOString();
      await expectListed(stream, `?start=${middle}`, ids, [third, second]);
      await expectListed(stream, `?after=${middle}&asc=true`, ids, [second, third]);
      await expectListed(stream, `?end=${middle}`, ids, [first]);
      await expectListed(stream, `?before=${middle}`, ids, [first]);
      const later = new Date(Date.parse(times[2] ?? '') - 500).toISOString();
      await expectListed(stream, `?start=${middle}&end=${later}`, ids, [second]);
    },
  }),
  check({
    id: 'videos-list/limit',
    title: 'A list has at most as many videos as its limit, and starts as without a limit',
    quote: 'Maximum number of videos to return (default 1000, max 1000).',
    requirement: 'limit: maximum number of videos to return, 1 to 1000',
    evidence: spec,
    cost: { requests: 12 },
    run: async (stream) => {
      const { ids } = await three(stream);
      const [first = '', second = '', third = ''] = ids;
      for (const limit of [1, 2]) {
        const { answer, result } = await stream.do('listVideos', { rest: `?limit=${limit}` });
        const { length } = result as readonly unknown[];
        answer.verify(length === limit, `${limit} videos`, length);
      }
      // By their ids, because the account may have other videos.
      await expectListed(stream, `?id=${ids.join(',')}&limit=2`, ids, [third, second]);
      await expectListed(stream, `?id=${ids.join(',')}&limit=1&asc=true`, ids, [first]);
      await stream.do('listVideos', { rest: '?limit=1000' });
    },
  }),
  check({
    id: 'videos-list/limit-too-big',
    title: 'A limit above 1000 is refused',
    requirement: '400, code 10005: results are limited to 1000 entries per request',
    evidence: observed(PROBES),
    cost: { requests: 1 },
    run: async (stream) => {
      expectRefused(await stream.send('listVideos', { rest: '?limit=1001' }), refusals.badRequest);
    },
  }),
  check({
    id: 'videos-list/limit-no-number',
    title: 'A limit that is not a number makes the service fail',
    requirement: '500 with an empty body',
    evidence: observed(PROBES),
    cost: { requests: 1 },
    run: async (stream) => {
      const answer = await stream.send('listVideos', { rest: '?limit=abc' });
      answer.expectStatus(500).verify(answer.bytes.length === 0, 'an empty body', answer.summary());
    },
  }),
  check({
    id: 'videos-list/limit-zero',
    title: 'A limit below 1 is refused',
    requirement: 'limit: minimum 1',
    evidence: assumed(`the minimum: ${SPEC}; the refusal is undocumented`),
    cost: { requests: 1 },
    run: async (stream) => {
      expectRefused(await stream.send('listVideos', { rest: '?limit=0' }), refusals.refused);
    },
  }),
  check({
    id: 'videos-list/counts',
    title: 'Counts are sent on request only',
    requirement: 'include_counts adds total, of all that match the query, and range; without it both are absent',
    evidence: observed(`${PROBES}; with it: ${SPEC}`),
    cost: { requests: 11 },
    run: async (stream) => {
      await three(stream);
      const without = (await stream.do('listVideos')).answer;
      const body = without.json();
      without.verify(!('total' in body) && !('range' in body), 'no total and no range', show(Object.keys(body)));
      const { answer } = await stream.do('listVideos', { rest: '?include_counts=true&search=alpha' });
      const { total, range } = answer.json();
      const fits = (count: number) => (stream.t.arranged ? count === 2 : count >= 2);
      answer.verify(fits(Number(total)) && fits(Number(range)), 'total 2 and range 2', show({ total, range }));
      const page = await stream.do('listVideos', { rest: '?include_counts=true&search=alpha&limit=1' });
      const all = page.answer.json().total;
      page.answer.verify(Number(all) >= 2, 'the total of all that match, not of those listed', show(all));
    },
  }),
  check({
    id: 'videos-list/empty',
    title: 'A query without a match gets an empty list',
    requirement: '{"result":[],"success":true,"errors":[],"messages":[]}',
    evidence: observed(PROBES),
    cost: { requests: 2 },
    run: async (stream) => {
      const { answer, result } = await stream.do('listVideos', { rest: '?video_name=an%20unused%20name' });
      answer.verify(isDeepStrictEqual(result, []), 'the result []', show(result));
    },
  }),
  check({
    id: 'videos-list/bad-query',
    title: 'A query with a wrong value is refused',
    requirement: 'status, type and dates as in the parameters of the OpenAPI',
    evidence: documented(`${SPEC}: enumerations and date-time; code as for limit=1001`),
    cost: { requests: 3 },
    run: async (stream) => {
      const rows = { status: '?status=done', type: '?type=radio', start: '?start=yesterday' };
      await eachRow(stream.t, rows, async (rest) => {
        expectRefused(await stream.send('listVideos', { rest }), refusals.refused);
      });
    },
  }),
];
