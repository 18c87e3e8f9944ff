import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { spec } from './support/sources.ts';

const AMOUNT = 1_003;
const uidOf = (at: number): string => `c0ffee${at.toString(16).padStart(26, '0')}`;
const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne of many\n';
const URL = 'https://example.com/a.mp4';

/** Tags of forty languages in thirty regions. */
const TAGS =
  'ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk ur vi af'
    .split(' ')
    .flatMap((language) =>
      'AE AR AT AU BE BR CA CH CL CO DE DK ES FI FR GB GR HU IE IN IT JP KR MX NL NO PL PT SE US'
        .split(' ')
        .map((region) => `${language}-${region}`),
    )
    .slice(0, AMOUNT);

/** Lists of more than a thousand entries, which are planted. */
export const thousandChecks = [
  check({
    id: 'videos-list/thousand',
    title: 'A list of more than a thousand videos has each video once, up to the limit, and counts all',
    quote: 'Maximum number of videos to return (default 1000, max 1000).',
    requirement: 'limit: 1000 by default and at most; total and range with include_counts',
    evidence: spec,
    cost: { requests: 7 },
    run: async (stream) => {
      const videos = Array.from({ length: AMOUNT }, (_, at): JsonObject => {
        const created = new Date(Date.UTC(2025, 0, 1, 0, 0, at)).toISOString();
        return { uid: uidOf(at), name: `Video ${at}`, url: URL, created };
      });
      await stream.t.given({ limit: null, switches: { sdkFixtures: 'off' }, state: { videos } });
      const newest = videos.map(({ name }) => String(name)).reverse();
      for (const limit of [null, 1_000, 501, 101]) {
        const rest = `?include_counts=true${limit === null ? '' : `&limit=${limit}`}`;
        const { answer, result } = await stream.do('listVideos', { rest });
        const names = (result as readonly JsonObject[]).map(({ meta }) => String((meta as JsonObject | null)?.name));
        const wanted = limit ?? 1_000;
        answer.verify(names.length === wanted, `${wanted} videos`, names.length);
        const at = names.findIndex((name, index) => name !== newest[index]);
        answer.verify(at < 0, 'the newest first, each once', `${show(names[at])} at ${at + 1}`);
        const { total } = answer.json();
        answer.verify(Number(total) === AMOUNT, `total ${AMOUNT}`, show(total));
      }
    },
  }),
  check({
    id: 'captions-list/thousand',
    title: 'A list of more than a thousand tracks has each track once',
    quote: 'Lists the available captions or subtitles for a specific video.',
    requirement: 'The list has every track once, however many there are',
    evidence: spec,
    cost: { requests: 2 },
    run: async (stream) => {
      const captions = TAGS.map((language): JsonObject => ({ language, content: VTT }));
      await stream.t.given({ limit: null, state: { videos: [{ uid: uidOf(1), name: 'Many', url: URL, captions }] } });
      await stream.expectTags(uidOf(1), ...TAGS);
    },
  }),
];
