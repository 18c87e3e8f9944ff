// The REST paths of Stream over the `STREAM` binding: what the binding says, in Cloudflare's envelope. No rule of its own.
const envelope = (status, members) =>
  Response.json({ result: null, success: status < 400, errors: [], messages: [], ...members }, { status });

/** The binding's names of a video as those of the REST API. */
const asVideo = ({ id, hlsPlaybackUrl, dashPlaybackUrl, liveInputId, clippedFromId, ...video }) => ({
  uid: id,
  ...video,
  playback: { hls: hlsPlaybackUrl, dash: dashPlaybackUrl },
  liveInput: liveInputId,
  clippedFrom: clippedFromId,
});

/** By method and the words after `/stream`: `:id` and `:language` stand for any word. */
const routes = {
  'POST copy': async (stream, _words, body, { CLIP }) => {
    const { url, input, ...params } = JSON.parse(await body.text());
    const from = url ?? input;
    // Videos of the network are this machine's clip; what is no address of one is handed on.
    return asVideo(await stream.upload(/^https:\/\/[\w.-]+\//.test(from) ? CLIP : from, params));
  },
  'POST direct_upload': async (stream, _words, body) => {
    const { id, ...upload } = await stream.createDirectUpload(JSON.parse(await body.text()));
    return { uid: id, ...upload };
  },
  'GET ': async (stream) => (await stream.videos.list()).map(asVideo),
  'GET :id': async (stream, [id]) => asVideo(await stream.video(id).details()),
  'POST :id': async (stream, [id], body) => asVideo(await stream.video(id).update(JSON.parse(await body.text()))),
  'DELETE :id': async (stream, [id]) => stream.video(id).delete(),
  'GET :id captions': async (stream, [id]) => stream.video(id).captions.list(),
  'GET :id captions :language': async (stream, [id, , language]) => {
    const [track] = await stream.video(id).captions.list(language);
    return track ?? null;
  },
  'PUT :id captions :language': async (stream, [id, , language], body) => {
    const file = (await body.formData()).get('file');
    return stream.video(id).captions.upload(language, file.stream());
  },
  'POST :id captions :language generate': async (stream, [id, , language]) =>
    stream.video(id).captions.generate(language),
  'DELETE :id captions :language': async (stream, [id, , language]) => stream.video(id).captions.delete(language),
};

/** The binding's errors have lost code and status on their way; the name in their text is what is left. */
const refusals = [
  { name: 'NotFoundError', status: 404, code: 10003 },
  { name: 'BadRequestError', status: 400, code: 10005 },
];

const fits = (pattern, words) =>
  pattern.length === words.length && pattern.every((word, at) => word.startsWith(':') || word === words[at]);

const find = (method, words) =>
  Object.entries(routes).find(([route]) => {
    const [verb, ...pattern] = route.split(' ').filter((word) => word !== '');
    return verb === method && fits(pattern, words);
  })?.[1];

export default {
  async fetch(request, env) {
    const [, rest] = new URL(request.url).pathname.split(/\/stream(?=\/|$)/);
    const words = (rest ?? '')
      .split('/')
      .filter((word) => word !== '')
      .map(decodeURIComponent);
    const route = rest === undefined ? undefined : find(request.method, words);
    if (route === undefined)
      return envelope(404, { errors: [{ code: 7003, message: 'the binding has no such call' }] });
    try {
      return envelope(200, { result: (await route(env.STREAM, words, request, env)) ?? null });
    } catch (error) {
      const message = String(error);
      const { status, code } = refusals.find(({ name }) => message.includes(name)) ?? { status: 500, code: 10001 };
      return envelope(status, { errors: [{ code, message }] });
    }
  },
};
