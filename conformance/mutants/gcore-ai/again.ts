import type { Answer } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, onEach, onSubtitle, onTask, text, within } from './changes.ts';
import { mutant } from './mutant.ts';

const NAMES = ['getVideo', 'listVideos', 'updateVideo'];
const subtitleText = (change: (value: string) => string) =>
  onSubtitle((row) => ({
    ...row,
    ...(typeof row.vtt === 'string' ? { vtt: change(row.vtt) } : {}),
    ...(typeof row.name === 'string' ? { name: change(row.name) } : {}),
  }));
const named = (change: (value: string) => string) =>
  onEach(NAMES, (video) => ({
    ...video,
    ...(typeof video.name === 'string' ? { name: change(video.name) } : {}),
    ...(typeof video.description === 'string' ? { description: change(video.description) } : {}),
  }));
const data = (name: string, change: (value: string) => string) =>
  onTask((task) =>
    within(task, 'task_data', (all) =>
      typeof all[name] === 'string' ? { ...all, [name]: change(text(all[name])) } : all,
    ),
  );

/** Mutants of operations that come again, of rare characters, and of other spellings of a path. */
export const againMutants: readonly Mutant[] = [
  mutant({
    id: 'subtitle-cached',
    family: 'effects',
    statement: 'reads a changed subtitle back as it was first read',
    breaks: ['subtitles/patch-again', 'subtitles/patch'],
    seams: () => {
      const first = new Map<string, Answer>();
      return {
        answer: (answer, { operation, path, tenant }) => {
          if (operation !== 'getSubtitle' || answer.status !== 200) return answer;
          const known = first.get(`${tenant} ${path}`) ?? answer;
          first.set(`${tenant} ${path}`, known);
          return known;
        },
      };
    },
  }),
  mutant({
    id: 'third-change-lost',
    family: 'effects',
    statement: 'shows the second change of a subtitle after the third',
    breaks: ['subtitles/patch-again'],
    seams: () => {
      const changes = new Map<string, number>();
      const shown = new Map<string, Answer>();
      return {
        answer: (answer, { operation, path, tenant }) => {
          const key = `${tenant} ${path}`;
          if (operation === 'updateSubtitle') changes.set(key, (changes.get(key) ?? 0) + 1);
          if (operation !== 'getSubtitle' || answer.status !== 200) return answer;
          if (changes.get(key) === 3) return shown.get(key) ?? answer;
          shown.set(key, answer);
          return answer;
        },
      };
    },
  }),
  mutant({
    id: 'second-deletion-fails',
    family: 'effects',
    statement: 'answers 500 from the third deletion of a subtitle on',
    breaks: ['subtitles/delete-again'],
    seams: () => {
      const deletions = new Map<string, number>();
      return {
        answer: (answer, { operation, tenant }) => {
          if (operation !== 'deleteSubtitle' || answer.status !== 204) return answer;
          const number = (deletions.get(tenant) ?? 0) + 1;
          deletions.set(tenant, number);
          return number > 2 ? { ...answer, status: 500, body: { status: 500, error: 'no' } } : answer;
        },
      };
    },
  }),
  mutant({
    id: 'subtitle-marks-lost',
    family: 'structure',
    statement: 'drops characters without width',
    breaks: ['subtitles/characters'],
    seams: subtitleText((value) => value.replace(/\p{Cf}/gu, '')),
  }),
  mutant({
    id: 'subtitle-astral-lost',
    family: 'structure',
    statement: 'replaces characters beyond the basic plane',
    breaks: ['subtitles/characters', 'subtitles/verbatim'],
    seams: subtitleText((value) => value.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')),
  }),
  mutant({
    id: 'subtitle-compatible',
    family: 'structure',
    statement: 'writes characters in their compatible forms',
    breaks: ['subtitles/characters'],
    seams: subtitleText((value) => value.normalize('NFKC')),
  }),
  mutant({
    id: 'video-name-marks-lost',
    family: 'structure',
    statement: 'drops characters without width from names of videos',
    breaks: ['videos/characters'],
    seams: named((value) => value.replace(/\p{Cf}/gu, '')),
  }),
  mutant({
    id: 'video-name-composed',
    family: 'structure',
    statement: 'composes the characters of names of videos',
    breaks: ['videos/characters'],
    seams: named((value) => value.normalize('NFC')),
  }),
  mutant({
    id: 'user-cut',
    family: 'results',
    statement: 'cuts client_user_id at 255 characters',
    breaks: ['results/task-data-characters'],
    seams: data('client_user_id', (value) => value.slice(0, 255)),
  }),
  mutant({
    id: 'entity-cut',
    family: 'results',
    statement: 'cuts client_entity_data at 4,095 characters',
    breaks: ['results/task-data-characters'],
    seams: data('client_entity_data', (value) => value.slice(0, 4_095)),
  }),
  mutant({
    id: 'entity-trimmed',
    family: 'results',
    statement: 'trims client_entity_data and drops characters without width',
    breaks: ['results/task-data-characters'],
    seams: data('client_entity_data', (value) => value.trim().replace(/\p{Cf}/gu, '')),
  }),
  mutant({
    id: 'percent-as-another',
    family: 'effects',
    statement: 'answers another resource under a percent-encoded id',
    breaks: ['errors/percent-encoded'],
    seams: () => ({
      answer: (answer, { path }) =>
        path.includes('/%') && answer.status === 200
          ? body((one: JsonObject) => ({ ...one, ...(isJsonObject(one) ? { id: 1 } : {}) }))(answer)
          : answer,
    }),
  }),
  mutant({
    id: 'percent-refused',
    family: 'errors',
    statement: 'does not find a percent-encoded id',
    breaks: ['errors/percent-decoded'],
    seams: () => ({ answer: (answer, { path }) => (path.includes('/%') ? as(404)(answer) : answer) }),
  }),
  mutant({
    id: 'language-case-fails',
    family: 'languages',
    statement: 'fails on a language code in capitals',
    breaks: ['subtitles/language-case', 'subtitles/unknown-language'],
    seams: () => {
      const broken = new Set<string>();
      return {
        answer: (answer, { operation, path }) => {
          if (operation !== 'createSubtitle') return answer;
          broken.add(path);
          const language = isJsonObject(answer.body) ? text(answer.body.language) : '';
          return answer.status === 422 || /[A-Z]/.test(language) ? as(500)(answer) : answer;
        },
      };
    },
  }),
  mutant({
    id: 'video-third-change-lost',
    family: 'effects',
    statement: 'shows a video as it was after its second change, whatever follows',
    breaks: ['videos/patch-again'],
    seams: () => {
      const changes = new Map<string, number>();
      const kept = new Map<string, JsonObject>();
      return {
        answer: (answer, { operation, path, tenant }) => {
          const key = `${tenant} ${path}`;
          if (!isJsonObject(answer.body) || answer.status !== 200) return answer;
          if (operation === 'updateVideo') {
            changes.set(key, (changes.get(key) ?? 0) + 1);
            if (changes.get(key) === 2) kept.set(key, answer.body);
          }
          const { name, description } = kept.get(key) ?? {};
          return operation !== 'getVideo' || name === undefined
            ? answer
            : { ...answer, body: { ...answer.body, name, description: description ?? null } };
        },
      };
    },
  }),
  mutant({
    id: 'description-in-a-line',
    family: 'structure',
    statement: 'joins the lines of descriptions',
    breaks: ['videos/characters'],
    seams: onEach(NAMES, (video) =>
      typeof video.description === 'string' ? { ...video, description: video.description.replace(/\s+/g, ' ') } : video,
    ),
  }),
  mutant({
    id: 'third-cancellation-lost',
    family: 'effects',
    statement: 'says that it cancels the third task of an account, and does not',
    breaks: ['tasks-cancel/each'],
    seams: () => {
      const cancelled = new Map<string, string[]>();
      return {
        answer: (answer, { operation, path, tenant }) => {
          const known = cancelled.get(tenant) ?? [];
          const id = path.split('/')[4]?.split('?')[0] ?? '';
          if (operation === 'cancelTask' && answer.status === 202) cancelled.set(tenant, [...known, id]);
          if (operation !== 'getTask' || known[2] !== id || !isJsonObject(answer.body)) return answer;
          return { ...answer, body: { ...answer.body, status: 'STARTED' } };
        },
      };
    },
  }),
  mutant({
    id: 'finished-at-99',
    family: 'states',
    statement: 'shows a finished task at 99 percent from the third look on',
    breaks: ['results/same-for-same'],
    seams: () => {
      const looks = new Map<string, number>();
      return {
        answer: (answer, { operation, path, tenant }) => {
          if (operation !== 'getTask' || !isJsonObject(answer.body) || answer.body.status !== 'SUCCESS') return answer;
          const number = (looks.get(`${tenant} ${path}`) ?? 0) + 1;
          looks.set(`${tenant} ${path}`, number);
          return number > 2 ? { ...answer, body: { ...answer.body, progress: 99 } } : answer;
        },
      };
    },
  }),
  mutant({
    id: 'capitals-never-found',
    family: 'lists',
    statement: 'finds no video for a text with capitals',
    breaks: ['videos/list-search'],
    seams: () => ({
      answer: (answer, { operation, path }) =>
        operation === 'listVideos' && /[?&]search=[^&]*[A-Z]{3}/.test(path) ? { ...answer, body: [] } : answer,
    }),
  }),
];
