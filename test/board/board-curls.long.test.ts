// Three requests of docs/board.md, sent by curl as a reader would, get the answers that the page says. To the stub, which needs no installation.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { itNeeds } from '../support/needed.ts';
import { works } from '../support/python.ts';
import { type RunningProgram, startProgram } from './program.ts';
import { onOneLine, readBoard } from './read-board.ts';
import { replay } from './replay.ts';
import { boardRoot, boardTargets } from './targets.ts';

const page = readFileSync(new URL('../../docs/board.md', import.meta.url), 'utf8');
const stubs = boardTargets.filter(({ id }) => /^express-stub-(translateplus|gcore-ai|cloudflare-stream)$/.test(id));

let program: RunningProgram;
beforeAll(async () => {
  program = await startProgram((port) => stubs[0]?.wordsFor(port) ?? [], boardRoot);
});
afterAll(() => program.stop());

describe('docs/board.md', () => {
  itNeeds('curl', works('curl', ['--version'])).each(stubs)('says what curl sees of $id', async ({ id }) => {
    const lines = readBoard(page, id);
    expect(lines.length).toBeGreaterThan(3);
    const { curl, status, body } = lines[Math.floor(lines.length / 2)] ?? { curl: '', status: 0, body: '' };
    const seen = await replay(curl, program.home);
    expect([seen.status, onOneLine(seen.body).slice(0, body.length)]).toEqual([status, body]);
  });
});
