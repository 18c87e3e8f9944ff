#!/usr/bin/env node
import { conformCommand } from './commands/conform.ts';
import { runProgram } from './run.ts';
import { packageVersion } from './version.ts';

await runProgram(conformCommand().version(packageVersion()));
