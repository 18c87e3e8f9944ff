import type { Answer, Seams } from '../../../mocks/kernel/world/seams.ts';

/** The operations that show the offset of an upload. */
export const LOOKS: readonly string[] = ['getUserUploadOffset', 'getUploadOffset'];

/** The operations that take a chunk. */
export const CHUNKS: readonly string[] = ['sendUserChunk', 'sendChunk'];

/** Changes the answers of some operations. */
export const onThese = (
  operations: readonly string[],
  change: (answer: Answer, tenant: string) => Answer,
): Partial<Seams> => ({
  answer: (answer, { operation, tenant }) => (operations.includes(operation ?? '') ? change(answer, tenant) : answer),
});

/** An answer with headers added or replaced. */
export const withHeaders = (answer: Answer, headers: Readonly<Record<string, string>>): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});

/** Takes a chunk that should be refused, and stores nothing. */
export const taking = (rule: string): Partial<Seams> =>
  onThese(CHUNKS, (answer) => (answer.rule === rule ? { ...answer, status: 204, body: undefined } : answer));
