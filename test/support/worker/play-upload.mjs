// Runs in a page of the Worker: uploads a film, waits for its captions, plays it with them, and returns the first text that is shown.
export async function playUpload(base64) {
  const form = new FormData();
  form.set('video', new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))]), 'talk.mp4');
  form.set('to', 'de');
  const { id } = await (await fetch('/videos', { method: 'POST', body: form })).json();
  let video;
  do {
    await new Promise((next) => setTimeout(next, 200));
    video = await (await fetch(`/videos/${id}`)).json();
  } while (!['done', 'failed'].includes(video.job.state));
  const player = Object.assign(document.createElement('video'), { src: video.url, muted: true });
  const track = Object.assign(document.createElement('track'), { kind: 'captions', srclang: 'de', default: true });
  track.src = video.tracks.find(({ language }) => language === 'de').vtt;
  player.append(track);
  document.body.append(player);
  track.track.mode = 'showing';
  const text = new Promise((done) => {
    track.track.oncuechange = () => track.track.activeCues.length > 0 && done(track.track.activeCues[0].text);
  });
  await player.play();
  return text;
}
