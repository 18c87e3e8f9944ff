import { styleText } from 'node:util';

const styles = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'] as const;

/** Styles for text; every function returns plain text if colours are off. */
export type Style = Readonly<Record<(typeof styles)[number], (text: string) => string>>;

/** ANSI styles, or plain text. The caller decides, not the terminal of this process. */
export function styleFor(color: boolean): Style {
  const styled = (style: (typeof styles)[number]) => (text: string) =>
    color && text !== '' ? styleText(style, text, { validateStream: false }) : text;
  return Object.fromEntries(styles.map((style) => [style, styled(style)])) as Style;
}
