/** A red line as the page shows it. */
export interface ShownLine {
  readonly check: string;
  readonly curl: string;
  readonly status: number;
  /** The beginning of the answer's body, on one line and without Markdown's escapes. */
  readonly body: string;
}

/** The red lines of one server that a single request shows, as a reader of the page sees them. */
export function readBoard(page: string, id: string): ShownLine[] {
  const [, section = ''] = page.split(`<a id="${id}"></a>`);
  const [own = ''] = section.split('</details>');
  const line = /^- `([^`]+)`.*\n\n {2}```sh\n {2}(.*)\n {2}```\n\n {2}answers `(\d+)` ?(.*)$/gm;
  return [...own.matchAll(line)].map(([, check = '', curl = '', status = '', body = '']) => ({
    check,
    curl,
    status: Number(status),
    body: body.replace(/\\([\\`*_[\]#|<>])/g, '$1').replace(/…$/, ''),
  }));
}

/** A body as the page shows it: on one line. */
export const onOneLine = (body: string): string => body.replace(/\s+/g, ' ').trim();
