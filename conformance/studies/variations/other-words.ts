import type { Answer, Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { contracts } from '../../../src/contracts/contracts.ts';
import { providerOf } from '../../../src/contracts/providers.ts';

/** Fields that hold a sentence for people, of all providers. */
const SENTENCES = ['detail', 'message', 'error', 'msg', 'description', 'title'];

/** Rewords refusals whose words are undocumented. Status, codes and shape stay. */
export const inOtherWords: Partial<Seams> = {
  answer: (answer, about) => {
    const provider = providerOf(about.provider);
    const failure = provider && contracts[provider].failures[answer.rule];
    return failure?.evidence.grade === 'assumed' ? { ...answer, body: reworded(answer.body) } : answer;
  },
};

function reworded(body: Answer['body'], field = ''): Answer['body'] {
  if (body === undefined || body instanceof Uint8Array) return body;
  if (typeof body === 'string') return SENTENCES.includes(field) && body !== '' ? 'That cannot be done.' : body;
  if (Array.isArray(body)) return body.map((part: JsonValue) => reworded(part, field) as JsonValue);
  if (!isJsonObject(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, part]) => [name, reworded(part, name) as JsonValue]));
}
