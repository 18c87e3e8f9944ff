import { TabToken } from '../../../pages/parts/tab-token.ts';

/** The server's token. */
export const originToken = new TabToken('caption-harness-token');

/** Returns the headers of every request: the token, if the tab keeps one. */
export const authorization = (): Record<string, string> => originToken.headers;
