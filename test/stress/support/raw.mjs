import { connect } from 'node:net';

/** How long nothing comes after an answer until it is taken for the last, in ms. */
const QUIET = 1_000;

/**
 * Sends bytes as they are and collects what comes, until the other side ends or `patience` ms pass. Our side stays half-open
 * but for `end`. Resolves with `{ answers, ended, text }`; each answer is `{ status, headers, body, isWhole }`.
 */
export function sendRaw(baseUrl, { pieces, end = false }, patience) {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const chunks = [];
    const finish = (ended) => {
      clearTimeout(timer);
      clearTimeout(quiet);
      socket.destroy();
      const text = Buffer.concat(chunks).toString('latin1');
      resolve({ answers: readAnswers(text), ended, text });
    };
    const timer = setTimeout(() => finish(false), patience);
    let quiet;
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      clearTimeout(quiet);
      // After a whole answer that keeps the connection nothing more may come.
      const last = readAnswers(Buffer.concat(chunks).toString('latin1')).at(-1);
      if (last?.isWhole && last.headers.connection !== 'close') quiet = setTimeout(() => finish(false), QUIET);
    });
    socket.on('end', () => finish(true));
    socket.on('error', () => finish(true));
    socket.on('connect', () => {
      for (const piece of pieces) socket.write(piece);
      if (end) socket.end();
    });
  });
}

/** Opens connections that send bytes, read all that comes, and never end their side. `destroy()` gives them up. */
export async function holdOpen(baseUrl, bytes, count) {
  const { hostname, port } = new URL(baseUrl);
  const sockets = Array.from({ length: count }, () =>
    connect({ host: hostname, port: Number(port), allowHalfOpen: true }),
  );
  for (const socket of sockets) {
    socket.on('error', () => {});
    socket.resume();
  }
  await Promise.all(
    sockets.map((socket) => new Promise((sent) => socket.once('connect', () => socket.write(bytes, sent)))),
  );
  return {
    destroy: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Reads answers that lie one behind the other. */
function readAnswers(text) {
  const answers = [];
  let rest = text;
  while (rest.startsWith('HTTP/')) {
    const headEnd = rest.indexOf('\r\n\r\n');
    if (headEnd < 0) break;
    const [first, ...lines] = rest.slice(0, headEnd).split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const length =
      headers['content-length'] === undefined ? Number.POSITIVE_INFINITY : Number(headers['content-length']);
    const from = headEnd + 4;
    const body = rest.slice(from, from + length);
    answers.push({ status: Number(first.split(' ')[1]), headers, body, isWhole: body.length === length });
    rest = rest.slice(from + length);
  }
  return answers;
}
