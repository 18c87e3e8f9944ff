/** One room of the house: the files under `path`, and what they may import besides each other. */
export interface Room {
  readonly path: string;
  readonly mayImport: readonly string[];
  /** Imported as types only, so that no code comes along. */
  readonly typesOnly?: readonly string[];
}

const DATA = ['src/base', 'fixtures'];
const MOCK_PARTS = [
  'src/contracts',
  'src/listener',
  'src/subtitles',
  ...DATA,
  'mocks/kernel/world',
  'mocks/kernel/http',
  'mocks/kernel/language',
];

/** What everything that runs checks stands on. */
const SUITE = ['conformance/model', 'conformance/providers', 'conformance/run'];

/** Who may import whom. The first room that holds a file decides, so the narrower ones come first. */
export const rooms: readonly Room[] = [
  { path: 'src/base', mayImport: [] },
  { path: 'src/listener', mayImport: ['src/base'] },
  { path: 'src/egress-guard', mayImport: [] },
  { path: 'src/openapi-page', mayImport: [] },
  { path: 'src/pages', mayImport: [] },
  { path: 'src/contracts', mayImport: DATA },
  { path: 'src/subtitles', mayImport: DATA },
  { path: 'src/media', mayImport: ['src/base'] },
  { path: 'src/clients', mayImport: ['src/contracts', ...DATA] },
  { path: 'src/control-client', mayImport: ['src/contracts', ...DATA] },
  {
    // One of the places in which the pipeline can run. It knows nothing of videos and services.
    path: 'src/pipeline/surroundings/folder',
    mayImport: [
      'src/base',
      'src/pipeline/accounts',
      'src/pipeline/effects',
      'src/pipeline/errors',
      'src/pipeline/next-step',
      'src/pipeline/outputs',
      'src/pipeline/pace',
      'src/pipeline/source/title',
      'src/pipeline/surroundings',
    ],
  },
  {
    // Loaded only with --redis: nothing of the pipeline imports it.
    path: 'src/pipeline/redis',
    mayImport: ['src/pipeline', 'src/clients', 'src/contracts', ...DATA],
  },
  {
    path: 'src/pipeline',
    mayImport: [
      'src/pipeline/surroundings/folder',
      'src/clients',
      'src/listener',
      'src/subtitles',
      'src/media',
      'src/contracts',
      ...DATA,
    ],
  },
  {
    path: 'src/origin',
    mayImport: ['src/pipeline', 'src/listener', 'src/openapi-page', 'src/pages', 'src/subtitles', 'src/media', ...DATA],
  },
  { path: 'mocks/kernel/world', mayImport: ['src/contracts', 'src/subtitles', ...DATA] },
  { path: 'mocks/kernel/language', mayImport: ['src/contracts', 'src/subtitles', ...DATA] },
  { path: 'mocks/kernel/http', mayImport: ['src/contracts', 'src/listener', ...DATA, 'mocks/kernel/world'] },
  {
    path: 'mocks/kernel/media',
    mayImport: [
      'src/contracts',
      'src/media',
      ...DATA,
      'mocks/kernel/world',
      'mocks/kernel/http',
      'mocks/kernel/language',
    ],
  },
  { path: 'mocks/seeding', mayImport: [...MOCK_PARTS, 'mocks/kernel/media', 'src/media'] },
  { path: 'mocks/keeping', mayImport: ['src/contracts', 'src/listener', ...DATA, 'mocks/kernel/world'] },
  { path: 'mocks/inspector', mayImport: ['src/listener', 'src/contracts', 'src/base', 'src/pages'] },
  {
    path: 'mocks/control',
    mayImport: [...MOCK_PARTS, 'mocks/kernel/media', 'mocks/seeding', 'mocks/inspector', 'src/openapi-page'],
  },
  { path: 'mocks/translateplus', mayImport: MOCK_PARTS },
  { path: 'mocks/gcore-ai', mayImport: [...MOCK_PARTS, 'mocks/kernel/media'] },
  { path: 'mocks/cloudflare/gateway', mayImport: MOCK_PARTS },
  { path: 'mocks/cloudflare/stream', mayImport: [...MOCK_PARTS, 'mocks/kernel/media', 'mocks/cloudflare/gateway'] },
  { path: 'mocks/cloudflare/workers-ai', mayImport: [...MOCK_PARTS, 'mocks/kernel/media', 'mocks/cloudflare/gateway'] },
  { path: 'mocks', mayImport: MOCK_PARTS },
  { path: 'conformance/model', mayImport: ['src/contracts', ...DATA] },
  { path: 'conformance/checks', mayImport: ['conformance/model', 'src/contracts', 'src/subtitles', ...DATA] },
  {
    // The ids of checks are types here, so that `serve --mutant` does not load the checks.
    path: 'conformance/mutants',
    mayImport: ['src/contracts', 'src/subtitles', ...DATA],
    typesOnly: ['mocks/kernel/world/seams', 'conformance/checks', 'conformance/model'],
  },
  {
    path: 'conformance/providers',
    mayImport: ['conformance/model', 'conformance/checks', 'src/contracts', 'src/subtitles', ...DATA],
  },
  { path: 'conformance/run', mayImport: ['conformance/model', 'conformance/providers', 'src/contracts', ...DATA] },
  {
    path: 'conformance/reporters',
    mayImport: ['conformance/model', 'conformance/run', 'src/contracts', 'src/pages', ...DATA],
  },
  { path: 'conformance/live', mayImport: [...SUITE, 'src/contracts', ...DATA] },
  {
    path: 'conformance/targets/mock',
    mayImport: [
      ...SUITE,
      'conformance/live',
      'conformance/targets',
      'mocks',
      'src/control-client',
      'src/contracts',
      ...DATA,
    ],
  },
  {
    path: 'conformance/targets',
    mayImport: [...SUITE, 'conformance/live', 'src/control-client', 'src/contracts', ...DATA],
  },
  {
    // Its steps are those of checks.
    path: 'conformance/studies/model',
    mayImport: [
      ...SUITE,
      'conformance/checks',
      'conformance/mutants',
      'conformance/targets',
      'conformance/studies/variations',
      'src/contracts',
      ...DATA,
    ],
  },
  {
    // It starts worlds, one for each mutant.
    path: 'conformance/studies/mutate',
    mayImport: [
      ...SUITE,
      'conformance/mutants',
      'conformance/reporters',
      'conformance/targets',
      'mocks',
      'src/contracts',
      ...DATA,
    ],
  },
  {
    // The ids of checks are types here, as for mutants.
    path: 'conformance/studies/evidence/probes',
    mayImport: ['conformance/model', 'src/contracts', ...DATA],
    typesOnly: ['conformance/checks'],
  },
  {
    path: 'conformance/studies',
    mayImport: [
      ...SUITE,
      'conformance/mutants',
      'conformance/reporters',
      'conformance/studies/evidence/probes',
      'conformance/live',
      'conformance/targets',
      'src/contracts',
      ...DATA,
    ],
    typesOnly: ['mocks/kernel/world/seams'],
  },
  {
    path: 'conformance',
    mayImport: [
      ...SUITE,
      'conformance/mutants',
      'conformance/reporters',
      'conformance/targets',
      'conformance/studies',
      'src/contracts',
      ...DATA,
    ],
  },
  { path: 'fixtures', mayImport: ['src/base'] },
  { path: 'entry', mayImport: ['src', 'mocks', 'conformance', 'fixtures'] },
  { path: 'cli', mayImport: ['entry', 'src', 'mocks', 'conformance', 'fixtures'] },
];
