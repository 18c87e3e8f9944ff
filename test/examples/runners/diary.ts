// The reference client's diary against the mocks of the environment, compared with the one that the first run wrote. Runners start it or
// import it: `node diary.mjs` ends with 1 when anything that the client was given or told is different.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { diaryOf } from '../reference-clients/all.ts';

/** What the client was given or told now, and in the first run. The first run writes it down. */
export async function diaries(): Promise<{ readonly now: string; readonly first: string }> {
  const file = process.env.DIARY_FILE ?? 'diary.txt';
  const now = (await diaryOf('translateplus', process.env, new Uint8Array())).join('\n');
  if (!existsSync(file)) writeFileSync(file, now);
  return { now, first: readFileSync(file, 'utf8') };
}

if (process.env.DIARY_MAIN === '1') {
  const { now, first } = await diaries();
  process.exitCode = now === first ? 0 : 1;
}
