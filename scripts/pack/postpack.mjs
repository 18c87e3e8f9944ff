// Undoes what prepack.mjs did.
import { fileURLToPath } from 'node:url';
import { putBack } from './put-aside.mjs';

putBack(fileURLToPath(new URL('../../', import.meta.url)));
