import type { CheckResult } from '../model/result.ts';
import { cutTo } from './brief.ts';
import { type Fact, factsOf, wordOf } from './facts.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

const LONGEST_BODY = 600;

/** What a reader sees of a failure at first: what was expected and what came. The rest is the wire, and why it is demanded. */
const BRIEF: readonly Fact['label'][] = ['found', 'expected', 'got', 'known'];

/** A line each for a result, its title and what differs. */
export function briefFailureLines(result: CheckResult, width: number, style: Style): string[] {
  const facts = factsOf(result).filter(({ label }) => BRIEF.includes(label));
  return [
    headLine(result, style),
    cutTo(`  ${result.title}`, width),
    ...facts.map(({ label, text }) => `  ${style.cyan(label.padEnd(9))} ${cutTo(text, width - 12)}`),
  ];
}

/** The text for one result other than a pass, with all that a reader needs. */
export function failureLines(result: CheckResult, width: number, style: Style): string[] {
  const facts = factsOf(result).filter(({ label }) => label !== 'request' && label !== 'answer');
  return [
    headLine(result, style),
    ...wrap(result.title, width, '  '),
    ...facts.flatMap(({ label, text }) => labelled(label, text, width, style)),
    ...exchangeLines(result, width, style),
  ];
}

/** The result's mark, id and level. */
function headLine(result: CheckResult, style: Style): string {
  const word = wordOf(result);
  const paint = word === 'warned' || word === 'expected' ? style.yellow : style.red;
  const mark = { error: '!', untestable: '?', warned: '~', expected: '=' }[word as string] ?? '✗';
  const note = word === 'failed' ? result.level : `${result.level}, ${word}`;
  return `${paint(`${mark} `)}${style.bold(result.id)} ${style.dim(`(${note})`)}`;
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
