import { markdownTable } from '../../base/markdown-table.ts';
import { chaosProfiles, chaosSchedule } from '../control/chaos.ts';
import { FAULT_HEADER } from '../control/fault-header.ts';
import { commonParameters, type FaultParameter, faultKinds } from '../control/fault-rows.ts';

const code = (text: string): string => `\`${text}\``;
const parameterText = ({ name, meaning }: Pick<FaultParameter, 'name' | 'meaning'>): string =>
  `${code(name)}: ${meaning}.`;

/** The page docs/faults.md: every fault, its parameters, and the profiles of --chaos. */
export function faultsPage(): string {
  const kinds = Object.entries(faultKinds);
  const parts = [
    '# Faults',
    'Written by `caption-harness failures --write` from `src/contracts/control/`; a test keeps it current. `caption-harness faults` prints\nthe tables. The failures of each provider: [failures/](failures/).',
    'A fault makes requests fail by a rule. There are no probabilities: the same requests meet the same faults.',
    '```sh',
    `caption-harness serve --fault 'rate-limited; times=1' --fault 'delay=100-500; operation=translateSubtitles'`,
    `curl localhost:4030/health -H '${FAULT_HEADER}: malformed; times=1'`,
    'curl -X POST localhost:4000/tenants/demo/faults -d \'{"times":1,"effect":{"type":"reset","when":"after"}}\'',
    'curl localhost:4000/tenants/demo/faults            # all, with how often each has struck',
    'curl -X DELETE localhost:4000/tenants/demo/faults/fault-1',
    '```',
    'A seed states them in `faults`, as texts or as JSON; `startWorld({ faults })`, `exec`, `caption` and `translate` take the same texts. The journal\nand `explain` say which fault struck, and which delay it drew.',
    '## Grammar',
    'A name, perhaps `=` and a value, then parameters behind semicolons; several faults are separated by commas. A value with spaces, commas,\nsemicolons or quotes stands in double quotes, with a backslash before a quote and a backslash. Unknown names are refused with the list, the nearest first.',
    `**${FAULT_HEADER}** strikes the requests that carry it, and counts them: with \`times=1\` a client that sends the header always meets the fault once.\nAnother text, such as another \`label\`, is another fault. A tenant remembers the last 100 texts, each of at most 1000 characters.`,
    'The first rule that strikes wins, those of the header before the others; the rules after it do not count the request.',
    '## Kinds',
    markdownTable(
      ['name', 'meaning', 'value and parameters', 'example', 'webhooks'],
      [
        [
          'the id of a failure',
          'Answers with this refusal of the provider. Where the provider has no such failure, the fault does not strike.',
          'Values for its placeholders, such as `wait` (seconds of Retry-After). Default: usual ones.',
          code('rate-limited; wait=2; times=1'),
          '',
        ],
        ...kinds.map(([name, kind]) => [
          code(name),
          kind.meaning,
          [...(kind.value ? [`Value: ${kind.value.meaning}.`] : []), ...kind.parameters.map(parameterText)].join(' '),
          code(kind.example),
          kind.webhook ?? '',
        ]),
      ],
    ),
    '## Parameters of every fault',
    markdownTable(
      ['name', 'in JSON', 'meaning'],
      commonParameters.map(({ name, member, meaning }) => [code(name), code(member), meaning]),
    ),
    'Webhooks are struck only by faults with `operation=webhook`.',
    '## Chaos',
    '`--chaos PROFILE` becomes a list of such faults, with numbers drawn by `--seed`. It prints them as options, which have the same effect in another\nrun: the same requests then give the same journal, byte for byte, on every Node. Requests of a tenant that overlap are counted as they arrive.',
    markdownTable(
      ['profile', 'meaning', 'with --seed 7'],
      Object.entries(chaosProfiles).map(([name, { meaning }]) => [
        code(name),
        meaning,
        chaosSchedule(name as keyof typeof chaosProfiles, 7)
          .map(code)
          .join(' '),
      ]),
    ),
  ];
  return `${parts
    .join('\n\n')
    .replaceAll('```sh\n\n', '```sh\n')
    .replace(/\n\n(?=curl|```$)/gm, '\n')}\n`;
}
