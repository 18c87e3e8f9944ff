#!/usr/bin/env node
import { harnessProgram } from './harness-program.ts';
import { runProgram } from './run.ts';

await runProgram(harnessProgram);
