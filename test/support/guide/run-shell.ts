import { defaultPorts, providerRows } from '../../../src/contracts/providers.ts';
import { runHere } from '../in-process.ts';
import { serve } from '../programs.ts';
import { curl } from './curl.ts';
import { shellLines } from './words.ts';

type Served = Awaited<ReturnType<typeof serve>>;

/**
 * Runs the commands of an `sh` block: `caption-harness serve ...` starts servers on free ports, to which the default ports of the
 * following `curl` lines are changed; other commands of the programs run in this process.
 * @param program the built `caption-harness`
 * @throws {Error} for an output without the text behind the command's `#`
 */
export async function runShell(code: string, program: string): Promise<void> {
  let served: Served | null = null;
  try {
    for (const { words, expected } of shellLines(code)) {
      const [name = '', ...rest] = words;
      if (name === 'caption-harness' && rest[0] === 'serve') {
        await served?.stop();
        served = await serve(program, rest.slice(1));
        continue;
      }
      const output = await outputOf(name, rest, served);
      if (expected === null || output.includes(expected)) continue;
      throw new Error(`${words.join(' ')}\nexpected: ${expected}\ngot: ${output}`);
    }
  } finally {
    await served?.stop();
  }
}

async function outputOf(name: string, words: readonly string[], served: Served | null): Promise<string> {
  if (name === 'curl') return curl(words.map((word) => reached(word, served)));
  if (name !== 'caption-harness' && name !== 'conform') throw new Error(`guides run no ${name}`);
  const { code, stdout, stderr } = await runHere(name, words);
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
