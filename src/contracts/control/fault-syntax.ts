/** A text that states no fault, or one that does not exist. The message says what is expected. */
export class FaultTextError extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'FaultTextError';
  }
}

/** One fault of a text: its name, the value behind it, and its parameters in order. */
export interface FaultPart {
  readonly name: string;
  readonly value: string | null;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** A name, and a value: a word or a text in double quotes, in which a backslash stands before a quote and a backslash. */
const MEMBER = /^([A-Za-z][\w.-]*)(?:=(?:"((?:[^"\\]|\\["\\])*)"|([^\s;,"]+)))?$/;

const FORM = 'expected a fault like "rate-limited; times=1", several separated by commas';

/** Splits a text into faults at commas, and those into members at semicolons. @throws {FaultTextError} */
export function splitFaults(text: string): FaultPart[] {
  return pieces(text, ',').map((fault) => {
    const [first, ...rest] = pieces(fault, ';').map(memberOf);
    if (first === undefined) throw new FaultTextError(`${FORM}; got nothing`);
    const parameters = rest.map(([name, value]) => {
      if (value === null) throw new FaultTextError(`the parameter ${name} needs a value: ${name}=...`);
      return [name, value] as const;
    });
    const twice = parameters.find(([name], at) => parameters.findIndex(([other]) => other === name) !== at);
    if (twice) throw new FaultTextError(`the parameter ${twice[0]} is given twice`);
    return { name: first[0], value: first[1], parameters };
  });
}

function memberOf(text: string): readonly [name: string, value: string | null] {
  const match = MEMBER.exec(text);
  if (!match)
    throw new FaultTextError(`${FORM}; got "${text}". Put a value with spaces, commas or semicolons in double quotes`);
  const [, name = '', quoted, word] = match;
  return [name, quoted === undefined ? (word ?? null) : quoted.replace(/\\(.)/g, '$1')];
}

/** The parts between separators that are not in quotes, without white space around them. */
function pieces(text: string, separator: string): string[] {
  const found = [''];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    if (character === separator && !quoted) {
      found.push('');
      continue;
    }
    const escaped = quoted && character === '\\' && at + 1 < text.length;
    found[found.length - 1] += escaped ? character + text.charAt(at + 1) : character;
    if (escaped) at += 1;
  }
  return found.map((piece) => piece.trim());
}
