#!/usr/bin/env node
import { packageVersion } from '../src/base/package-version.ts';
import { conformCommand } from './commands/conform.ts';
import { runProgram } from './run.ts';

await runProgram(conformCommand().version(packageVersion()));
