#!/usr/bin/env node
import { harnessProgram } from './harness-program.ts';
import { runFromLibrary } from './library.ts';
import { runProgram } from './run.ts';

if (!(await runFromLibrary('caption-harness'))) await runProgram(harnessProgram);
