// Over scripts/program-text.mjs: what a program says under a Node that cannot read it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const { programText } = (await import('../scripts/program-text.mjs' as string)) as {
  programText(name: string, engines: string): string;
};
const folder = mkdtempSync(join(tmpdir(), 'program-'));
mkdirSync(join(folder, 'bin'));
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
writeFileSync(join(folder, 'tool.js'), "console.log('runs');");
writeFileSync(join(folder, 'bin', 'tool.js'), programText('tool', '>=20.19'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the program under a Node that says it has this version. */
function runUnder(version: string) {
  const claim = `Object.defineProperty(process,'version',{value:'v${version}'});Object.defineProperty(process,'versions',{value:{node:'${version}'}})`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${claim}`, join(folder, 'bin', 'tool.js')],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

it.each(['20.19.0', '22.0.0', '24.1.0'])('runs under Node %s', (version) => {
  expect(runUnder(version)).toEqual({ status: 0, stdout: 'runs\n', stderr: '' });
});

it.each(['18.20.8', '20.18.3'])('says under Node %s which one it needs', (version) => {
  const text = new RegExp(
    `^error: tool needs Node 20\\.19 or newer, and this is v${version} \\(.*\\)\\. Install .*\\n$`,
  );
  expect(runUnder(version)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(text) });
});

it('refuses another form of engines, which it could not compare', () => {
  expect(() => programText('tool', '^20')).toThrow('expected the form >=20.19');
});
