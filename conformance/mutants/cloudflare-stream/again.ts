import type { Answer, Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { listOf, succeeded } from './changes.ts';
import { mutant } from './mutant.ts';

/** The track that a path is about: video and tag, without what follows. */
const trackOf = (path: string): string => /stream\/[^/]+\/captions\/[^/?]+/.exec(path)?.[0] ?? path;
/** The tag of that track. */
const tagOf = (path: string): string => trackOf(path).split('/').at(-1) ?? '';
const baseOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** Works on another tenant, so that nothing happens, and answers with success. */
const skipping = (
  operation: string,
  skips: (path: string) => boolean,
  done: (answer: Answer) => Answer,
): Partial<Seams> => {
  const skipped = new Set<string>();
  return {
    ownerOf: (tenant, property, about) => {
      if (property !== 'state' || about.operation !== operation) return tenant;
      const key = `${about.tenant} ${about.sequence}`;
      if (!skipped.has(key) && !skips(about.path)) return tenant;
      skipped.add(key);
      return `${tenant.slice(0, 50)}-nowhere`;
    },
    answer: (answer, about) =>
      about.operation === operation && skipped.has(`${about.tenant} ${about.sequence}`) ? done(answer) : answer,
  };
};

/** Mutants of operations that come again, and of tags that differ in their region or spelling. */
export const againMutants: readonly Mutant[] = [
  mutant({
    id: 'file-cached',
    family: 'effects',
    statement: 'reads a replaced file back as it was first read',
    breaks: ['captions-upload/replaced-again', 'captions-delete/again'],
    seams: () => {
      const first = new Map<string, Answer>();
      return {
        answer: (answer, { operation, path }) => {
          if (operation !== 'getCaptionVtt' || answer.status !== 200) return answer;
          const known = first.get(trackOf(path)) ?? answer;
          first.set(trackOf(path), known);
          return known;
        },
      };
    },
  }),
  mutant({
    id: 'third-upload-lost',
    family: 'effects',
    statement: 'keeps the file before at every third upload of a track',
    breaks: ['captions-upload/replaced-again'],
    seams: () => {
      const uploads = new Map<string, number>();
      const read = new Map<string, Answer>();
      return {
        answer: (answer, { operation, path }) => {
          const track = trackOf(path);
          if (operation === 'uploadCaption' && answer.status === 200) uploads.set(track, (uploads.get(track) ?? 0) + 1);
          if (operation !== 'getCaptionVtt' || answer.status !== 200) return answer;
          const times = uploads.get(track) ?? 0;
          if (times > 0 && times % 3 === 0) return read.get(track) ?? answer;
          read.set(track, answer);
          return answer;
        },
      };
    },
  }),
  mutant({
    id: 'second-deletion-lost',
    family: 'effects',
    statement: 'deletes a track once, and only says so when it came back',
    breaks: ['captions-delete/again', 'captions-generate/again'],
    seams: () => {
      const deleted = new Set<string>();
      const again = (path: string): boolean => {
        const known = deleted.has(trackOf(path));
        deleted.add(trackOf(path));
        return known;
      };
      return skipping('deleteCaption', again, (answer) => succeeded(answer, ''));
    },
  }),
  mutant({
    id: 'third-generation-refused',
    family: 'effects',
    statement: 'generates a track twice, and refuses it from then on',
    breaks: ['captions-generate/again'],
    seams: () => {
      const times = new Map<string, number>();
      return {
        answer: (answer, { operation, path }) => {
          if (operation !== 'generateCaption' || answer.status !== 200) return answer;
          const time = (times.get(trackOf(path)) ?? 0) + 1;
          times.set(trackOf(path), time);
          const body = { result: null, success: false, errors: [{ code: 19902, message: 'no' }], messages: null };
          return time > 2 ? { ...answer, status: 409, body } : answer;
        },
      };
    },
  }),
  mutant({
    id: 'regions-deleted-together',
    family: 'effects',
    statement: 'shows no region of a language that was deleted',
    breaks: ['languages/regions-delete', 'languages/region-apart'],
    seams: () => {
      const deleted = new Set<string>();
      const videoOf = (path: string): string => /stream\/([^/]+)/.exec(path)?.[1] ?? '';
      return {
        answer: (answer, { operation, path }) => {
          if (operation === 'deleteCaption' && answer.status === 200) deleted.add(`${videoOf(path)} ${tagOf(path)}`);
          if (operation !== 'listCaptions' || answer.status !== 200 || !isJsonObject(answer.body)) return answer;
          const left = listOf(answer.body.result ?? []).filter((track) => {
            const tag = String((track as JsonObject).language);
            return !tag.includes('-') || !deleted.has(`${videoOf(path)} ${baseOf(tag)}`);
          });
          return { ...answer, body: { ...answer.body, result: left } };
        },
      };
    },
  }),
  mutant({
    id: 'regions-share-a-file',
    family: 'effects',
    statement: 'serves one file for all regions of a language',
    breaks: ['languages/regions-delete', 'languages/regions-replace', 'captions-upload/replaced-again'],
    seams: () => {
      const files = new Map<string, Answer>();
      return {
        answer: (answer, { operation, path }) => {
          if (operation !== 'getCaptionVtt' || answer.status !== 200) return answer;
          const key = trackOf(path).replace(/[^/]+$/, baseOf(tagOf(path)));
          const file = files.get(key) ?? answer;
          files.set(key, file);
          return file;
        },
      };
    },
  }),
  mutant({
    id: 'percent-not-decoded',
    family: 'effects',
    statement: 'takes an upload under a percent-encoded tag for another track',
    breaks: ['languages/percent-encoded'],
    seams: () =>
      skipping(
        'uploadCaption',
        (path) => path.includes('%'),
        (answer) =>
          succeeded(answer, { language: 'en-GB', label: 'British English', generated: false, status: 'ready' }),
      ),
  }),
  mutant({
    id: 'percent-refused',
    family: 'errors',
    statement: 'does not find a percent-encoded tag',
    breaks: ['languages/percent-decoded'],
    seams: () => ({
      answer: (answer, { path }) =>
        tagOf(path).includes('%')
          ? {
              ...answer,
              status: 404,
              body: { result: null, success: false, errors: [{ code: 10003, message: 'Not Found' }], messages: null },
            }
          : answer,
    }),
  }),
  mutant({
    id: 'deletion-by-case',
    family: 'languages',
    statement: 'deletes a track only if its tag has the letters of the upload',
    breaks: ['languages/case-everywhere', 'captions-delete/bad-language'],
    seams: () =>
      skipping(
        'deleteCaption',
        (path) =>
          tagOf(path) !==
          (Intl.getCanonicalLocales(decodeURIComponent(tagOf(path)).replace(/[^\w-]/g, '') || 'en')[0] ?? ''),
        (answer) => succeeded(answer, ''),
      ),
  }),
];
