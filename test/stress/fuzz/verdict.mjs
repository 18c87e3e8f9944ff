const STACK = /\n\s+at .{1,200}:\d+:\d+|node_modules\/|node:internal/;
const HTML = /<!doctype|<html[\s>]|<pre>/i;

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasTexts = (value, names) => isObject(value) && names.every((name) => typeof value[name] === 'string');

/** How each listener's refusals look: whether a body that was read as JSON is one. */
const REFUSALS = {
  control: (body) => hasTexts(body?.error, ['code', 'message', 'hint']),
  translateplus: (body) => isObject(body) && 'detail' in body,
  gcore: (body) => isObject(body) && ('error' in body || 'errors' in body),
  cloudflare: (body) =>
    body?.success === false &&
    Array.isArray(body.errors) &&
    body.errors.length > 0 &&
    hasTexts(body.errors[0], ['message']),
  origin: (body) => hasTexts(body?.error, ['code', 'message', 'next']),
};
/** Whether a body is a refusal as a listener words them. */
export function isRefusal(listener, text) {
  try {
    return REFUSALS[listener](JSON.parse(text));
  } catch {
    return false;
  }
}
/** What an origin answers with nothing but headers. */
const BARE = [412, 416];
/** Addresses that answer with a page, its script or its style. */
const PAGES = {
  origin: /^\/+(?:(?:page\.\w+)|docs)?(?:[?#]|$)/,
  control: /^\/(?:inspector\.\w+|docs(?:\/[\w-]+)?)?(?:[?#]|$)/,
};

/** What is wrong with an answer; null when nothing is. */
export function problemOf(listener, sent, answer) {
  if (answer.error) return `no answer: ${answer.error.message}`;
  const { status, headers, bytes } = answer;
  const text = bytes.toString('utf8');
  if (status === 500 || status > 503) return `${status} ${text.slice(0, 200)}`;
  const hasPage = PAGES[listener]?.test(sent.target) === true;
  if (STACK.test(text) && !hasPage) return `${status} with a stack: ${text.slice(0, 200)}`;
  if (listener !== 'control' && listener !== 'origin' && !headers['x-harness-request-id'])
    return `${status} without a request id`;
  if (sent.method === 'HEAD' || status === 204 || status === 304) {
    return bytes.length === 0 ? null : `${status} to ${sent.method} has a body`;
  }
  if (listener === 'origin' && BARE.includes(status) && bytes.length === 0) return null;
  const type = String(headers['content-type'] ?? '');
  const isPage = hasPage && status === 200;
  if (!isPage && (type.includes('html') || HTML.test(text.slice(0, 500))))
    return `${status} is a page: ${text.slice(0, 100)}`;
  if (status < 400 && !type.includes('json')) return null;
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return `${status} is not JSON (${type || 'no type'}): ${text.slice(0, 100)}`;
  }
  if (status >= 400 && !REFUSALS[listener](body)) return `${status} in another shape: ${text.slice(0, 200)}`;
  return null;
}
