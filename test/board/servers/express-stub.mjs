// A stub as a team writes it in half an hour: the answers of one good day. `node express-stub.mjs [port]`
import express from 'express';

const app = express();
app.use(express.json());
app.use(express.raw({ type: 'application/octet-stream' }));

// The example of the documentation, shortened.
const video = {
  uid: 'ea95132c15732412d22c1476fa83f27a',
  readyToStream: true,
  status: { state: 'ready', pctComplete: '100' },
  meta: { name: 'talk.mp4' },
  created: '2026-01-01T01:02:21.076571Z',
  modified: '2026-01-01T01:02:21.076571Z',
  size: 4190963,
  duration: 17,
  input: { width: 1280, height: 720 },
  playback: { hls: 'https://videos.example/manifest/video.m3u8', dash: 'https://videos.example/manifest/video.mpd' },
};
const caption = { language: 'en', label: 'English', generated: true, status: 'ready' };
const task = {
  task_id: 'aafe70c6-0000-40ff-95f5-8f0f0c4b5f8f',
  status: 'SUCCESS',
  progress: 100,
  result: { subtitles: [] },
};
const VTT = 'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello\n';
const found = (result) => (_request, response) => response.json({ success: true, errors: [], messages: [], result });

app.get('/v2/account/summary', (_request, response) => response.json({ credits_remaining: 1000, credits_used: 0 }));
app.post('/v2/translate/subtitles', ({ body }, response) =>
  response.json({ format: body.format, content: body.content }),
);

app.post('/streaming/ai/tasks', (_request, response) => response.status(201).json({ task_id: task.task_id }));
app.get('/streaming/ai/tasks', (_request, response) =>
  response.json({ count: 1, next: null, previous: null, results: [task] }),
);
app.get('/streaming/ai/tasks/:id', (_request, response) => response.json(task));
app.get('/streaming/videos', (_request, response) => response.json([{ id: 1, name: 'talk' }]));
app.post('/streaming/videos', (_request, response) => response.json({ id: 1, name: 'talk' }));
app.get('/streaming/videos/:id', (_request, response) => response.json({ id: 1, name: 'talk', status: 'ready' }));
app.get('/streaming/videos/:id/subtitles', (_request, response) => response.json([]));
app.post('/streaming/videos/:id/subtitles', ({ body }, response) => response.json({ id: 1, ...body }));

const stream = '/client/v4/accounts/:account/stream';
app.post(`${stream}/copy`, found(video));
app.get(stream, found([video]));
app.get(`${stream}/:id`, found(video));
app.delete(`${stream}/:id`, (_request, response) => response.send());
app.get(`${stream}/:id/captions`, found([caption]));
app.get(`${stream}/:id/captions/:language`, found(caption));
app.put(`${stream}/:id/captions/:language`, found({ ...caption, generated: false }));
app.post(`${stream}/:id/captions/:language/generate`, found({ ...caption, status: 'inprogress' }));
app.delete(`${stream}/:id/captions/:language`, found(''));
app.get(`${stream}/:id/captions/:language/vtt`, (_request, response) => response.type('text/vtt').send(VTT));

app.post('/client/v4/accounts/:account/ai/run/@cf/*model', found({ text: 'Hello', vtt: VTT, words: [] }));

const server = app.listen(Number(process.argv[2] ?? 4010), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
