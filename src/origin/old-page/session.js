/** Name under which this tab keeps the server's token. */
const KEY = 'caption-harness-token';

/** Moves the token from the address to the tab's storage, so that users do not copy it with the address. */
function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return false;
  sessionStorage.setItem(KEY, token);
  history.replaceState(null, '', location.pathname);
  return true;
}
takeToken();
addEventListener('hashchange', () => takeToken() && location.reload());

/** Returns the headers of a request, with the token. */
export function authorized(headers = {}) {
  const token = sessionStorage.getItem(KEY);
  return token === null ? headers : { ...headers, Authorization: `Bearer ${token}` };
}

/** Returns the server's sentences on cause and next step. */
export function sentenceOf(body) {
  const { message, next } = body?.error ?? {};
  return message ? `${message} ${next}` : 'The server did not answer as expected. Try again.';
}

/** Fetches. Throws an error with a text for people. */
export async function call(path, { headers, ...options } = {}) {
  const answer = await fetch(path, { ...options, headers: authorized(headers) }).catch(() => null);
  if (answer === null) throw new Error('The server cannot be reached. Check that it runs.');
  if (!answer.ok) throw new Error(sentenceOf(await answer.json().catch(() => null)));
  return answer;
}

const AGAIN_MS = 1_000;

/**
 * Follows server-sent events, and reconnects after a lost connection. EventSource cannot send the token.
 * @param handlers functions by event name; they get the event's data
 */
export function watch(path, handlers) {
  const stop = new AbortController();
  const { signal } = stop;
  const seen = { id: null };
  const follow = async () => {
    while (!signal.aborted) {
      const headers = authorized(seen.id === null ? {} : { 'Last-Event-ID': seen.id });
      const answer = await fetch(path, { headers, signal }).catch(() => null);
      // Final: the video is gone, or the token is wrong.
      if (answer !== null && answer.status >= 400 && answer.status < 500) return;
      if (answer?.ok) await read(answer.body, { handlers, signal, seen }).catch(() => {});
      if (!signal.aborted) await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  };
  follow();
  return { close: () => stop.abort() };
}

/** Reads events in this server's form: lines `id`, `event` and `data`, an empty line. */
async function read(body, { handlers, signal, seen }) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (text + value).split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const [, id, event, data] = /^id: (\S+)\nevent: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (event === undefined || signal.aborted) continue;
      seen.id = id;
      handlers[event]?.(JSON.parse(data));
    }
  }
}
