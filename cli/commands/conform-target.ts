import type { Target } from '../../conformance/index.ts';
import { CONTROL_TOKEN_VARIABLE } from '../../src/control-client/variable.ts';
import { BrokenError, UsageError } from '../exit-codes.ts';
import { knownProvider } from '../known-provider.ts';
import { refuseUnknownCredentials } from '../live/credentials.ts';
import { httpUrl } from '../options.ts';

/** Node 20 cannot start a thread from the sources; tests run them. */
const isBuilt = !import.meta.url.endsWith('.ts');

/** The options that say what is tested. */
export interface TargetFlags {
  readonly target?: 'mock' | 'url' | 'live' | 'both';
  readonly url: Readonly<Record<string, string>>;
  readonly control?: string;
  readonly controlToken?: string;
  readonly credential: Readonly<Record<string, string>>;
  readonly switch: Readonly<Record<string, string>>;
  readonly seed: number;
}

/** Opens the target that the options name. @throws {UsageError} when the options contradict each other */
export async function targetFrom(flags: TargetFlags): Promise<Target> {
  const urls = Object.entries(flags.url);
  const kind = flags.target ?? (urls.length > 0 ? 'url' : 'mock');
  const { mockTarget, urlTarget } = await import('../../conformance/index.ts');
  const common = { seed: flags.seed, switches: flags.switch };
  if (kind === 'mock') {
    if (urls.length > 0) throw new UsageError('--target mock tests the mocks; use --url with --target url.');
    if (flags.control !== undefined) {
      throw new UsageError('--control also needs --url provider=http://...: the server under test.');
    }
    return mockTarget({ ...common, ownThread: isBuilt });
  }
  if (urls.length === 0) throw new UsageError('--target url needs --url provider=http://...');
  refuseUnknownCredentials(flags.credential);
  const credentials = readCredentials(flags.credential);
  if (flags.control !== undefined && Object.keys(credentials).length > 0) {
    process.stderr.write('note: with --control the credentials come from there; --credential is not used\n');
  }
  const baseUrls = Object.fromEntries(urls.map(([provider, url]) => [knownProvider(provider), url]));
  return urlTarget({
    ...common,
    baseUrls,
    ...(flags.control === undefined ? { credentials } : await reachedControl(checkedUrl(flags.control), flags)),
  });
}

/** A control API that does not answer is a fault of the harness, not of the target: reported before any check runs. */
async function reachedControl(url: string, { controlToken }: TargetFlags) {
  const { ControlApiError, createControlClient } = await import('../../src/control-client/index.ts');
  const control = createControlClient({ url, token: controlToken });
  try {
    await control.health();
  } catch (error) {
    throw new BrokenError(
      `the control API at ${url} does not answer: ${error instanceof Error ? error.message : error}`,
    );
  }
  // The health route needs no token.
  const refusal = await control.getTenant('lobby').catch((error: unknown) => error);
  if (refusal instanceof ControlApiError && refusal.status === 401) {
    throw new UsageError(`${url} asks for its control token: give --control-token or ${CONTROL_TOKEN_VARIABLE}.`);
  }
  return { control: url, controlToken };
}

function checkedUrl(text: string): string {
  try {
    return httpUrl(text);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Turns `translateplus.apiKey=...` pairs into credentials by provider. */
function readCredentials(pairs: Readonly<Record<string, string>>): Record<string, Record<string, string>> {
  const credentials: Record<string, Record<string, string>> = {};
  for (const [path, value] of Object.entries(pairs)) {
    const [id = '', name = ''] = path.split('.');
    const provider = knownProvider(id);
    credentials[provider] = { ...credentials[provider], [name]: value.trim() };
  }
  return credentials;
}
