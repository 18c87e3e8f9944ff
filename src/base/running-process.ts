import { readFileSync } from 'node:fs';

/** Whether a process runs. False for a zombie, which has ended but whose parent has not collected its status. */
export function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user runs, but this one may not signal it.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return processStart(pid) !== 'dead';
}

/** Returns the start time of a process in the system's own unit; `-` if the system does not report it; `dead` for a zombie. */
export function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Fields 3 and 22, counted behind the command's name, which may hold spaces (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 'ZXx'.includes(fields[0] ?? '') ? 'dead' : (fields[19] ?? '-');
  } catch {
    return '-';
  }
}
