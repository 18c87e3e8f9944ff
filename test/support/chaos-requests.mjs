/** Sends the same requests as several tenants, and returns their journals as text, without what differs between two runs. */
export async function chaosRequests({ control, providers }, { tenants, requests }) {
  const names = Array.from({ length: tenants }, (_, at) => `chaos-${at}`);
  await Promise.all(names.map((name) => work(providers, name, requests)));
  const journals = [];
  for (const name of names) {
    const { entries } = await (await fetch(`${control.url}/tenants/${name}/journal?limit=1000`)).json();
    for (const { time: _time, ...entry } of entries) journals.push(JSON.stringify(entry));
  }
  return journals.join('\n');
}

async function work(providers, name, requests) {
  const { baseUrl } = providers.translateplus;
  const gcore = providers['gcore-ai'].baseUrl;
  const json = { 'Content-Type': 'application/json', Connection: 'close' };
  const key = { ...json, 'X-API-KEY': `mock_${name}` };
  const token = { ...json, Authorization: `APIKey mock_${name}` };
  const content = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';
  const translation = JSON.stringify({ format: 'srt', content, source: 'en', target: 'es' });
  const task = JSON.stringify({ url: 'https://media.example/a.mp4', task_name: 'transcription' });
  const kinds = [
    [`${baseUrl}/v2/account/summary`, { headers: key }],
    [`${baseUrl}/v2/translate/subtitles`, { method: 'POST', headers: key, body: translation }],
    [`${gcore}/streaming/ai/tasks`, { method: 'POST', headers: token, body: task }],
    [`${gcore}/streaming/ai/tasks`, { headers: token }],
  ];
  for (let at = 0; at < requests; at += 1) {
    const [url, request] = kinds[at % kinds.length];
    // What breaks is in the journal.
    await fetch(url, request)
      .then((answer) => answer.text())
      .catch(() => '');
  }
}
