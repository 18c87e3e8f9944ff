import type { RunOptions } from '../../../conformance/index.ts';
import { UsageError } from '../exit-codes.ts';
import { type TargetFlags, targetFrom } from './conform-target.ts';

/** `conform --target both --against url`: each check on the stand-ins and on another server, and where they part. */
export async function conformBoth(
  flags: TargetFlags & { readonly against?: string },
  selection: Omit<RunOptions, 'target' | 'parallel' | 'onEvent'>,
): Promise<void> {
  if (flags.against !== 'url')
    throw new UsageError('--target both needs --against url, and --url for what to compare with.');
  const { compareTargets, comparisonExitCode } = await import('../../../conformance/both.ts');
  const other = await targetFrom({ ...flags, target: 'url' });
  const { control: _control, ...common } = flags;
  const mock = await targetFrom({ ...common, target: 'mock', url: {}, credential: {} });
  try {
    const compared = await compareTargets({ ...selection, mock, other });
    const lines = compared.map(({ id, agreement, mock: here, other: there }) => {
      const why =
        agreement === 'agree-pass'
          ? ''
          : `  mock: ${here.reason ?? here.status}; other: ${there.reason ?? there.status}`;
      return `${agreement}  ${id}${why}\n`;
    });
    process.stdout.write(lines.join(''));
    process.exitCode = comparisonExitCode(compared);
  } finally {
    await Promise.all([mock.close(), other.close()]);
  }
}
