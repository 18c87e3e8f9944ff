/** Seconds of CPU that this process has used. Unlike the time of day, other programs of the machine do not lengthen it. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
