import type { Entry } from '../data/entry.ts';
import { prettyJson } from '../data/pretty-json.ts';

/** Headers and body of a request or an answer. */
export function Message(props: {
  readonly title: string;
  readonly line: string;
  readonly message: Entry['request'];
  /** An unknown path, say, is answered before the body is read. */
  readonly mayBeUnread?: boolean;
}) {
  const { title, line, message, mayBeUnread = false } = props;
  const { headers, body } = message;
  const names = Object.keys(headers);
  return (
    <section>
      <h3 class="part">{title}</h3>
      <pre>
        <b>{line}</b>
        {names.map((name) => `\n${name}: ${headers[name]}`).join('')}
      </pre>
      {body.text !== undefined && body.text !== '' && <pre>{prettyJson(body.text)}</pre>}
      <div class="faint small">
        {mayBeUnread && body.bytes === 0 ? 'no body, or answered before it was read' : sizeOf(body)}
      </div>
    </section>
  );
}

function sizeOf({ bytes, text, cut }: Entry['request']['body']): string {
  if (bytes === 0) return 'no body';
  if (cut) return `${bytes} bytes, of which the first are shown`;
  return text === undefined ? `${bytes} bytes that are not text` : `${bytes} bytes`;
}
