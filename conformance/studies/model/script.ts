import { Secrets } from '../../../src/base/secrets/secrets.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Arrangement, Session, Target } from '../../model/target.ts';
import { excerptOf } from '../../run/excerpt.ts';

/** A line for the control API: `$CONTROL` is its address. */
const control = (method: string, path: string, body: object): string =>
  `curl -sS -X ${method} "$CONTROL/tenants${path}" -H 'Content-Type: application/json' --data-binary '${JSON.stringify(body)}'`;

/** Writes down what one sequence of operations sends, as lines of a shell script without credentials. */
export class Script {
  readonly #secrets: Secrets;
  readonly #entries: (string | Exchange)[] = [];
  readonly #seed: number;

  /** @param seed that of the target's tenants */
  constructor(target: Pick<Target, 'secrets'>, seed: number) {
    this.#seed = seed;
    this.#secrets = new Secrets(target.secrets);
  }

  /** The same target, watched. */
  watch(target: Target): Target {
    return { ...target, open: async (check) => this.#watched(await target.open(check), check.provider) };
  }

  /** A request that was sent. */
  note(exchange: Exchange): void {
    this.#entries.push(exchange);
  }

  /** Blanks the credentials in a text. */
  redact(text: string): string {
    return this.#secrets.redact(text);
  }

  /** The lines, in the order in which everything was sent. */
  lines(): string[] {
    return this.#entries.map((entry) =>
      typeof entry === 'string' ? entry : excerptOf(entry, (text) => this.#secrets.redact(text)).curl,
    );
  }

  #watched(session: Session, provider: string): Session {
    const { tenant = '' } = session;
    this.#entries.push(control('POST', '', { name: tenant, clock: 'manual', seed: this.#seed }));
    return {
      tenant,
      credential: async (name) => {
        const credential = await session.credential(name);
        for (const value of Object.values(credential ?? {})) this.#secrets.add(value);
        return credential;
      },
      arrange: async (arrangement, whose) => {
        this.#entries.push(control('PATCH', `/${tenant}`, settingsOf(arrangement, provider)));
        await session.arrange(arrangement, whose);
      },
      wait: async (seconds, signal) => {
        this.#entries.push(control('POST', `/${tenant}/clock/advance`, { seconds }));
        await session.wait(seconds, signal);
      },
      now: () => session.now(),
      switchValue: (name) => session.switchValue(name),
      close: () => session.close(),
    };
  }
}

const settingsOf = ({ credits, limit, switches = {} }: Arrangement, provider: string) => ({
  ...(credits === undefined ? {} : { credits }),
  ...(limit === undefined ? {} : { limits: { [provider]: limit } }),
  ...(Object.keys(switches).length === 0
    ? {}
    : {
        switches: Object.fromEntries(Object.entries(switches).map(([name, value]) => [`${provider}.${name}`, value])),
      }),
});
