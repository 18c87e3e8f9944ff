import type { useInspector } from './bench.ts';

/** Markup that would show itself if a page ran it. */
const MARKUP = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';

/** Fills a world with markup at every place that the inspector shows: caption, URL, header, title, fault, tenant name. */
export async function fillWithMarkup({ control, world, translate }: ReturnType<typeof useInspector>): Promise<void> {
  const { baseUrl: gcore } = world().providers['gcore-ai'] ?? { baseUrl: '' };
  const { baseUrl: stream, credentials } = world().providers['cloudflare-stream'] ?? { baseUrl: '', credentials: {} };
  const json = { 'Content-Type': 'application/json', 'User-Agent': 'a"><img src=x onerror=hacked=1>' };
  await translate('demo', `/v2/${encodeURIComponent(MARKUP)}?a=${MARKUP}`);
  await translate('demo', undefined, `1\n00:00:01,000 --> 00:00:02,000\n${MARKUP}\n`);
  await translate(MARKUP.slice(0, 60));
  await control('POST', '/tenants', { name: MARKUP });
  for (let n = 1; n < 50; n += 1) await control('POST', '/tenants', { name: `team-${n}`, credits: n });
  await control('POST', '/tenants/demo/faults', {
    match: { path: `/${MARKUP}` },
    label: MARKUP,
    effect: { type: 'answer', status: 599, body: MARKUP },
  });
  const headers = { ...json, Authorization: `Bearer ${credentials.apiToken}` };
  const videos = `${stream}/accounts/${credentials.accountId}/stream`;
  const copied = await fetch(`${videos}/copy`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ url: 'https://samples.invalid/a.mp4', meta: { name: MARKUP } }),
  });
  const { result } = (await copied.json()) as { result: { uid: string } };
  await control('POST', '/tenants/demo/clock/advance', { seconds: 600 });
  const form = new FormData();
  const vtt = `WEBVTT\n\n00:00:00.000 --> 00:00:30.000\n${MARKUP}\n`;
  form.append('file', new Blob([vtt], { type: 'text/vtt' }), 'a.vtt');
  const { 'Content-Type': _own, ...rest } = headers;
  await fetch(`${videos}/${result.uid}/captions/en`, { method: 'PUT', headers: rest, body: form });
  await fetch(`${gcore}/streaming/ai/tasks`, {
    method: 'POST',
    headers: { ...json, Authorization: 'APIKey mock_demo' },
    body: JSON.stringify({ task_name: 'transcription', url: `https://example.com/${MARKUP}.mp4` }),
  });
}
