import { filesOf, runProject } from '../guide/project.ts';
import { runGuide } from '../guide/run-guide.ts';
import type { Place } from './place.ts';

/**
 * Does what a guide prints, in a project.
 * @throws {Error} for a command that fails or prints another text, and for a block of TypeScript that fails
 */
export async function runPage(page: string, place: Place): Promise<void> {
  if (filesOf(page).length > 0) return runProject(page, place.folder, { ...place.env });
  let number = 0;
  await runGuide(page, place.programs, async (code) => {
    number += 1;
    const ended = await place.program(`block-${number}.mjs`, code);
    if (ended.code !== 0) throw new Error(`block ${number} ended with ${ended.code}\n${ended.stdout}${ended.stderr}`);
  });
}
