import type { CheckResult } from '../model/result.ts';
import { factsOf, wordOf } from './facts.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

const LONGEST_BODY = 600;

/** The text for one result other than a pass, with all that a reader needs. */
export function failureLines(result: CheckResult, width: number, style: Style): string[] {
  const word = wordOf(result);
  const paint = word === 'warned' || word === 'expected' ? style.yellow : style.red;
  const mark = { error: '!', untestable: '?', warned: '~', expected: '=' }[word as string] ?? '✗';
  const note = word === 'failed' ? result.level : `${result.level}, ${word}`;
  const facts = factsOf(result).filter(({ label }) => label !== 'request' && label !== 'answer');
  return [
    `${paint(`${mark} `)}${style.bold(result.id)} ${style.dim(`(${note})`)}`,
    ...wrap(result.title, width, '  '),
    ...facts.flatMap(({ label, text }) => labelled(label, text, width, style)),
    ...exchangeLines(result, width, style),
  ];
}

/** The request as a command, and the answer behind a bar, so that a log reader cannot misread its lines. */
function exchangeLines({ exchange }: CheckResult, width: number, style: Style): string[] {
  if (exchange === undefined) return [];
  const request = [`  ${style.cyan('request')}`, `    ${exchange.curl}`];
  if (exchange.response === null) return [...request, `  ${style.cyan('answer')}  none`];
  const { status, headers, body } = exchange.response;
  const shown = body.length > LONGEST_BODY ? `${body.slice(0, LONGEST_BODY)} …` : body;
  return [
    ...request,
    `  ${style.cyan('answer')}  ${status}`,
    ...Object.entries(headers).map(([name, value]) => style.dim(`    │ ${name}: ${oneLine(value)}`)),
    ...wrap(shown, width, '    │ '),
  ];
}

function labelled(label: string, text: string, width: number, style: Style): string[] {
  const [first = '', ...rest] = wrap(oneLine(text), width, ' '.repeat(12));
  return [`  ${style.cyan(label.padEnd(9))} ${first.trimStart()}`, ...rest];
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n]\s*/g, ' ');
