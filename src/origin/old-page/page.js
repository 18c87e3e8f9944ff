import { $, make } from '/elements.js';
import { drawFindings } from '/findings.js';
import { authorized, call, sentenceOf, watch } from '/session.js';
import { clearStages, drawStage } from '/stages.js';

/** The video on show, as last reported by the server. */
let shown = null;
let events = null;
/** Language of the captions on show; '' for none. */
let language = null;
/** Whether the user has picked a language. Before that the page shows the spoken one, even if its track comes late. */
let isPicked = false;

function complain(text) {
  $('problem').textContent = text;
  $('problem').hidden = text === '';
}

/** Runs an action of the user, and shows its error. */
async function attempt(work) {
  complain('');
  try {
    await work();
  } catch (error) {
    complain(error.message);
  }
}

// Upload

$('upload').addEventListener('submit', (event) => {
  event.preventDefault();
  const [file] = $('file').files;
  if (!file) {
    complain('Choose a video first.');
    $('file').focus();
    return;
  }
  attempt(() => upload(file));
});

for (const [name, over] of [
  ['dragover', true],
  ['dragleave', false],
  ['drop', false],
]) {
  $('drop').addEventListener(name, (event) => {
    event.preventDefault();
    $('drop').classList.toggle('over', over);
    if (name === 'drop' && event.dataTransfer.files.length > 0) {
      $('file').files = event.dataTransfer.files;
      attempt(() => upload(event.dataTransfer.files[0]));
    }
  });
}

/** Uploads with XMLHttpRequest, because fetch does not report how much of a body is sent. */
function upload(file) {
  const form = new FormData();
  form.set('to', $('to').value);
  form.set('from', $('from').value.trim());
  form.set('video', file);
  $('send').disabled = true;
  follow(null);
  $('progress').hidden = false;
  drawStage('upload', { state: 'working', fraction: 0, secondsLeft: null });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/videos');
    for (const [name, value] of Object.entries(authorized())) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) =>
      drawStage('upload', { state: 'working', fraction: loaded / total, secondsLeft: null });
    request.onerror = () => reject(new Error('The upload was interrupted. Try again.'));
    request.onload = () => {
      if (request.status !== 202) {
        reject(new Error(sentenceOf(request.response)));
        return;
      }
      drawStage('upload', { state: 'done', fraction: 1, secondsLeft: null });
      open(request.response);
      resolve();
    };
    request.send(form);
  })
    .catch((error) => {
      $('progress').hidden = true;
      throw error;
    })
    .finally(() => {
      $('send').disabled = false;
    });
}

// Progress

function drawJob({ state, stages, error }) {
  for (const stage of Object.keys(stages)) drawStage(stage, stages[stage]);
  const said = {
    queued: 'Waiting for its turn.',
    working: 'Captioning.',
    done: 'The captions are ready.',
    failed: error ? `${error.message} ${error.next}` : 'Captioning failed.',
  }[state];
  // Screen readers announce a live region at every write.
  if ($('status').textContent !== said) $('status').textContent = said;
  $('status').classList.toggle('problem', state === 'failed');
  $('retry').hidden = state !== 'failed';
  $('retry').textContent = isLost(error) ? 'Retry, and pay again' : 'Retry';
}

/** Whether the answer to a paid request was lost: a retry pays again, so the user must confirm it. */
const isLost = (error) => error?.kind === 'lost-answer';

$('retry').addEventListener('click', () =>
  attempt(async () => {
    const again = isLost(shown.job.error) ? '?pay-again=true' : '';
    await call(`/videos/${shown.id}/retry${again}`, { method: 'POST' });
    $('status').focus();
  }),
);

/** Shows a video and follows its job. */
function open(video) {
  if (shown?.id !== video.id) {
    language = null;
    isPicked = false;
    $('video').replaceChildren();
    $('video').src = video.url;
    $('cues').replaceChildren();
    $('languages').replaceChildren();
  }
  history.replaceState(null, '', `#${video.id}`);
  follow(video.id);
  draw(video);
  drawList();
}

function follow(id) {
  events?.close();
  events = null;
  if (id === null) {
    clearStages();
    $('status').textContent = '';
    return;
  }
  events = watch(`/videos/${id}/events`, { video: draw, deleted: close });
}

function close() {
  events?.close();
  events = null;
  shown = null;
  $('video').removeAttribute('src');
  $('video').replaceChildren();
  $('player').hidden = true;
  $('progress').hidden = true;
  history.replaceState(null, '', location.pathname);
  drawList();
}

function draw(video) {
  const before = shown;
  shown = video;
  $('progress').hidden = false;
  $('player').hidden = false;
  $('player-title').textContent = video.title;
  drawJob(video.job);
  const tags = video.tracks.map((track) => track.language).join();
  const changed = before?.id !== video.id || tags !== before.tracks.map((track) => track.language).join();
  if (changed || $('languages').childElementCount === 0) drawTracks(video);
  // The first request may precede the storing of the video.
  if (video.job.stages.store.state === 'done' && $('video').error) $('video').load();
  if (before?.job.state !== video.job.state) drawList();
}

// Captions

function drawTracks({ title, tracks }) {
  $('captions').hidden = tracks.length === 0;
  if (tracks.length === 0) return;
  const focused = document.activeElement?.name === 'language';
  for (const track of tracks) if (!trackOf(track.language)) addTrack(track);
  if (!isPicked) language = tracks[0].language;
  $('languages').replaceChildren(
    ...[...tracks, { language: '', label: 'None' }].map((track) => {
      const radio = make('input', { type: 'radio', name: 'language', value: track.language });
      radio.checked = track.language === language;
      radio.addEventListener('change', () => pick(track.language));
      return make('label', { lang: track.language || 'en' }, radio, track.label);
    }),
  );
  if (focused) document.querySelector('[name=language]:checked')?.focus();
  for (const format of ['vtt', 'srt']) $(format).dataset.name = title;
  choose(language);
}

const trackOf = (tag) => [...$('video').querySelectorAll('track')].find((track) => track.srclang === tag);

function addTrack({ language: tag, label, vtt }) {
  const track = make('track', { kind: 'captions', srclang: tag, label, src: vtt });
  track.addEventListener('load', () => tag === language && drawCues());
  $('video').append(track);
}

function choose(tag) {
  language = tag;
  for (const track of $('video').querySelectorAll('track')) {
    // A browser may enable a disabled track by itself, but not a hidden one.
    track.track.mode = track.srclang === tag ? 'showing' : 'hidden';
  }
  const chosen = shown.tracks.find((track) => track.language === tag);
  for (const format of ['vtt', 'srt']) {
    $(format).parentElement.hidden = !chosen;
    if (!chosen) continue;
    $(format).href = chosen[format];
    $(format).download = `${shown.title}.${tag}.${format}`;
  }
  drawCues();
}

function pick(tag) {
  isPicked = true;
  choose(tag);
}

// The user may also choose in the player's own menu.
$('video').textTracks.addEventListener('change', () => {
  if (language === null) return;
  const showing = [...$('video').textTracks].filter((track) => track.mode === 'showing');
  const chosen = showing.length > 0 ? showing[0].language : '';
  if (showing.length > 1 || chosen === language) return;
  const radio = [...document.getElementsByName('language')].find((one) => one.value === chosen);
  if (radio) radio.checked = true;
  pick(chosen);
});

const clock = (seconds) => {
  const whole = Math.floor(seconds);
  const minutes = String(Math.floor(whole / 60)).padStart(2, '0');
  return `${minutes}:${String(whole % 60).padStart(2, '0')}`;
};

function drawCues() {
  const track = language ? trackOf(language) : undefined;
  const cues = [...(track?.track.cues ?? [])];
  $('cues-title').hidden = cues.length === 0;
  $('cues').replaceChildren(
    ...cues.map((cue, index) => {
      const at = clock(cue.startTime);
      const text = cue.getCueAsHTML().textContent;
      const go = make('button', { type: 'button', textContent: at });
      go.setAttribute('aria-label', `Play from ${at}`);
      go.addEventListener('click', () => {
        $('video').currentTime = cue.startTime;
        $('video')
          .play()
          .catch(() => {});
      });
      const box = make('textarea', { value: text, rows: text.split('\n').length, lang: language, dir: 'auto' });
      box.setAttribute('aria-label', `Text at ${at}`);
      const save = make('button', { type: 'button', textContent: 'Save', disabled: true });
      save.setAttribute('aria-label', `Save the text at ${at}`);
      box.addEventListener('input', () => {
        save.disabled = box.value === text;
      });
      box.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !save.disabled) save.click();
      });
      save.addEventListener('click', () => attempt(() => saveCue(index, box.value)));
      const row = make('li', {}, go, box, save);
      row.dataset.start = cue.startTime;
      row.dataset.end = cue.endTime;
      return row;
    }),
  );
  markNow();
  if (cues.length > 0) drawFindings(`/videos/${shown.id}/captions/${encodeURIComponent(language)}/findings`);
}

let edits = 0;

async function saveCue(index, text) {
  const tag = language;
  const path = `/videos/${shown.id}/captions/${encodeURIComponent(tag)}`;
  await call(path, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ cue: index, text }),
  });
  edits += 1;
  const track = trackOf(tag);
  track.addEventListener('load', () => $('cues').children[index]?.querySelector('textarea').focus(), { once: true });
  // A new address, because the browser's cached copy is older than the edit.
  track.src = `${track.src.split('?')[0]}?${Date.now()}.${edits}`;
  $('status').textContent = `Saved: ${track.label}, cue ${index + 1}.`;
}

function markNow() {
  const now = $('video').currentTime;
  for (const row of $('cues').children) {
    row.querySelector('textarea').classList.toggle('now', row.dataset.start <= now && now < row.dataset.end);
  }
}
$('video').addEventListener('timeupdate', markNow);

$('remove').addEventListener('click', () => {
  if (!confirm(`Delete ${shown.title} and its captions?`)) return;
  attempt(async () => {
    await call(`/videos/${shown.id}`, { method: 'DELETE' });
    if (shown) close();
    $('file').focus();
  });
});

// List

async function drawList() {
  const videos = [];
  for (let cursor = ''; cursor !== null; ) {
    const page = await (await call(`/videos?limit=500&cursor=${cursor}`)).json();
    videos.push(...page.videos);
    cursor = page.next;
  }
  $('none').hidden = videos.length > 0;
  $('list').replaceChildren(
    ...videos.map((video) => {
      const button = make('button', { type: 'button', textContent: `${video.title} (${video.job.state})` });
      if (video.id === shown?.id) button.setAttribute('aria-current', 'true');
      button.addEventListener('click', () => {
        follow(null);
        open(video);
        $('player-title').scrollIntoView();
      });
      return make('li', {}, button);
    }),
  );
  return videos;
}

attempt(async () => {
  const videos = await drawList();
  const named = videos.find(({ id }) => id === location.hash.slice(1));
  if (named) open(named);
});
