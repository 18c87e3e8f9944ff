import { markdownTable } from '../../base/markdown-table.ts';
import type { Catalogue } from './catalogue.ts';

const code = (text: string): string => `\`${text}\``;

/** The page docs/failures/<provider>.md: every failure, operation, reason, marker and sample medium. */
export function failuresPage(catalogue: Catalogue): string {
  const { provider, title, failures, operations, reasons, markers, media } = catalogue;
  const [example] = failures.filter(({ id }) => id === 'rate-limited');
  const id = example?.id ?? failures[0]?.id ?? '';
  const parts = [
    `# Failing on purpose: ${title}`,
    `Written by \`caption-harness failures --write\` from \`src/contracts/${provider}/\`; a test keeps it current.\n\`caption-harness failures ${provider}\` prints the same, \`--json\` for programs.`,
    markdownTable(
      ['how', 'for'],
      [
        [code(`caption-harness serve --fault '${id}; times=1'`), 'every tenant'],
        [code(`X-Harness-Fault: ${id}; times=1`), 'requests that carry this header'],
        [code(`?mock-failure=${id}`), 'one request, in its own query'],
        [
          code(`POST /tenants/NAME/faults {"times":1,"effect":{"type":"failure","failure":"${id}"}}`),
          'one tenant, through the control API',
        ],
        [code(`faults: ['${id}; times=1']`), 'a seed file'],
      ],
    ),
    'Other faults (delays, resets, broken bodies ...), their parameters and `--chaos`: [faults.md](../faults.md).',
    '## Failures',
    'A failure without an operation is caused by a fault or below HTTP only. Placeholders such as `wait` are parameters of the fault.',
    markdownTable(
      ['id', 'status', 'meaning', 'remedy', 'operations', 'evidence'],
      failures.map((row) => [
        code(row.id),
        String(row.status),
        row.meaning,
        row.remedy,
        row.operations.length === operations.length ? 'all' : row.operations.map(code).join(' '),
        `${row.evidence.grade}: ${row.evidence.source}`,
      ]),
    ),
    '## Operations',
    'For `operation=` of a fault, and `match.operation` in JSON. `webhook` stands for what the provider sends.',
    markdownTable(
      ['id', 'request', 'meaning', 'evidence'],
      operations.map((row) => [
        code(row.id),
        `${row.method} ${code(row.path)}`,
        row.meaning,
        `${row.evidence.grade}: ${row.evidence.source}`,
      ]),
    ),
    ...(markers.length === 0 ? [NO_MEDIA_URLS] : markerParts(catalogue)),
    ...(reasons.length === 0
      ? []
      : [
          '## Reasons of processing',
          'For `mock-failure` in a media URL or in the query of the request that begins the work, and `failure` in `heard` of a seed. The request is accepted; processing fails later.',
          markdownTable(
            ['id', 'meaning', 'evidence'],
            reasons.map((row) => [code(row.id), row.meaning, `${row.evidence.grade}: ${row.evidence.source}`]),
          ),
        ]),
    ...(media.length === 0
      ? []
      : [
          '## Sample media',
          markdownTable(
            ['URL', 'what happens'],
            media.map(({ url, meaning }) => [code(url), meaning]),
          ),
        ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const NO_MEDIA_URLS =
  '## Markers\n\nThis provider takes no media URLs. `mock-failure` in the query of a request is its only marker.';

const markerParts = ({ provider, markers }: Catalogue): string[] => [
  '## Markers',
  `Parameters of a media URL that a request names, such as \`https://media.example/a.mp4?mock-failure=...\`; \`${provider}.urlMarkers=off\` leaves them alone. ` +
    'An unknown marker or value is refused with the list. `mock-failure` takes a reason of processing (below), or a failure, which refuses the request.',
  markdownTable(
    ['marker', 'meaning', 'example'],
    markers.map(({ id, meaning, example }) => [code(id), meaning, code(`${id}=${example}`)]),
  ),
];
