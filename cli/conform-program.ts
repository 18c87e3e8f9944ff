import type { Command } from 'commander';
import { packageVersion } from '../src/base/package-version.ts';
import { conformCommand } from './commands/conform.ts';

/** The program `conform`. */
export const conformProgram = (): Command => conformCommand().version(packageVersion());
