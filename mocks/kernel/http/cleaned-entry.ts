import { hash, randomBytes } from 'node:crypto';
import type { SentBody } from '../world/journal-entry.ts';
import { LoadedEntry, storedAs } from '../world/snapshots/stored-entry.ts';
import type { Recorded } from './recorded.ts';

/** Digests are of this process only, so that none can be looked up in a table. */
const SALT = randomBytes(16).toString('hex');

const digestOf = (text: string): string => hash('sha256', SALT + text, 'base64');

/**
 * A request with secrets, kept as it is shown. Of what was blanked, it keeps digests: an expected body can still be compared with
 * the one that was sent.
 */
export class CleanedEntry extends LoadedEntry {
  readonly #digests: ReadonlySet<string>;

  /** @param secrets texts that must not be kept anywhere */
  constructor(recorded: Recorded, secrets: readonly string[]) {
    const blanked = new Set(secrets);
    const shown = recorded.buildWithout(secrets, (value) => blanked.add(value));
    super(storedAs(recorded, shown));
    for (const text of textsIn(recorded.sentBody())) blanked.add(text);
    this.#digests = new Set([...blanked].map(digestOf));
  }

  override sentBody(): SentBody {
    return { ...super.sentBody(), stoodThere: (text) => this.#digests.has(digestOf(text)) };
  }
}

/** The texts of a JSON body, or of a form. */
function textsIn({ body, contentType = '' }: SentBody): string[] {
  const { text = '' } = body;
  if (/x-www-form-urlencoded/i.test(contentType)) return [...new URLSearchParams(text).values()];
  const found: string[] = [];
  try {
    JSON.parse(text, (_name, value) => {
      if (typeof value === 'string') found.push(value);
      return value;
    });
  } catch {}
  return found;
}
