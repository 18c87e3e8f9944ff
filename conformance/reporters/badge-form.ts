import { element, xmlText } from './xml.ts';

/** What a badge says, and its colour: the name of shields.io, and a value with enough contrast to white. */
export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly colour: { readonly name: string; readonly value: string };
}

/** The colours of badges. */
export const badgeColours = {
  green: { name: 'brightgreen', value: '#3a7d0a' },
  yellow: { name: 'yellowgreen', value: '#6b6f00' },
  orange: { name: 'orange', value: '#b35900' },
  red: { name: 'red', value: '#b42318' },
  none: { name: 'lightgrey', value: '#5f5f5f' },
} as const satisfies Readonly<Record<string, Badge['colour']>>;

/** The answer of an endpoint badge: https://shields.io/badges/endpoint-badge */
export const badgeJson = ({ label, message, colour }: Badge): string =>
  `${JSON.stringify({ schemaVersion: 1, label, message, color: colour.name })}\n`;

/** Pixels for one character and beside a text, for Verdana at 11 pixels. */
const [CHARACTER, PADDING, HEIGHT] = [6.6, 6, 20];

const widthOf = (text: string): number => Math.ceil(text.length * CHARACTER) + 2 * PADDING;

/** A badge as one SVG file without fonts, scripts or links of others. */
export function badgeSvg({ label, message, colour }: Badge): string {
  const [left, right] = [widthOf(label), widthOf(message)];
  const title = `${label}: ${message}`;
  const part = (text: string, x: number, width: number, fill: string) =>
    element('rect', { x, width, height: HEIGHT, fill }) +
    element('text', { x: x + width / 2, y: 14, textLength: width - 2 * PADDING }, xmlText(text));
  const texts = part(label, 0, left, '#444') + part(message, left, right, colour.value);
  const style = { fill: '#fff', 'text-anchor': 'middle', 'font-family': 'Verdana,sans-serif', 'font-size': 11 };
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: left + right,
    height: HEIGHT,
    role: 'img',
    'aria-label': title,
  };
  return `${element('svg', root, element('title', {}, xmlText(title)) + element('g', style, texts))}\n`;
}
