import { type Runtime, Session } from 'node:inspector/promises';

/** Objects within objects that are followed. */
const DEPTH = 6;

const NAME = 'textsReachedFrom';

/**
 * Every text and all bytes (as latin1) that an object holds, also in private members, which only the inspector sees. Getters are not
 * called.
 */
export async function textsReachedFrom(object: object): Promise<string> {
  const session = new Session();
  session.connect();
  try {
    Object.assign(globalThis, { [NAME]: object });
    const { result } = await session.post('Runtime.evaluate', { expression: `globalThis.${NAME}` });
    const texts: string[] = [];
    await collect(session, result, DEPTH, texts);
    return texts.join('\n');
  } finally {
    Reflect.deleteProperty(globalThis, NAME);
    session.disconnect();
  }
}

async function collect(session: Session, value: Runtime.RemoteObject, depth: number, texts: string[]): Promise<void> {
  if (value.type === 'string') texts.push(String(value.value));
  const { objectId, subtype } = value;
  if (objectId === undefined || value.type === 'function' || depth === 0) return;
  if (subtype === 'typedarray' || subtype === 'arraybuffer') {
    const functionDeclaration = 'function () { return Buffer.from(this.buffer ?? this).toString("latin1"); }';
    const { result } = await session.post('Runtime.callFunctionOn', { objectId, functionDeclaration });
    texts.push(String(result.value));
    return;
  }
  const found = await session.post('Runtime.getProperties', { objectId, ownProperties: true });
  const {
    result,
    privateProperties = [],
    internalProperties = [],
  } = found as typeof found & {
    privateProperties?: { value?: Runtime.RemoteObject }[];
  };
  // The entries of a map or set.
  const entries = internalProperties.filter(({ name }) => name === '[[Entries]]');
  for (const { value: member } of [...result, ...privateProperties, ...entries]) {
    if (member !== undefined) await collect(session, member, depth - 1, texts);
  }
}
