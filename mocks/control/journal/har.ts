import { STATUS_CODES } from 'node:http';
import { entryView, type Owned } from './pages.ts';

/** What an export has to know besides the entries. */
export interface ExportContext {
  readonly version: string;
  /** The URL of a provider's listener, without a path. */
  readonly originOf: (provider: string) => string;
}

type Entry = ReturnType<typeof entryView>;
type Body = Entry['request']['body'];

/** Entries as an HTTP Archive (HAR 1.2). What HAR does not know is in members that begin with `_`. */
export function harOf(found: readonly Owned[], context: ExportContext): object {
  return {
    log: {
      version: '1.2',
      creator: { name: 'caption-harness', version: context.version },
      entries: found.map((one) => harEntry(entryView(one.kept, 'build'), one, context)),
    },
  };
}

function harEntry(entry: Entry, { kept, tenant }: Owned, { originOf }: ExportContext): object {
  const { id, kind, operation, outcome, rule, status, request, response } = entry;
  const url = urlOf(entry.url ?? originOf(entry.provider) + entry.path);
  return {
    startedDateTime: entry.time,
    time: kept.took,
    request: {
      method: entry.method,
      url: encodeBrackets(url.href),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(Object.entries(request.headers)),
      queryString: pairs([...url.searchParams]),
      headersSize: -1,
      bodySize: request.body.bytes,
      ...(request.body.bytes === 0 ? {} : { postData: { mimeType: typeOf(request.headers), ...textOf(request.body) } }),
    },
    response: {
      status: status ?? 0,
      statusText: STATUS_CODES[status ?? 0] ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(Object.entries(response.headers)),
      content: { size: response.body.bytes, mimeType: typeOf(response.headers), ...textOf(response.body) },
      redirectURL: response.headers.location ?? '',
      headersSize: -1,
      bodySize: response.body.bytes,
    },
    cache: {},
    timings: { send: 0, wait: kept.took, receive: 0 },
    _id: id,
    _tenant: tenant,
    _kind: kind,
    _operation: operation,
    _outcome: outcome,
    _rule: rule,
  };
}

const urlOf = (text: string): URL => (URL.canParse(text) ? new URL(text) : new URL('http://unreadable.invalid/'));

/** A blank credential has brackets, which a URL must not have. */
const encodeBrackets = (url: string): string => {
  const [origin = '', rest = ''] = url.split(/(?<=^[a-z]+:\/\/[^/]*)(?=\/)/);
  return origin + rest.replaceAll('[', '%5B').replaceAll(']', '%5D');
};

const pairs = (entries: readonly (readonly [string, string])[]) => entries.map(([name, value]) => ({ name, value }));

const typeOf = (headers: Readonly<Record<string, string>>): string => headers['content-type'] ?? '';

function textOf({ bytes, text, cut }: Body): { text?: string; comment?: string } {
  if (text === undefined) return bytes === 0 ? {} : { comment: 'not text, and left out' };
  return { text, ...(cut ? { comment: 'only its beginning is kept' } : {}) };
}
