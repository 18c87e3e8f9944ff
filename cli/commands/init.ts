import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { whyUnusable } from '../../src/base/local-problem.ts';
import { findConfig } from '../config/find-config.ts';
import { UsageError } from '../exit-codes.ts';
import type { Format } from '../init/template.ts';
import { oneOf } from '../options.ts';

interface InitFlags {
  readonly format: Format;
}

/** `caption-harness init`: writes a config file with comments. */
export function initCommand(): Command {
  return new Command('init')
    .description('Write a config file in this folder, with every setting and its meaning.')
    .addOption(oneOf('--format <which>', 'ending of the file', ['yaml', 'ts', 'mjs'], 'yaml'))
    .action(init);
}

async function init({ format }: InitFlags): Promise<void> {
  const existing = findConfig(undefined, process.cwd());
  if (existing !== null) throw new UsageError(`there is a config file already: ${existing}.`);
  const file = join(process.cwd(), `caption-harness.config.${format}`);
  const { configTemplate } = await import('../init/template.ts');
  try {
    writeFileSync(file, configTemplate(format), { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${whyUnusable(error)}. Run init in a folder that you may write.`);
  }
  process.stdout.write(
    `${file}\nEvery setting is in it, most as a comment. caption-harness serve --print-config shows what holds.\n`,
  );
}
