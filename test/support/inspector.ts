import { useInspectorProgram } from '../../src/media/program.ts';
import { INSPECTOR } from './inspector-file.ts';

// Before each test file: media is read by the program that was built from the sources as they are now.
useInspectorProgram(INSPECTOR);
