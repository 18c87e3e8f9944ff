import { GUARD_VARIABLE } from '../../../src/egress-guard/guarded-host.ts';
import { change, fine, note, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';
import { pointedRows, realHosts } from '../variables.ts';

/** The file that NODE_OPTIONS loads, as `guardedEnvironment` writes it. */
const OPTION = /(?:--require|-r)[ =]("(?:[^"\\]|\\.)*egress-guard\.cjs"|\S*egress-guard\.cjs)/;

const UNDER = 'Run the command under caption-harness exec: it keeps Node programs from the real services.';

/** Whether Node programs of this shell are kept from the real services. */
export function checkGuard({ environment, hasFile }: Setup): readonly Said[] {
  const [, quoted] = OPTION.exec(environment.NODE_OPTIONS ?? '') ?? [];
  const hosts = pointedRows().flatMap(realHosts);
  if (quoted === undefined) {
    return [note(`no guard in this shell: a program with a hard-coded URL reaches ${hosts.join(', ')}`, UNDER)];
  }
  const file = quoted.startsWith('"') ? quoted.slice(1, -1).replace(/\\(.)/g, '$1') : quoted;
  if (!hasFile(file))
    return [change(`NODE_OPTIONS loads a guard that is not there (${file}): no Node program starts`, UNDER)];
  const kept = guarded(environment[GUARD_VARIABLE]);
  const open = hosts.filter((host) => !kept.includes(host));
  return open.length === 0
    ? [fine('the guard keeps Node programs of this shell from the real services')]
    : [change(`the guard does not know ${open.join(', ')}`, UNDER)];
}

function guarded(text: string | undefined): readonly string[] {
  try {
    return (JSON.parse(text ?? '[]') as { readonly host: string }[]).map(({ host }) => host);
  } catch {
    return [];
  }
}
