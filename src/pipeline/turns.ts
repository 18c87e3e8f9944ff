const lines = new Map<string, Promise<void>>();

/** Runs tasks of one name one after the other. Tasks of other names do not wait. */
export async function oneAtATime<T>(name: string, task: () => Promise<T>): Promise<T> {
  const before = lines.get(name) ?? Promise.resolve();
  const run = before.then(task);
  const over = run.then(
    () => {},
    () => {},
  );
  lines.set(name, over);
  try {
    return await run;
  } finally {
    if (lines.get(name) === over) lines.delete(name);
  }
}
