import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { BrokenError, UsageError } from '../exit-codes.ts';
import { ADOPTED_FILE } from './adopted-file.ts';

/** `conform evidence adopt`: takes over what a recorded live run saw of the rows that nothing decides. */
export function adoptCommand(): Command {
  return new Command('adopt')
    .description(`Take over what a recorded live run saw: writes ${ADOPTED_FILE} of this checkout.`)
    .argument('<recording>', 'folder or file that conform --target live --record has written')
    .action(async (path: string) => {
      const [{ readRecordingAt, RecordingFileError }, { adoptRecording }, { readAdopted }, { evidenceRows }] =
        await Promise.all([
          import('../../conformance/studies/drift/recording-file.ts'),
          import('../../conformance/studies/evidence/adopt.ts'),
          import('../../conformance/studies/evidence/adopted.ts'),
          import('../../conformance/studies/evidence/table.ts'),
        ]);
      if (!existsSync(ADOPTED_FILE)) {
        throw new UsageError(`${ADOPTED_FILE} does not exist here: run this command in a checkout of the project.`);
      }
      const before = readAdopted(JSON.parse(readFileSync(ADOPTED_FILE, 'utf8')));
      try {
        const { all, taken, contradicted } = adoptRecording(readRecordingAt(path), before, evidenceRows([]));
        writeFileSync(ADOPTED_FILE, `${JSON.stringify(all, null, 2)}\n`);
        process.stdout.write(
          `${taken} rows seen as assumed, ${contradicted} seen otherwise. Run conform evidence --write next.\n`,
        );
      } catch (error) {
        if (error instanceof RecordingFileError) throw new BrokenError(error.message);
        throw error;
      }
    });
}
