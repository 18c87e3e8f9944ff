import { assumed, defineContract, usualFailures } from 'caption-harness/provider';

const evidence = assumed('the example of docs/adding-a-provider.md: the service is invented');
const error = (code, message) => ({ error: { code, message } });
const operation = (id, method, path, more) => ({ id, method, path, price: 'free', evidence, ...more });

const KEYED = ['credential-missing', 'credential-invalid'];
const WRITING = [...KEYED, 'permission-missing'];

/** What the shelf promises: it keeps WebVTT files by name. */
export const contract = defineContract({
  provider: 'caption-shelf',
  operations: [
    operation('putFile', 'put', '/files/{name}', {
      summary: 'Keep a file, in place of one of the same name',
      permission: 'write',
      repeat: 'safe',
      creates: 'file',
      request: { contentType: 'text/vtt' },
      failures: [...WRITING, 'file-invalid'],
      success: [{ status: 201, description: 'The file is kept' }],
    }),
    operation('getFile', 'get', '/files/{name}', {
      summary: 'Read a file, byte for byte',
      permission: 'read',
      failures: [...KEYED, 'file-unknown'],
      success: [{ status: 200, description: 'The file', contentType: 'text/vtt' }],
    }),
    operation('deleteFile', 'delete', '/files/{name}', {
      summary: 'Remove a file',
      permission: 'write',
      failures: [...WRITING, 'file-unknown'],
      success: [{ status: 204, description: 'The file is gone' }],
    }),
  ],
  failures: {
    ...usualFailures(error),
    'file-unknown': {
      status: 404,
      body: error('file-unknown', 'There is no file {name}.'),
      meaning: 'The shelf keeps no file of this name.',
      remedy: 'Put one.',
      evidence,
    },
    'file-invalid': {
      status: 422,
      body: error('file-invalid', 'A file must begin with WEBVTT.'),
      meaning: 'The body is not a WebVTT file.',
      remedy: 'Send one.',
      evidence,
    },
  },
});
