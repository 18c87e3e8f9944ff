import { defaultPorts, providerRows } from '../../../src/contracts/providers.ts';
import { runHere } from '../in-process.ts';
import { type Finished, serve } from '../programs.ts';
import { curl } from './curl.ts';
import { shellLines } from './words.ts';

type Served = Awaited<ReturnType<typeof serve>>;

/** How the programs of a block start. */
export interface Programs {
  /** Starts `caption-harness serve` with these options, on free ports. */
  readonly serve: (options: readonly string[]) => Promise<Served>;
  /** Runs another command of a program to its end. */
  readonly run: (name: 'caption-harness' | 'conform', words: readonly string[]) => Promise<Finished>;
}

/** Servers of a built `caption-harness`; other commands run in this process. */
const programsHere = (program: string): Programs => ({
  serve: (options) => serve(program, options),
  run: runHere,
});

/**
 * Runs the commands of an `sh` block: `caption-harness serve ...` starts servers on free ports, to which the default ports of the
 * following `curl` lines are changed.
 * @param programs the built `caption-harness`, or how the programs start
 * @throws {Error} for an output without the text behind the command's `#`
 */
export async function runShell(code: string, programs: string | Programs): Promise<void> {
  const { serve, run } = typeof programs === 'string' ? programsHere(programs) : programs;
  let served: Served | null = null;
  try {
    for (const { words, expected } of shellLines(code)) {
      const [name = '', ...rest] = words;
      if (name === 'caption-harness' && rest[0] === 'serve') {
        await served?.stop();
        served = await serve(rest.slice(1));
        continue;
      }
      const output =
        name === 'curl' ? await curl(rest.map((word) => reached(word, served))) : await printed(run, name, rest);
      if (expected === null || output.includes(expected)) continue;
      throw new Error(`${words.join(' ')}\nexpected: ${expected}\ngot: ${output}`);
    }
  } finally {
    await served?.stop();
  }
}

async function printed(run: Programs['run'], name: string, words: readonly string[]): Promise<string> {
  if (name !== 'caption-harness' && name !== 'conform') throw new Error(`guides run no ${name}`);
  const { code, stdout, stderr } = await run(name, words);
  return `${stdout}${stderr}exit code ${code}`;
}

/** An address with a default port, at the servers that were started. */
function reached(word: string, served: Served | null): string {
  if (served === null) return word;
  const origins = new Map([[defaultPorts.control, served.control.url]]);
  for (const [id, { listener }] of providerRows) {
    origins.set(listener.port, new URL(served.providers[id]?.baseUrl ?? served.control.url).origin);
  }
  return word.replace(/^(?:http:\/\/)?localhost:(\d+)/, (whole, port) => origins.get(Number(port)) ?? whole);
}
