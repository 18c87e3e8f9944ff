import { providers as providerRows } from '../../../../src/contracts/providers.ts';
import type { CheckResult } from '../../../model/result.ts';
import { mutants } from '../../../mutants/index.ts';
import { allChecks } from '../../../providers/checks.ts';
import { runConformance } from '../../../run/runner.ts';
import { mockTarget } from '../../../targets/mock.ts';

/** How a check of the suite shows a mutant: the requirement, and the request whose answer breaks it. */
export interface Witness extends Pick<CheckResult, 'title' | 'requirement' | 'evidence' | 'expected' | 'got'> {
  readonly check: string;
  /** The request as a command line, for mocks on their default ports (`serve --mutant <id>`); absent where the check compares several answers. */
  readonly curl?: string;
}

/**
 * Runs the first check whose requirement a mutant breaks against the mocks with this mutant. Null for an unknown mutant, and where
 * the check holds.
 */
export async function witnessOf(id: string, seed: number): Promise<Witness | null> {
  const mutant = mutants.find((one) => one.id === id);
  const check = allChecks.find((one) => one.id === mutant?.breaks[0]);
  if (mutant === undefined || check === undefined) return null;
  const providers = [mutant.provider];
  const target = await mockTarget({ providers, seed, runId: 'witness', seams: mutant.seams });
  try {
    const { checks } = await runConformance({ target, checks: [check], seed, providers, parallel: 1 });
    const [result] = checks;
    if (result === undefined || result.status === 'passed') return null;
    const { title, requirement, evidence, expected, got, exchange } = result;
    return {
      check: check.id,
      title,
      requirement,
      evidence,
      ...(expected === undefined ? {} : { expected }),
      ...(got === undefined ? {} : { got }),
      ...(exchange === undefined
        ? {}
        : { curl: onDefaultPort(exchange.curl, providerRows[mutant.provider].listener.port) }),
    };
  } finally {
    await target.close();
  }
}

const onDefaultPort = (curl: string, port: number): string =>
  curl.replace(/http:\/\/127\.0\.0\.1:\d+/g, `http://127.0.0.1:${port}`);
