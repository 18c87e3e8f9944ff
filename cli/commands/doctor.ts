import { styleText } from 'node:util';
import { Command } from 'commander';
import type { Finding, State } from '../doctor/finding.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { isColored } from '../log/log-option.ts';
import { type PortFlags, portsFrom, withPortOptions } from '../ports.ts';
import { withProviderModules } from '../provider-modules.ts';

interface DoctorFlags extends PortFlags {
  readonly json?: true;
}

/** `caption-harness doctor`: looks at a set-up and prints what to change. */
export function doctorCommand(): Command {
  const command = withProviderModules(new Command('doctor'))
    .description('Look at variables, versions, ports and proxies, and print what to change. It calls no other machine.')
    .option('--json', 'print one JSON object');
  return withPortOptions(command).action(async (flags: DoctorFlags) => {
    if (flags.ports === 'auto') throw new UsageError('doctor looks at known ports: leave --ports auto out.');
    const { examine } = await import('../doctor/checks.ts');
    const { lookAround } = await import('../doctor/setup.ts');
    const findings = await examine(await lookAround(process.env, portsFrom(flags)));
    const isFine = findings.every(({ state }) => state !== 'change');
    process.stdout.write(flags.json ? `${JSON.stringify({ ok: isFine, findings })}\n` : asText(findings));
    process.exitCode = isFine ? exitCodes.ok : exitCodes.failed;
  });
}

const colours: Readonly<Record<State, 'green' | 'yellow' | 'red'>> = { ok: 'green', note: 'yellow', change: 'red' };

function asText(findings: readonly Finding[]): string {
  const isShown = isColored(process.stdout, process.env);
  const lines = findings.flatMap(({ state, check, found, todo }) => {
    const word = state.padEnd(6);
    const head = `${isShown ? styleText(colours[state], word, { validateStream: false }) : word}  ${check.padEnd(10)}  ${found}`;
    return todo === undefined ? [head] : [head, `${' '.repeat(20)}-> ${todo}`];
  });
  const count = findings.filter(({ state }) => state === 'change').length;
  const end = count === 0 ? 'Nothing must change.' : `To change: ${count}.`;
  return `${[...lines, end].join('\n')}\n`;
}
