#!/usr/bin/env node
import { conformProgram } from './conform-program.ts';
import { runFromLibrary } from './library.ts';
import { runProgram } from './run.ts';

if (!(await runFromLibrary('conform'))) await runProgram(conformProgram);
