// A world for pictures: refusals, a fault, videos with tracks, tasks.
const SUBTITLES = '1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nWorld\n';

/** Fills the running mocks that `serve --json` described. */
export async function fillWorld({ control, providers }) {
  const send = async (method, url, headers = {}, body = undefined) => {
    const all = { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
    const answer = await fetch(url, { method, headers: all, ...(body && { body: JSON.stringify(body) }) }).catch(
      () => null,
    );
    const text = (await answer?.text()) ?? '';
    return text.startsWith('{') ? JSON.parse(text) : {};
  };
  const tenant = (name) => `${control.url}/tenants/${name}`;
  const { translateplus, 'gcore-ai': gcore, 'cloudflare-stream': stream } = providers;
  await send('POST', `${control.url}/tenants`, {}, { name: 'poor', credits: 5 });
  await send('POST', `${control.url}/tenants`, {}, { name: 'ci-4821', credits: 100 });
  await send('PATCH', tenant('demo'), {}, { clock: 'manual:2026-11-29T12:00:00Z' });
  const fault = { match: { operation: 'getAccountSummary' }, every: 3, effect: { type: 'reset' } };
  await send('POST', `${tenant('poor')}/faults`, {}, fault);
  await send('POST', `${tenant('ci-4821')}/chaos`, {}, { profile: 'calm' });
  const videos = `${stream.baseUrl}/accounts/${stream.credentials.accountId}/stream`;
  const token = { Authorization: `Bearer ${stream.credentials.apiToken}` };
  for (const name of ['Board meeting, November', 'Keynote, second half']) {
    const { result } = await send('POST', `${videos}/copy`, token, { url: 'https://a.invalid/a.mp4', meta: { name } });
    await send('POST', `${tenant('demo')}/clock/advance`, {}, { seconds: 300 });
    await send('POST', `${videos}/${result.uid}/captions/en/generate`, token);
  }
  await send('POST', `${tenant('demo')}/clock/advance`, {}, { seconds: 120 });
  for (const key of ['poor', 'demo', 'ci-4821', 'poor', 'demo', 'ci-4821', 'poor']) {
    const own = { 'X-API-KEY': `mock_${key}` };
    const file = { content: SUBTITLES, format: 'srt', source: 'en', target: 'es' };
    await send('POST', `${translateplus.baseUrl}/v2/translate/subtitles`, own, file);
    await send('GET', `${translateplus.baseUrl}/v2/account/summary`, own);
    await send('GET', `${translateplus.baseUrl}/translate/subtitles`, own);
    const task = { task_name: 'transcription', url: `https://example.com/${key}.mp4` };
    await send('POST', `${gcore.baseUrl}/streaming/ai/tasks`, { Authorization: `APIKey mock_${key}` }, task);
  }
}
