import type { LiveMock } from './live-mock.ts';

/** No credentials, whatever the machine's own environment holds. */
export const PLAIN = {
  CLOUDFLARE_API_TOKEN: '',
  CLOUDFLARE_ACCOUNT_ID: '',
  GCORE_API_KEY: '',
  TRANSLATEPLUS_API_KEY: '',
  CONFORM_LIVE: '',
};

type Row = Readonly<Record<string, unknown>>;
const FINAL = ['SUCCESS', 'FAILURE', 'REVOKED'];

/** Everything that stands in the account: videos of both services, and tasks that are at work. */
export async function standing(liveMock: LiveMock): Promise<readonly Row[]> {
  const { accountId, apiToken } = liveMock.credentials['cloudflare-stream'];
  const get = async (url: string, authorization: string): Promise<unknown> =>
    (await fetch(url, { headers: { Authorization: authorization } })).json();
  const gcore = (path: string) =>
    get(liveMock.behind['gcore-ai'] + path, `APIKey ${liveMock.credentials['gcore-ai'].apiKey}`);
  const stream = `${liveMock.behind['cloudflare-stream']}/accounts/${accountId}/stream`;
  const { result } = (await get(stream, `Bearer ${apiToken}`)) as { result: Row[] };
  const videos = (await gcore('/streaming/videos?per_page=100')) as Row[];
  const { results } = (await gcore('/streaming/ai/tasks?limit=100')) as { results: Row[] };
  return [...result, ...videos, ...results.filter(({ status }) => !FINAL.includes(String(status)))];
}
