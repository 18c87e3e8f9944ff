import { answerJson, type Deed, succeeded } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** How often a message is repeated before it counts as ignored. */
const TIMES = 3;

/** The same request was sent several times, and each answer had the same message about it. */
export const ignoredMessages: Judge = (deeds) => {
  const groups = new Map<string, Deed[]>();
  for (const deed of deeds) {
    const messages = messagesOf(deed);
    if (messages === null || deed.sent === null) continue;
    const key = JSON.stringify([deed.method, deed.path, deed.sent, messages]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [deed]);
    else if (group.length < TIMES) group.push(deed);
  }
  return [...groups.values()]
    .filter((group) => group.length >= TIMES)
    .map((group) =>
      findingOf(
        'ignored-messages',
        group.slice(0, TIMES) as [Deed, ...Deed[]],
        `Each answer says ${messagesOf(group[0] as Deed)}.`,
      ),
    );
};

/** The messages of an answer, as JSON; null without any. */
function messagesOf(deed: Deed): string | null {
  const body = answerJson(deed) as { messages?: unknown } | null;
  const messages = body?.messages;
  return succeeded(deed) && Array.isArray(messages) && messages.length > 0 ? JSON.stringify(messages) : null;
}
