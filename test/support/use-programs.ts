import { useFileWorkerProgram } from '../../mocks/translateplus/work/program.ts';
import { useInspectorProgram } from '../../src/media/program.ts';
import { useSubtitleWorkerProgram } from '../../src/subtitles/work/program.ts';
import { builtPrograms } from './built-programs.ts';

// Before each test file: children and threads run what was built from the sources as they are now.
useInspectorProgram(builtPrograms.inspector);
useSubtitleWorkerProgram(builtPrograms.subtitleWorker);
useFileWorkerProgram(builtPrograms.fileWorker);
