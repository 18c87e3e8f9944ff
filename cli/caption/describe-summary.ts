import type { BulkSummary, CaptionErrorKind } from '../../src/pipeline/index.ts';
import { describeSpent } from './describe.ts';
import { hintFor } from './failure.ts';
import { count } from './numbers.ts';

/** Most videos of one kind that a summary names. */
const MOST_NAMED = 5;

/** What failures of a kind are about. */
const ABOUT: Readonly<Record<CaptionErrorKind, string>> = {
  video: 'cannot be captioned',
  language: 'have a language that a service does not know',
  options: 'cannot be captioned with these options',
  'no-speech': 'have no speech',
  credits: 'could not be paid',
  'lost-answer': 'lost the answer to a paid request',
  refused: 'were refused by a service',
  'job-failed': 'failed at a service',
  unavailable: 'failed because a service did not answer',
  lint: 'break a rule of captions',
  cancelled: 'were interrupted',
  local: 'failed because of files of this machine',
};

/** Describes how a list ended: counts, then what failed and what to do. */
export function describeSummary({ captioned, videos, tracks, spent, failed, notBegun }: BulkSummary): string {
  const parts = [
    `${captioned} of ${count(videos, 'video')} captioned`,
    count(tracks, 'track'),
    describeSpent(spent),
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(notBegun > 0 ? [`${notBegun} not started`] : []),
  ];
  const lines = [...new Set(failed.map(({ kind }) => kind))].map((kind) => {
    const same = failed.filter((one) => one.kind === kind);
    const names = same.slice(0, MOST_NAMED).map(({ video }) => video);
    const more = same.length > MOST_NAMED ? ` and ${same.length - MOST_NAMED} more` : '';
    const [next = ''] = new Set(same.map((one) => one.next)).size === 1 ? same.map((one) => one.next) : [];
    const advice = [next, hintFor(kind)].filter((text) => text !== '').join(' ');
    return `  ${same.length} ${ABOUT[kind]}: ${names.join(', ')}${more}.${advice === '' ? '' : ` ${advice}`}`;
  });
  const rest = notBegun > 0 ? [`  ${notBegun} not started: run again with --resume.`] : [];
  return [`${parts.join(', ')}.`, ...lines, ...rest, ''].join('\n');
}
