import type { Entry } from '../data/entry.ts';

/** Headers and body of a request or an answer. */
export function Message(props: { readonly title: string; readonly line: string; readonly message: Entry['request'] }) {
  const { title, line, message } = props;
  const { headers, body } = message;
  const names = Object.keys(headers);
  return (
    <section>
      <h3 class="part">{title}</h3>
      <pre>
        <b>{line}</b>
        {names.map((name) => `\n${name}: ${headers[name]}`).join('')}
      </pre>
      {body.text !== undefined && body.text !== '' && <pre>{pretty(body.text)}</pre>}
      <div class="faint small">{sizeOf(body)}</div>
    </section>
  );
}

function sizeOf({ bytes, text, cut }: Entry['request']['body']): string {
  if (bytes === 0) return 'no body';
  if (cut) return `${bytes} bytes, of which the first are shown`;
  return text === undefined ? `${bytes} bytes that are not text` : `${bytes} bytes`;
}

/** JSON with two spaces; other text as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
