import { fileURLToPath } from 'node:url';
import { useFileWorkerProgram } from '../../mocks/translateplus/work/program.ts';
import { useGuardProgram } from '../../src/egress-guard/program.ts';
import { useInspectorProgram } from '../../src/media/program.ts';
import { usePages } from '../../src/pages/pages-folder.ts';
import { useSubtitleWorkerProgram } from '../../src/subtitles/work/program.ts';
import { builtPages, builtPrograms } from './built-programs.ts';

// A file that ran before in this process may have ended in the middle of something.
process.chdir(fileURLToPath(new URL('../../', import.meta.url)));

// Before each test file: children and threads run what was built from the sources as they are now.
useInspectorProgram(builtPrograms.inspector);
useSubtitleWorkerProgram(builtPrograms.subtitleWorker);
useFileWorkerProgram(builtPrograms.fileWorker);
useGuardProgram(builtPrograms.egressGuard);
usePages(builtPages);
