import { defineProvider } from 'caption-harness/provider';
import { checks } from './checks.mjs';
import { contract } from './contract.mjs';
import { mock } from './mock.mjs';
import { mutants } from './mutants.mjs';

/** A toy service that keeps caption files. */
export default defineProvider({
  id: 'caption-shelf',
  title: 'Caption shelf',
  listener: { port: 4040 },
  credential: {
    variables: { key: 'CAPTION_SHELF_KEY' },
    headers: ({ key }) => ({ 'X-Shelf-Key': key }),
  },
  example: (baseUrl, { key }) => `curl ${baseUrl}/files/a.vtt -T a.vtt -H 'X-Shelf-Key: ${key}'`,
  contract,
  mock,
  checks,
  mutants,
});
