import type { JsonObject, JsonValue } from '../../base/json.ts';
import { nearest } from '../../base/nearest.ts';
import { commonParameters, type FaultParameter, faultKinds } from './fault-rows.ts';
import { type FaultPart, FaultTextError, splitFaults } from './fault-syntax.ts';
import { parameterText, parameterValue } from './fault-values.ts';
import type { FaultRule } from './faults.ts';

/** Before the name of a header of an answer. */
const HEADER = 'header.';

/**
 * Reads faults as --fault and X-Harness-Fault state them: `rate-limited; times=1, delay=200`. A name without a kind of its own is the
 * id of a failure, and its other parameters are values for the failure's placeholders. Returns rules as JSON: neither their values nor
 * the names in them are checked.
 * @throws {FaultTextError} for a text that cannot be read
 */
export const parseFaults = (text: string): JsonObject[] => splitFaults(text).map(ruleOf);

function ruleOf({ name, value, parameters }: FaultPart): JsonObject {
  const kind = Object.hasOwn(faultKinds, name) ? faultKinds[name as keyof typeof faultKinds] : undefined;
  const rule: JsonObject = { effect: kind ? { type: name } : { type: 'failure', failure: name } };
  if (kind?.value) {
    if (value === null)
      throw new FaultTextError(`${name} needs a value: ${kind.value.meaning}. Example: ${kind.example}`);
    put(rule, kind.value.member, parameterValue({ name, ...kind.value }, value));
  } else if (value !== null) throw new FaultTextError(`${name} has no value; write ${name}`);
  const known: readonly FaultParameter[] = [...commonParameters, ...(kind?.parameters ?? [])];
  for (const [key, given] of parameters) {
    const parameter = known.find((one) => one.name === key);
    if (parameter) put(rule, parameter.member, parameterValue(parameter, given));
    else if (kind === undefined) putNamed(rule, 'values', key, given);
    else if (name === 'answer' && key.startsWith(HEADER)) putNamed(rule, 'headers', key.slice(HEADER.length), given);
    else throw unknownParameter(name, key, known);
  }
  return rule;
}

function unknownParameter(name: string, key: string, known: readonly FaultParameter[]): FaultTextError {
  const names = known.map((one) => one.name);
  const [near] = nearest(key, names);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return new FaultTextError(`${name} has no parameter ${key}.${hint} Known: ${names.join(', ')}`);
}

/** Sets a member of an object of the effect. Its name may be any. */
function putNamed(rule: JsonObject, object: 'values' | 'headers', name: string, value: string): void {
  const effect = rule.effect as Record<string, JsonValue>;
  effect[object] = { ...(effect[object] as JsonObject | undefined), [name]: value };
}

/** Sets a member, by its way through objects. A median becomes an object when its spread comes. */
function put(rule: JsonObject, member: string, value: JsonValue): void {
  const names = member.split('.');
  const last = names.pop() ?? '';
  let at = rule as Record<string, JsonValue>;
  for (const name of names) {
    const there = at[name];
    if (typeof there === 'number') at[name] = { median: there };
    else if (there === undefined) at[name] = {};
    at = at[name] as Record<string, JsonValue>;
  }
  at[last] = value;
}

/** The text of a rule: what --fault and X-Harness-Fault need to make the same rule. */
export function faultText(rule: FaultRule): string {
  const { effect } = rule;
  if (effect.type === 'failure') {
    const values = Object.entries(effect.values ?? {}).map(([name, value]) => `${name}=${parameterText(value)}`);
    return [effect.failure, ...values, ...commonTexts(rule)].join('; ');
  }
  const kind = faultKinds[effect.type];
  const value = kind.value === undefined ? '' : `=${parameterText(get(rule, kind.value.member))}`;
  const own = kind.parameters.flatMap((one) => textOf(rule, one));
  return [`${effect.type}${value}`, ...own, ...headerTexts(effect), ...commonTexts(rule)].join('; ');
}

/** The headers of an answer that no parameter names. */
const headerTexts = (effect: FaultRule['effect']): string[] =>
  effect.type !== 'answer'
    ? []
    : Object.entries(effect.headers ?? {})
        .filter(([name]) => name !== 'Content-Type')
        .map(([name, value]) => `${HEADER}${name}=${parameterText(value)}`);

const commonTexts = (rule: FaultRule): string[] => commonParameters.flatMap((one) => textOf(rule, one));

function textOf(rule: FaultRule, { name, member }: FaultParameter): string[] {
  const value = get(rule, member);
  return value === undefined ? [] : [`${name}=${parameterText(value)}`];
}

const get = (rule: FaultRule, member: string): JsonValue | undefined =>
  member
    .split('.')
    .reduce<unknown>(
      (at, name) => (Object(at) === at ? Reflect.get(at as object, name) : undefined),
      rule,
    ) as JsonValue;
