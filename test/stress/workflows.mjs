// Carries out the scripts of .github/workflows and of action.yml as a runner of GitHub would, in a fresh clone, as far as a machine without Docker
// and without GitHub allows. Usage: node test/stress/workflows.mjs [--only ci,docs,release,nightly,action]
// Needs the registry of npm, or its cache. Takes the committed files. Ends with 1 if a script does not do what is expected of it.
// docker, gh and sudo apt-get are programs here that only print their words; what else cannot run is in LEFT_OUT, with the reason.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { report } from './support/report.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
const clone = join(folder, 'clone');
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** Scripts that are not carried out, and why. */
const LEFT_OUT = [
  [/\.ci\/(run|weekly)/, 'is the rest of CI'],
  [/curl .*127\.0\.0\.1/, 'asks what Docker started'],
];
/** The only script that may fail: it refuses while the account that publishes has no name. */
const REFUSES = manifest.author === 'OWNER' ? /prepublishOnly/ : null;
/** What a script is changed to: nothing is published from here. */
const changed = (script) => script.replace(/ --provenance --access public/, ' --dry-run --access public');

const rows = [];
const violations = [];
const done = new Map();

/** Runs a script by bash, as a step does. Returns what it wrote into the files of a runner. */
function step(name, script, { env = {}, cwd = clone } = {}) {
  const files = Object.fromEntries(
    ['OUTPUT', 'PATH', 'STEP_SUMMARY'].map((one) => [`GITHUB_${one}`, join(folder, one)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  const given = { ...process.env, CI: 'true', GITHUB_REPOSITORY: 'Me/caption-harness', GITHUB_ACTOR: 'me' };
  const own = {
    GITHUB_REF_NAME: `v${manifest.version}`,
    ...files,
    ...env,
    PATH: [...paths, process.env.PATH].join(delimiter),
  };
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', changed(script)],
    {
      cwd,
      env: { ...given, ...own },
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
    },
  );
  const isRight = REFUSES?.test(script) ? status !== 0 && stderr.includes('OWNER stands for') : status === 0;
  rows.push([
    name,
    `${isRight ? (status === 0 ? 'done' : 'refused, as it must') : `exit code ${status}`} in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  ]);
  if (!isRight) violations.push(`${name}: exit code ${status}\n${script}\n${(stdout + stderr).slice(-2000)}`);
  return { output: readFileSync(files.GITHUB_OUTPUT, 'utf8'), path: readFileSync(files.GITHUB_PATH, 'utf8').trim() };
}

const paths = [join(folder, 'bin')];
mkdirSync(paths[0]);
for (const [name, line] of [
  ['docker', 'echo "docker $*"'],
  ['gh', 'echo "gh $*"'],
  ['sudo', 'while [[ "$1" == -* ]]; do shift; done; if [ "$1" = apt-get ]; then echo "$*"; else exec "$@"; fi'],
]) {
  writeFileSync(join(paths[0], name), `#!/usr/bin/env bash\n${line}\n`);
  chmodSync(join(paths[0], name), 0o755);
}

function workflow(file) {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows', file), 'utf8'));
  for (const [id, job] of Object.entries(jobs)) {
    for (const [at, { run, env = {} }] of job.steps.entries()) {
      if (run === undefined) continue;
      const name = `${file.replace('.yml', '')} ${id} ${at + 1}`;
      const why = LEFT_OUT.find(([form]) => form.test(run))?.[1];
      if (why !== undefined) rows.push([name, `left out: ${why}`]);
      else if (done.has(run)) rows.push([name, `as ${done.get(run)}`]);
      else {
        done.set(run, name);
        step(name, run, { env });
      }
    }
  }
}

/** The action with its defaults, but for the package: the one of this clone. */
function action() {
  const { inputs, runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const tarball = readdirSync(clone).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined)
    step('action pack', 'npm ci --ignore-scripts --silent && npm run build && npm pack --silent');
  const file = join(clone, readdirSync(clone).find((name) => name.endsWith('.tgz')) ?? '');
  const known = new Map(Object.entries(inputs).map(([name, { default: value }]) => [`inputs.${name}`, value]));
  known.set('inputs.version', file).set('runner.temp', join(folder, 'temp'));
  const filled = (text) => text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name) => known.get(name) ?? '');
  const cwd = join(folder, 'work');
  mkdirSync(cwd);
  for (const { id, run, env = {} } of runs.steps) {
    if (run === undefined || id === 'mutate') continue;
    const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]));
    const { output, path } = step(`action ${id}`, run, { env: own, cwd });
    if (path !== '') paths.push(path);
    for (const line of output.split('\n')) {
      const [name, ...rest] = line.split('=');
      if (name !== '') known.set(`steps.${id}.outputs.${name}`, rest.join('='));
    }
  }
  if (known.get('steps.verdict.outputs.verdict') !== 'passed') violations.push('action: the verdict is not "passed"');
}

try {
  execFileSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' });
  const wanted = values.only?.split(',') ?? ['ci', 'docs', 'release', 'nightly', 'action'];
  for (const file of ['ci.yml', 'docs.yml', 'release.yml', 'nightly.yml']) {
    if (wanted.includes(file.replace('.yml', ''))) workflow(file);
  }
  if (wanted.includes('action')) action();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
report('workflows and action', rows, violations);
