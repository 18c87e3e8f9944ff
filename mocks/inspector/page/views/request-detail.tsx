import { useEffect, useState } from 'preact/hooks';
import { call } from '../data/call.ts';
import { curlOf, testOf } from '../data/copies.ts';
import { answerOf, type Entry, toneOf } from '../data/entry.ts';
import type { WorldView } from '../data/world.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Pair } from '../parts/pair.tsx';
import { Advice } from './advice.tsx';
import { Meant } from './meant.tsx';
import { Message } from './message.tsx';

/** Why a request was answered as it was. */
interface Explanation {
  readonly what?: string;
  readonly remedy?: string;
  readonly evidence?: { readonly grade: string; readonly source: string };
  readonly credits?: { readonly remaining: number; readonly total: number };
  readonly windows?: Readonly<Record<string, { remaining: number; limit: number; resetAt: string }>>;
}

/** One request with its reason, headers, bodies, and ways to repeat it. */
export function RequestDetail(props: { readonly world: WorldView; readonly entry: Entry; readonly origin: string }) {
  const { world, entry, origin } = props;
  const [why, setWhy] = useState<Explanation | null>(null);
  useEffect(() => {
    let isWanted = true;
    setWhy(null);
    call<Explanation>('GET', `/explain/${encodeURIComponent(entry.id)}`)
      .then((found) => isWanted && setWhy(found))
      .catch(() => isWanted && setWhy({}));
    return () => {
      isWanted = false;
    };
  }, [entry.id]);
  const tone = toneOf(entry);
  const window = why?.windows?.[entry.provider];
  return (
    <>
      <h2>
        {answerOf(entry)} <span class="faint small">{entry.id}</span>
      </h2>
      <div class="dim">{`${entry.tenant}, ${entry.provider}, ${entry.operation ?? 'no operation has this method and path'}`}</div>
      {why?.what !== undefined && (
        <div class={`why ${tone}`}>
          <b>Why this answer</b>
          {why.what}
          {why.evidence && <div class="dim small">{`${why.evidence.grade}: ${why.evidence.source}`}</div>}
        </div>
      )}
      <dl>
        {entry.operation === null && <Meant entry={entry} />}
        {why?.remedy && <Pair name="Do" value={why.remedy} />}
        {window && (
          <Pair
            name="Window"
            value={`${window.remaining} of ${window.limit} left, opens ${window.resetAt.slice(11, 19)}`}
          />
        )}
        {why?.credits && <Pair name="Credits" value={`${why.credits.remaining} of ${why.credits.total} left`} />}
        {entry.fault && <Pair name="Fault" value={entry.fault.text} />}
        {entry.attempts !== undefined && <Pair name="Attempts" value={String(entry.attempts)} />}
      </dl>
      <Advice world={world} entry={entry} />
      <div class="actions">
        <CopyButton label="Copy as curl" text={() => curlOf(entry, origin)} />
        <CopyButton label="Copy as test" text={() => testOf(entry)} />
      </div>
      <Message
        title="Request"
        line={`${entry.method} ${entry.url ?? entry.path}`}
        message={entry.request}
        mayBeUnread={entry.kind === 'request' && !['GET', 'HEAD', 'DELETE'].includes(entry.method)}
      />
      <Message
        title="Answer"
        line={entry.status === null ? 'no answer' : String(entry.status)}
        message={entry.response}
      />
    </>
  );
}
