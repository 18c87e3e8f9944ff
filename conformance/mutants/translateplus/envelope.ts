import { onAnswer, onBody, without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

const translated = { operation: 'translateSubtitles', status: 200 };

/** Mutants of the answer to a translation. */
export const envelopeMutants: readonly Mutant[] = [
  mutant({
    id: 'format-missing',
    family: 'envelope',
    statement: 'leaves format out of the answer',
    breaks: ['response/fields', 'response/format-echo'],
    seams: () => onBody(translated, (body) => without(body, 'format')),
  }),
  mutant({
    id: 'format-capitals',
    family: 'envelope',
    statement: 'answers the format in capitals',
    breaks: ['response/format-echo'],
    seams: () => onBody(translated, (body) => ({ ...body, format: String(body.format).toUpperCase() })),
  }),
  mutant({
    id: 'format-always-srt',
    family: 'envelope',
    statement: 'always answers srt',
    breaks: ['response/format-echo'],
    seams: () => onBody(translated, (body) => ({ ...body, format: 'srt' })),
  }),
  mutant({
    id: 'content-null',
    family: 'envelope',
    statement: 'answers null for content',
    breaks: ['response/fields', 'request/srt-accepted'],
    seams: () => onBody(translated, (body) => ({ ...body, content: null })),
  }),
  mutant({
    id: 'answer-wrapped',
    family: 'envelope',
    statement: 'wraps the answer in data',
    breaks: ['response/fields'],
    seams: () => onBody(translated, (body) => ({ data: body })),
  }),
  mutant({
    id: 'created',
    family: 'envelope',
    statement: 'answers 201 instead of 200',
    breaks: [
      'request/srt-accepted',
      'request/vtt-accepted',
      'request/content-type-parameters',
      'request/unknown-fields',
      'clients/chunked-upload',
    ],
    seams: () => onAnswer(translated, (answer) => ({ ...answer, status: 201 })),
  }),
  mutant({
    id: 'text-type',
    family: 'envelope',
    statement: 'declares its JSON as text',
    breaks: ['response/fields', 'account/fields', 'request/format-unknown', 'clients/sdk-headers'],
    seams: () =>
      onAnswer({}, (answer) => ({ ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' } })),
  }),
];
