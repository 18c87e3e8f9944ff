// Jest over the reference client, which is ESM: in a process of its own.
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');

test('is given and told the same as ever', () => {
  const env = { ...process.env, DIARY_MAIN: '1' };
  execFileSync(process.execPath, [join(__dirname, 'diary.mjs')], { env });
}, 60_000);
