import { assumed, checksOf } from 'caption-harness/provider';

const FILE = 'WEBVTT\n\n00:01.000 --> 00:02.000\nBon appétit\n';
const evidence = assumed('the example of docs/adding-a-provider.md: the service is invented');
const declare = checksOf('caption-shelf');
const check = (one) => declare({ title: one.requirement, evidence, ...one });

const at = (name, method = 'GET') => ({ method, path: `/files/${name}` });
const put = (name, body = FILE) => ({ ...at(name, 'PUT'), headers: { 'Content-Type': 'text/vtt' }, body });
const EVERY = [at('a.vtt'), put('a.vtt'), at('a.vtt', 'DELETE')];

/** Requires that each request is refused with this status and code. */
const refuses = (requests, status, code, credential = 'full') => ({
  cost: { requests: requests.length },
  run: async (t) => {
    for (const request of requests) {
      const answer = (await t.send({ ...request, credential })).expectStatus(status);
      const actual = answer.field('error', 'object').code;
      answer.verify(actual === code, `the code ${code}`, actual);
    }
  },
});

const keep = (t, name) =>
  t.prerequisite('a file on the shelf', async () => (await t.send(put(name))).expectStatus(201));

/** What a server must do to be a caption shelf. */
export const checks = [
  check({
    id: 'keys/missing',
    requirement: 'A request without a key is refused.',
    ...refuses(EVERY, 401, 'credential-missing', null),
  }),
  check({
    id: 'keys/revoked',
    requirement: 'A revoked key is refused.',
    ...refuses(EVERY, 401, 'credential-invalid', 'expired'),
  }),
  check({
    id: 'keys/read-only',
    requirement: 'A key for reading changes nothing.',
    ...refuses(EVERY.slice(1), 403, 'permission-missing', 'read'),
  }),
  check({
    id: 'files/kept',
    requirement: 'A file is read as it was sent, byte for byte.',
    cost: { requests: 2 },
    run: async (t) => {
      await keep(t, 'a.vtt');
      const answer = (await t.send(at('a.vtt'))).expectStatus(200);
      answer.verify(Buffer.from(FILE).equals(answer.bytes), 'the bytes that were sent', answer.summary());
    },
  }),
  check({
    id: 'files/removed',
    requirement: 'A removed file is gone.',
    cost: { requests: 3 },
    run: async (t) => {
      await keep(t, 'a.vtt');
      (await t.send(at('a.vtt', 'DELETE'))).expectStatus(204);
      (await t.send(at('a.vtt'))).expectStatus(404);
    },
  }),
  check({
    id: 'files/unknown',
    requirement: 'A file that is not there cannot be read or removed.',
    ...refuses([at('none.vtt'), at('none.vtt', 'DELETE')], 404, 'file-unknown'),
  }),
  check({
    id: 'files/invalid',
    requirement: 'A file that is not WebVTT is refused.',
    ...refuses([put('a.vtt', '1')], 422, 'file-invalid'),
  }),
  check({
    id: 'files/separate',
    requirement: 'Another account does not see a file.',
    cost: { requests: 2 },
    run: async (t) => {
      await keep(t, 'a.vtt');
      (await t.send({ ...at('a.vtt'), credential: 'neighbour' })).expectStatus(404);
    },
  }),
];
