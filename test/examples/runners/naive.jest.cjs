// Jest, as one tests in five minutes.
const { TRANSLATEPLUS_BASE_URL: url, TRANSLATEPLUS_API_KEY: key } = process.env;
const headers = { 'X-API-KEY': key, 'Content-Type': 'application/json' };

test('translates a file', async () => {
  const content = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';
  const body = JSON.stringify({ format: 'srt', content, source: 'en', target: 'es' });
  const answer = await fetch(`${url}/v2/translate/subtitles`, { method: 'POST', headers, body });
  expect((await answer.json()).content).toContain('Hola mundo');
});

test('shows the credits that are left', async () => {
  const answer = await fetch(`${url}/v2/account/summary`, { headers });
  expect((await answer.json()).credits_remaining).toBeGreaterThan(0);
});
