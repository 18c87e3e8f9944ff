#!/usr/bin/env node
import { conformProgram } from './conform-program.ts';
import { runProgram } from './run.ts';

await runProgram(conformProgram);
