import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { Recent } from '../../../src/base/recent.ts';

/** The texts of fixed bodies: they go with their bodies. */
const texts = new WeakMap<object, string>();

/** The same on the wire, by text; of ASCII it is the text. */
const wires = new Recent<string, string>();

/**
 * A text whose letters in Latin-1 are the bytes of this one in UTF-8. Node sends it in less time: on Node 24, a list of captions with
 * one letter outside of ASCII takes 5 microseconds less.
 */
export const onWire = (text: string): string => wires.get(text) ?? utf8AsLatin1(text);

const utf8AsLatin1 = (text: string): string => Buffer.from(text).toString('latin1');

/** Returns the body about a thing. `make` is called when a fact is another one than before, compared by identity. */
export type RememberedBody = (thing: object, facts: readonly unknown[], make: () => JsonObject) => JsonObject;

/**
 * Remembers the last answers about 64 things, at least, and their texts. A body must depend on its facts alone, and must not change
 * afterwards. To write JSON costs 3 of 40 microseconds of a request, and clients that poll get the same answer many times.
 */
export function rememberBody(): RememberedBody {
  const known = new Recent<object, { readonly facts: readonly unknown[]; readonly body: JsonObject }>();
  return (thing, facts, make) => {
    const last = known.get(thing);
    if (last !== undefined && haveSame(last.facts, facts)) return last.body;
    const body = make();
    const text = JSON.stringify(body);
    texts.set(body, text);
    const wire = utf8AsLatin1(text);
    if (wire.length !== text.length) wires.set(text, wire);
    known.set(thing, { facts, body });
    return body;
  };
}

/** A body as JSON. */
export const jsonText = (body: JsonValue): string =>
  (typeof body === 'object' && body !== null ? texts.get(body) : undefined) ?? JSON.stringify(body);

function haveSame(ones: readonly unknown[], others: readonly unknown[]): boolean {
  if (ones.length !== others.length) return false;
  for (let at = 0; at < ones.length; at += 1) if (ones[at] !== others[at]) return false;
  return true;
}
