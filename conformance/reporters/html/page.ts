import { createHash } from 'node:crypto';
import tokens from '../../../src/pages/tokens.css' with { type: 'text' };
import { BASE } from './style.ts';

/** The parts of a page in one file. */
export interface PageParts {
  readonly title: string;
  readonly body: string;
  /** Beside the tokens and the common style. */
  readonly style?: string;
  readonly script?: string;
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A whole page in one file, in light and dark. Its policy forbids loading, and scripts other than its own. */
export function page({ title, body, style = '', script = '' }: PageParts): string {
  const css = `${tokens}${BASE}${style}`;
  const policy = [
    "default-src 'none'",
    `style-src ${hash(css)}`,
    ...(script === '' ? [] : [`script-src ${hash(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
${body}
${script === '' ? '' : `<script>${script}</script>`}
</body>
</html>
`;
}

/** Escapes text for elements and double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll('\u0000', '\ufffd');
