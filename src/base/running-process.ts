import { readFileSync } from 'node:fs';

/** Whether a process runs. One that has ended and that its parent has not asked after yet does not. */
export function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's may not be signalled, and runs.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return processStart(pid) !== 'dead';
}

/** When a process started, in the system's own unit; `-` where the system does not tell; `dead` for what is left of one. */
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
