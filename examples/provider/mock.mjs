import { Refusal, usualMock } from 'caption-harness/provider';
import { contract } from './contract.mjs';

/** The files of an account, by name. */
const filesOf = (tenant) => tenant.state('caption-shelf', () => ({ files: {} })).files;

function find(tenant, name) {
  const text = filesOf(tenant)[name];
  if (text === undefined) throw new Refusal('file-unknown', { name });
  return text;
}

/** The mock: the usual gates, and the work of each operation. */
export const mock = usualMock({
  contract,
  credentialOf: (request) => request.get('X-Shelf-Key') ?? null,
  work: {
    putFile: ({ tenant, params, bytes }) => {
      const text = Buffer.from(bytes).toString();
      if (!/^WEBVTT(\s|$)/.test(text)) throw new Refusal('file-invalid');
      filesOf(tenant)[params.name] = text;
      return { status: 201, body: { name: params.name, bytes: bytes.length } };
    },
    getFile: ({ tenant, params }) => {
      const text = find(tenant, params.name);
      return { headers: { 'Content-Type': 'text/vtt' }, body: Buffer.from(text) };
    },
    deleteFile: ({ tenant, params }) => {
      find(tenant, params.name);
      delete filesOf(tenant)[params.name];
      return { status: 204 };
    },
  },
});
