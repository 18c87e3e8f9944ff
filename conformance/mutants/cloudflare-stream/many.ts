import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { listOf, onEach, onResult } from './changes.ts';
import { mutant } from './mutant.ts';

const VIDEOS = ['getVideo', 'listVideos', 'editVideo'];

/** Changes the names of videos. */
const named = (change: (name: string) => string) =>
  onEach(VIDEOS, (video) =>
    isJsonObject(video.meta) && typeof video.meta.name === 'string'
      ? { ...video, meta: { ...video.meta, name: change(video.meta.name) } }
      : video,
  );

const created = (change: (creator: string) => string) =>
  onEach(VIDEOS, (video) => (typeof video.creator === 'string' ? { ...video, creator: change(video.creator) } : video));

/** Mutants of long lists, of counts, and of the names of videos. */
export const manyMutants: readonly Mutant[] = [
  mutant({
    id: 'videos-cut-at-50',
    family: 'lists',
    statement: 'lists 50 videos at most',
    breaks: ['videos-list/many'],
    seams: () => onResult(['listVideos'], (list) => [...listOf(list)].slice(0, 50)),
  }),
  mutant({
    id: 'videos-cut-at-10',
    family: 'lists',
    statement: 'lists ten videos at most',
    breaks: ['videos-list/many'],
    seams: () => onResult(['listVideos'], (list) => [...listOf(list)].slice(0, 10)),
  }),
  mutant({
    id: 'videos-by-name',
    family: 'lists',
    statement: 'orders long lists by name',
    breaks: ['videos-list/many'],
    seams: () =>
      onResult(['listVideos'], (list) => {
        const nameOf = (video: JsonObject) => String((video.meta as JsonObject | undefined)?.name);
        const all = listOf(list) as readonly JsonObject[];
        return all.length > 10 ? [...all].sort((one, two) => nameOf(one).localeCompare(nameOf(two))) : [...all];
      }),
  }),
  mutant({
    id: 'tracks-cut-at-50',
    family: 'lists',
    statement: 'lists 50 tracks at most',
    breaks: ['captions-list/many'],
    seams: () => onResult(['listCaptions'], (list) => [...listOf(list)].slice(0, 50)),
  }),
  mutant({
    id: 'tracks-cut-at-10',
    family: 'lists',
    statement: 'lists ten tracks at most',
    breaks: ['captions-list/many'],
    seams: () => onResult(['listCaptions'], (list) => [...listOf(list)].slice(0, 10)),
  }),
  mutant({
    id: 'total-never-falls',
    family: 'lists',
    statement: 'counts deleted videos',
    breaks: ['videos-list/counts-after-deletions'],
    seams: () => {
      const most = new Map<string, number>();
      return {
        answer: (answer, { operation, tenant, path }) => {
          const { body } = answer;
          if (operation !== 'listVideos' || !isJsonObject(body) || body.total === undefined) return answer;
          const key = `${tenant} ${path}`;
          most.set(key, Math.max(most.get(key) ?? 0, Number(body.total)));
          return { ...answer, body: { ...body, total: most.get(key) ?? 0 } };
        },
      };
    },
  }),
  mutant({
    id: 'name-composed',
    family: 'structure',
    statement: 'composes the characters of names',
    breaks: ['videos/names-kept'],
    seams: () => named((name) => name.normalize('NFC')),
  }),
  mutant({
    id: 'name-marks-dropped',
    family: 'structure',
    statement: 'drops characters without width from names',
    breaks: ['videos/names-kept'],
    seams: () => named((name) => name.replace(/\p{Cf}/gu, '')),
  }),
  mutant({
    id: 'name-trimmed',
    family: 'structure',
    statement: 'trims names',
    breaks: ['videos/names-kept'],
    seams: () => named((name) => name.trim()),
  }),
  mutant({
    id: 'name-cut',
    family: 'structure',
    statement: 'cuts names at 255 characters',
    breaks: ['videos/names-kept'],
    seams: () => named((name) => name.slice(0, 255)),
  }),
  mutant({
    id: 'creator-cut',
    family: 'structure',
    statement: 'cuts creators at 63 characters',
    breaks: ['videos/creator-length'],
    seams: () => created((creator) => creator.slice(0, 63)),
  }),
  mutant({
    id: 'creator-squeezed',
    family: 'structure',
    statement: 'trims creators and writes one space for several',
    breaks: ['videos/creator-length'],
    seams: () => created((creator) => creator.trim().replace(/\s+/g, ' ')),
  }),
  mutant({
    id: 'meta-of-ten',
    family: 'effects',
    statement: 'keeps ten entries of meta',
    breaks: ['videos/names-kept'],
    seams: () =>
      onEach(VIDEOS, (video) =>
        isJsonObject(video.meta)
          ? { ...video, meta: Object.fromEntries(Object.entries(video.meta).slice(0, 10)) }
          : video,
      ),
  }),
];
