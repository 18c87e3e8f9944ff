import type { statuses } from '../../conformance/model/result.ts';
import { BOARD_DATE, SHOWN_KEYS } from './keys.ts';
import type { RedLine } from './red-line.ts';
import { type BoardTarget, SHOWN_PORT } from './targets.ts';

/** A server of the board after its run. */
export interface BoardRow extends Pick<BoardTarget, 'id' | 'name' | 'provider' | 'serves' | 'version' | 'prefix'> {
  /** How a reader starts it; null for our own mocks. */
  readonly shown: string | null;
  readonly counts: Readonly<Record<(typeof statuses)[number], number>>;
  readonly red: readonly (RedLine & { readonly isReproduced: boolean })[];
  /** Ids of checks that could not be tested, with the reason. */
  readonly untestable: readonly { readonly check: string; readonly reason: string }[];
}

/** What the whole board is about. */
export interface BoardFacts {
  /** The day of the requirements. */
  readonly requirements: string;
  /** The day on which it was written. */
  readonly day: string;
  readonly version: string;
}

/** The board as Markdown. */
export function boardPage(rows: readonly BoardRow[], { requirements, day, version }: BoardFacts): string {
  const red = rows.flatMap((row) => row.red);
  const shown = red.filter(({ curl }) => curl !== null);
  const again = red.filter(({ isReproduced }) => isReproduced);
  const providers = [...new Set(rows.map(({ provider }) => provider))];
  return `${[
    '# Who else keeps the contract',
    '<!-- Written by `npm run board`; do not edit. -->',
    `Servers that people use in place of the services, judged by the frozen requirements of ${requirements} (\`conform --requirements\`), with
caption-harness ${version}, on ${day}. None of them has a control API: keys are made up, and a check that needs an exhausted account, a
server's clock or a second account is skipped, also for our mocks in these tables.`,
    `This is no ranking. Prism, Mockoon and msw serve a document: they cannot know what no document says, and need no code. The column **not
reachable** counts checks whose server did not do what they need first, such as a video that becomes ready. A server that makes its answers at
random may hold a check today and not tomorrow.`,
    `The specifications of Cloudflare and Gcore are parts of the vendors' own documents (\`test/board/documents/\`). For TranslatePlus and Workers
AI no vendor's document could be had: there the servers get the document of our own mock, which is derived from the same tables as the checks. So they
know more than a vendor told them, and green lines there say little.`,
    ...providers.flatMap((provider) => [`## ${provider}`, table(rows.filter((row) => row.provider === provider))]),
    '## Red lines',
    `A red line is a check that a server does not hold, with the request that shows it: ${red.length} in all, ${shown.length} of them with a request that
one command can hold. ${again.length} of these got the same answer again when they were sent alone to a server that was just started, as this page was written;
the others need what the check sent before, or the server answers at random. Up to ${MOST} of each server stand here, from different sections of the suite. The
commands are for port ${SHOWN_PORT}, from the root of the repository.`,
    ...rows.filter((row) => row.shown !== null).map(section),
  ].join('\n\n')}\n`;
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function table(rows: readonly BoardRow[]): string {
  const head = ['server', 'version', 'serves', 'passed', 'failed', 'not reachable', 'warned', 'probed', 'skipped'];
  return [
    row(head),
    row(head.map((_name, at) => (at < 3 ? '---' : '---:'))),
    ...rows.map(({ id, name, version, serves, shown, counts }) => {
      const { passed, failed, untestable, warned, probed, skipped } = counts;
      const link = shown === null ? name : `[${name}](#${id})`;
      return row([link, version, serves, passed, failed, untestable, warned, probed, skipped]);
    }),
  ].join('\n');
}

/** The red lines that a section shows with their request; the others are named. */
const MOST = 12;

function section(one: BoardRow): string {
  const { id, name, provider, shown, red, untestable, prefix } = one;
  const first = firstOf(red);
  const others = red.filter((line) => !first.includes(line)).map(({ check }) => `\`${check}\``);
  const keys = KEY_NAMES[provider] ?? ['apiKey'];
  const credentials = keys.map((key) => `--credential ${provider}.${key}=${SHOWN_KEYS[key] ?? 'board-key'}`).join(' ');
  return [
    `<a id="${id}"></a>`,
    `<details><summary>${name}, ${provider}: ${red.length} red</summary>`,
    '',
    '```sh',
    shown ?? '',
    `npx conform --requirements ${provider}@${BOARD_DATE} --url ${provider}=http://127.0.0.1:${SHOWN_PORT}${prefix} ${credentials}`,
    '```',
    '',
    ...first.map(lineOf),
    ...(others.length === 0
      ? []
      : [`Also red, each with its request in the report of that command: ${others.join(', ')}`, '']),
    ...(untestable.length === 0
      ? []
      : [`Not reachable: ${untestable.map(({ check }) => `\`${check}\``).join(', ')}`, '']),
    '</details>',
  ].join('\n');
}

/** The names of the keys that a provider's requests carry. */
const KEY_NAMES: Readonly<Record<string, readonly string[]>> = {
  'cloudflare-stream': ['accountId', 'apiToken'],
  'workers-ai': ['accountId', 'apiToken'],
};

/** Lines whose request alone shows them, from as many sections of checks as there are, then others. */
function firstOf(red: BoardRow['red']): BoardRow['red'] {
  const sectionOf = ({ check }: RedLine) => check.split('/')[1];
  const alone = red.filter(({ isReproduced }) => isReproduced);
  const oneEach = alone.filter((line, at) => alone.findIndex((other) => sectionOf(other) === sectionOf(line)) === at);
  const chosen = [...new Set([...oneEach, ...alone, ...red.filter(({ curl }) => curl !== null)])].slice(0, MOST);
  return red.filter((line) => chosen.includes(line));
}

function lineOf({ check, level, expected, got, curl, answer, isReproduced }: BoardRow['red'][number]): string {
  const should = level === 'should' ? ' (should)' : '';
  const lines = [`- \`${check}\`${should}: expected ${plain(expected, 140)}; got ${plain(got, 140)}`, ''];
  if (curl === null) return [...lines.slice(0, 1), '  (no single request of text shows it)', ''].join('\n');
  const alone = isReproduced ? '' : ' after the requests before it';
  return [
    ...lines,
    '  ```sh',
    `  ${curl}`,
    '  ```',
    '',
    answer === null ? '  no answer' : `  answers${alone} \`${answer.status}\` ${plain(answer.body, 100)}`,
    '',
  ].join('\n');
}

/** Text on one line, without markup. */
const plain = (text: string, most: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = line.length > most ? `${line.slice(0, most)}…` : line;
  return cut.replace(/[\\`*_[\]#|<>]/g, (character) => `\\${character}`);
};
