import { Command } from 'commander';
import { packageVersion } from '../src/base/package-version.ts';
import { captionCommand } from './commands/caption.ts';
import { doctorCommand } from './commands/doctor.ts';
import { enqueueCommand } from './commands/enqueue.ts';
import { envCommand } from './commands/env.ts';
import { execCommand } from './commands/exec.ts';
import { failuresCommand } from './commands/failures.ts';
import { faultsCommand } from './commands/faults.ts';
import { initCommand } from './commands/init.ts';
import { journalCommand } from './commands/journal.ts';
import { lintCommand } from './commands/lint.ts';
import { mcpCommand } from './commands/mcp.ts';
import { mutateCommand } from './commands/mutate.ts';
import { operationsCommand } from './commands/operations.ts';
import { originCommand } from './commands/origin.ts';
import { queueCommand } from './commands/queue.ts';
import { serveCommand } from './commands/serve.ts';
import { snapshotCommand } from './commands/snapshot.ts';
import { switchesCommand } from './commands/switches.ts';
import { translateCommand } from './commands/translate.ts';
import { workerCommand } from './commands/worker.ts';

/** The program `caption-harness`. */
export const harnessProgram = (): Command =>
  new Command('caption-harness')
    .description('Mocks of Cloudflare Stream captions, Workers AI, Gcore AI tasks and TranslatePlus subtitles.')
    .version(packageVersion())
    .enablePositionalOptions()
    .addCommand(initCommand())
    .addCommand(serveCommand())
    .addCommand(envCommand())
    .addCommand(doctorCommand())
    .addCommand(journalCommand())
    .addCommand(snapshotCommand())
    .addCommand(failuresCommand())
    .addCommand(faultsCommand())
    .addCommand(operationsCommand())
    .addCommand(switchesCommand())
    .addCommand(execCommand())
    .addCommand(mutateCommand())
    .addCommand(mcpCommand())
    .addCommand(captionCommand())
    .addCommand(translateCommand())
    .addCommand(enqueueCommand())
    .addCommand(workerCommand())
    .addCommand(queueCommand())
    .addCommand(originCommand())
    .addCommand(lintCommand());
