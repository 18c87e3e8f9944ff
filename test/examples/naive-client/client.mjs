// A client as one writes it in five minutes. It works, and its tests pass; `caption-harness mutate` shows what they miss.

/** Translates a subtitle file. */
export async function translateSubtitles(format, content, target) {
  const answer = await fetch(`${process.env.TRANSLATEPLUS_BASE_URL}/v2/translate/subtitles`, {
    method: 'POST',
    headers: { 'X-API-KEY': process.env.TRANSLATEPLUS_API_KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify({ format, content, source: 'en', target }),
  });
  const body = await answer.json();
  return body.content;
}

/** Credits left. */
export async function creditsLeft() {
  const answer = await fetch(`${process.env.TRANSLATEPLUS_BASE_URL}/v2/account/summary`, {
    headers: { 'X-API-KEY': process.env.TRANSLATEPLUS_API_KEY },
  });
  return (await answer.json()).credits_remaining;
}
