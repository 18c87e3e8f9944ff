/** Where this tab keeps the server's token. */
const KEY = 'caption-harness-token';

/** Takes the token out of the address, so that nobody copies it along, and keeps it until the tab is closed. */
function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return false;
  sessionStorage.setItem(KEY, token);
  history.replaceState(null, '', location.pathname);
  return true;
}
takeToken();
addEventListener('hashchange', () => takeToken() && location.reload());

/** The headers that a request of the page needs. */
export function authorized(headers = {}) {
  const token = sessionStorage.getItem(KEY);
  return token === null ? headers : { ...headers, Authorization: `Bearer ${token}` };
}

/** The server's sentence of cause and next step. */
export function sentenceOf(body) {
  const { message, next } = body?.error ?? {};
  return message ? `${message} ${next}` : 'The server did not answer as expected. Try again.';
}

/** Fetches, or throws an error that a person can read. */
export async function call(path, { headers, ...options } = {}) {
  const answer = await fetch(path, { ...options, headers: authorized(headers) }).catch(() => null);
  if (answer === null) throw new Error('The server cannot be reached. Check that it runs.');
  if (!answer.ok) throw new Error(sentenceOf(await answer.json().catch(() => null)));
  return answer;
}

const AGAIN_MS = 1_000;

/**
 * Follows server-sent events, and comes back when the connection is lost. EventSource could not send the token.
 * @param handlers by name of the event, given its data
 */
export function watch(path, handlers) {
  const stop = new AbortController();
  const { signal } = stop;
  const follow = async () => {
    while (!signal.aborted) {
      const answer = await fetch(path, { headers: authorized(), signal }).catch(() => null);
      // Refused for good: it is gone, or the token is wrong.
      if (answer !== null && answer.status >= 400 && answer.status < 500) return;
      if (answer?.ok) await read(answer.body, handlers, signal).catch(() => {});
      if (!signal.aborted) await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  };
  follow();
  return { close: () => stop.abort() };
}

/** Reads events in the form in which this server writes them: a line `event`, a line `data`, an empty line. */
async function read(body, handlers, signal) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (text + value).split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined && !signal.aborted) handlers[event]?.(JSON.parse(data));
    }
  }
}
