import { describe, expect, it } from 'vitest';
import { runHere } from '../test/support/in-process.ts';

const words = (text: string) => text.split(' ');

describe('help', () => {
  it.each([
    ['caption-harness', 'help srve', '"srve"', 'Did you mean serve?'],
    ['caption-harness', 'help snapshot svae', '"svae"', 'Did you mean save?'],
    ['caption-harness', 'snapshot help svae', '"svae"', 'Did you mean save?'],
    ['caption-harness', 'help serve now', '"now"', 'serve has none.'],
    ['caption-harness', 'help help xyz', '"xyz"', 'help has none.'],
    ['conform', 'help powr', '"powr"', 'Did you mean power?'],
    ['conform', 'help xyz', '"xyz"', 'known: power, cleanup,'],
    ['conform', 'help evidence adpt', '"adpt"', 'Did you mean adopt?'],
    ['conform', 'evidence adpt', '"adpt"', 'Did you mean adopt?'],
    ['conform', 'powr', '"powr"', 'Did you mean power?'],
    ['conform', 'translateplus/health', '"translateplus/health"', '--grep chooses checks.'],
  ] as const)('refuses an unknown command in %s %s', async (program, line, name, hint) => {
    const { code, stdout, stderr } = await runHere(program, words(line));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`there is no command ${name}; `);
    expect(stderr).toContain(hint);
  });

  it.each([
    ['caption-harness', 'help', 'Usage: caption-harness [options] [command]'],
    ['caption-harness', 'help help', 'Usage: caption-harness help [options] [command...]'],
    ['caption-harness', 'help snapshot save', 'Usage: caption-harness snapshot save'],
    ['caption-harness', 'snapshot help save', 'Usage: caption-harness snapshot save'],
    ['conform', 'help', 'Usage: conform [options] [command]'],
    ['conform', 'help evidence adopt', 'Usage: conform evidence adopt'],
  ] as const)('prints the help that %s %s names', async (program, line, usage) => {
    const { code, stdout, stderr } = await runHere(program, words(line));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(usage);
  });

  it('stands among the commands of a program once', async () => {
    const { stdout } = await runHere('caption-harness', ['--help']);
    expect(stdout.match(/^ {2}help .*$/gm)).toHaveLength(1);
  });
});
