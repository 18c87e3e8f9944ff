import type { Mutant } from '../mutant.ts';
import { as, body, html, on, remembering, says, spoiltBy } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of tokens and roles. */
export const keyMutants: readonly Mutant[] = [
  mutant({
    id: 'token-not-checked',
    family: 'keys',
    statement: 'serves every token',
    breaks: ['auth/unknown', 'auth/unknown-words', 'auth/good-after-bad'],
    seams: () => ({
      tenantOf: (presented, known) => known(presented) ?? { tenant: 'anybody', scope: 'full' },
    }),
  }),
  mutant({
    id: 'token-never-expires',
    family: 'keys',
    statement: 'serves expired tokens',
    breaks: ['auth/expired'],
    seams: () => ({
      tenantOf: (presented, known) => {
        const opened = known(presented);
        return opened && { ...opened, scope: opened.scope === 'expired' ? 'full' : opened.scope };
      },
    }),
  }),
  mutant({
    id: 'token-missing-as-403',
    family: 'keys',
    statement: 'refuses a missing token with 403',
    breaks: ['auth/missing', 'auth/missing-words', 'auth/before-the-body', 'auth/other-schemes'],
    seams: on('credentials-missing', as(403)),
  }),
  mutant({
    id: 'token-missing-as-html',
    family: 'keys',
    statement: 'answers a page to requests without a token',
    breaks: ['auth/missing-words'],
    seams: on('credentials-missing', html),
  }),
  mutant({
    id: 'token-missing-as-400',
    family: 'keys',
    statement: 'reads the body before the token',
    breaks: ['auth/before-the-body', 'auth/missing'],
    seams: on('credentials-missing', as(400)),
  }),
  mutant({
    id: 'token-unknown-as-404',
    family: 'keys',
    statement: 'answers 404 to an unknown token',
    breaks: ['auth/unknown', 'auth/unknown-words', 'auth/good-after-bad'],
    seams: on('token-bad', as(404)),
  }),
  mutant({
    id: 'token-unknown-wordless',
    family: 'keys',
    statement: 'answers an empty object to an unknown token',
    breaks: ['auth/unknown-words', 'wire/createTask'],
    seams: on('token-bad', says({})),
  }),
  mutant({
    id: 'token-repeated',
    family: 'keys',
    statement: 'repeats a token that it refuses',
    breaks: ['auth/unknown-words'],
    seams: on('token-bad', says({ error: 'Bad token: 29841_no-account-has-this-token' })),
  }),
  mutant({
    id: 'other-schemes-taken',
    family: 'keys',
    statement: 'serves any scheme',
    breaks: ['auth/other-schemes', 'auth/missing'],
    seams: on(['credentials-missing', 'token-type'], says([], 200)),
  }),
  mutant({
    id: 'every-second-refused',
    family: 'keys',
    statement: 'refuses every second request',
    breaks: ['auth/scheme-case', 'auth/looking'],
    seams: remembering<{ count: number }>(
      () => ({ count: 0 }),
      (answer, kept) => {
        kept.count += 1;
        return kept.count % 2 === 0 ? { ...answer, status: 401, body: { error: 'Bad token' } } : answer;
      },
    ),
  }),
  mutant({
    id: 'locked-after-a-bad-token',
    family: 'keys',
    statement: 'locks every token out after a bad one',
    breaks: ['auth/good-after-bad'],
    seams: spoiltBy(401, 401),
  }),
  mutant({
    id: 'readers-write',
    family: 'keys',
    statement: 'lets users with the role "user" write',
    breaks: ['auth/looking-only', 'auth/forbidden-words'],
    seams: () => ({
      permits: () => true,
    }),
  }),
  mutant({
    id: 'readers-read-nothing',
    family: 'keys',
    statement: 'refuses users every read',
    breaks: ['auth/looking'],
    seams: () => ({
      permits: (scope) => scope === 'full',
    }),
  }),
  mutant({
    id: 'forbidden-but-done',
    family: 'keys',
    statement: 'refuses a forbidden request after carrying it out',
    breaks: ['auth/forbidden-does-nothing'],
    seams: remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'forbidden') kept.refused = true;
        return answer.rule === 'getVideo' && kept.refused === true
          ? body((video) => ({ ...video, priority: 4 }))(answer)
          : answer;
      },
    ),
  }),
  mutant({
    id: 'forbidden-as-404',
    family: 'keys',
    statement: 'answers 404 to a forbidden request',
    breaks: ['auth/looking-only', 'auth/forbidden-words'],
    seams: on('forbidden', as(404)),
  }),
  mutant({
    id: 'forbidden-wordless',
    family: 'keys',
    statement: 'refuses a role without a text',
    breaks: ['auth/forbidden-words'],
    seams: on('forbidden', says({})),
  }),
];
