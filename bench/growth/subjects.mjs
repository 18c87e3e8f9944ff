// What grows: each subject fills a world with so many, and names the requests that must not notice.
const FILE = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nHello world\n';
const FAULT = JSON.stringify({ match: { operation: 'listCaptions' }, effect: { type: 'reset' } });
const TAGS = ['de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'nl', 'pl', 'pt'];
const middle = (list) => list[list.length >> 1];
const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));

const track = (language) => ({ language, generated: false, status: 'ready', content: FILE, job: 0 });

/** By name: `fill(world, count)` returns requests by title. */
export const SUBJECTS = {
  captions: ({ mocks, tenant, stream }, count) => {
    const videos = times(count / TAGS.length, () => mocks.addStreamVideo(tenant, { state: 'ready' }));
    for (const video of videos) for (const tag of TAGS) mocks.setTrack(tenant, video, tag, track(tag));
    const path = `/${middle(videos).uid}/captions`;
    return {
      'those of a video': stream(path),
      one: stream(`${path}/en`),
      'a file': stream(`${path}/en/vtt`),
    };
  },
  'videos of Stream': ({ mocks, tenant, stream }, count) => {
    const videos = times(count, () => mocks.addStreamVideo(tenant, { state: 'ready' }));
    return {
      one: stream(`/${middle(videos).uid}`),
      'a page': stream('?limit=10'),
      'a page with counts': stream('?limit=10&asc=true&include_counts=true'),
    };
  },
  'videos of Gcore': ({ mocks, tenant, gcore }, count) => {
    const videos = times(count, (at) => mocks.addGcoreVideo(tenant, { name: `film ${at}` }, null));
    for (const { id } of videos) mocks.addSubtitle(tenant, { video: id, name: 'x', language: 'eng', vtt: FILE });
    const { id } = middle(videos);
    return {
      one: gcore(`/videos/${id}`),
      'its subtitles': gcore(`/videos/${id}/subtitles`),
      'a page': gcore('/videos?per_page=10'),
      'a later page': gcore('/videos?per_page=10&page=9'),
      names: gcore(`/videos/names?ids=${id}`),
    };
  },
  tasks: async ({ mocks, tenant, gcore }, count) => {
    const url = 'https://media.example.com/clip.mp4?mock-duration=5';
    for (let made = 0; made < count; made += 100) {
      for (let one = 0; one < 100; one += 1) {
        const marked = one % 10 === 0 ? `${url}&mock-failure=network-timeout` : url;
        mocks.createTask(tenant, { url: marked, task_name: 'transcription' });
      }
      await tenant.advance(60);
    }
    const { tasks } = tenant.memory.states['gcore-ai'];
    return {
      one: gcore(`/ai/tasks/${middle(tasks).id}`),
      'a page': gcore('/ai/tasks?limit=10'),
      'a later page': gcore('/ai/tasks?limit=10&page=9'),
      'a page of those that failed': gcore('/ai/tasks?limit=10&status=FAILURE'),
      'a page by id': gcore('/ai/tasks?limit=10&ordering=task_id'),
    };
  },
  'journal entries': async ({ mocks, world, tenant, summary, control, send }, count) => {
    await send(summary());
    const stored = mocks.storedEntry(tenant.journal.kept[0]);
    tenant.memory.counters.request = count + 1;
    // A journal has 4 MB of bodies: so many entries are small ones.
    for (let order = 2; order <= count; order += 1) {
      const entry = { ...stored.entry, id: `demo-${order}` };
      tenant.journal.add(new mocks.LoadedEntry({ ...stored, order, entry, size: 20 }));
    }
    if (world.journalEntries < count) throw new Error(`${world.journalEntries} entries are left of ${count}`);
    const cursor = `cursor=demo-${count >> 1}`;
    return {
      'a request': summary(),
      'a page': control('/tenants/demo/journal?limit=10'),
      'a later page': control(`/tenants/demo/journal?limit=10&${cursor}`),
      'a page of all tenants': control('/journal?limit=10'),
      'a later page of all tenants': control(`/journal?limit=10&${cursor}`),
    };
  },
  tenants: ({ world, textOf, control }, count) => {
    const names = times(count, (at) => `tenant-${String(at).padStart(6, '0')}`);
    for (const name of names) world.create(name);
    const some = times(10, (at) => names[Math.floor((at * count) / 10)]);
    const keys = (name) => ({ apiKey: `mock_${name}` });
    return {
      'a request of ten of them': some.map((name) => textOf('translateplus', 'GET', '/account/summary', keys(name))),
      'a list of tasks of ten of them': some.map((name) => textOf('gcore-ai', 'GET', '/ai/tasks', keys(name))),
      one: control(`/tenants/${middle(names)}`),
      'a page': control('/tenants?limit=4'),
      'a later page': control(`/tenants?limit=4&cursor=${middle(names)}`),
    };
  },
  'faults of other operations': ({ tenant, summary, control }, count) => {
    const faults = times(count, (at) =>
      tenant.addFault({
        match: { operation: at % 2 ? 'translateSubtitles' : 'listCaptions' },
        effect: { type: 'reset' },
      }),
    );
    const ids = faults.map(({ id }) => id);
    let newest = count;
    let isNext = 'removed';
    /** Removes one in the middle and adds one, in turn. */
    const exchange = () => {
      if (isNext === 'removed') {
        isNext = 'added';
        return control(`/tenants/demo/faults/${ids.splice(ids.length >> 1, 1)[0]}`, 'DELETE');
      }
      isNext = 'removed';
      newest += 1;
      ids.push(`fault-${newest}`);
      return control('/tenants/demo/faults', 'POST', FAULT);
    };
    return {
      'a request': summary(),
      one: control(`/tenants/demo/faults/${faults[count >> 2].id}`),
      'removing and adding one': exchange,
    };
  },
  webhooks: async ({ mocks, tenant, control, send }, count) => {
    const webhook = { provider: 'gcore-ai', url: 'https://elsewhere.example/hook', headers: {}, body: '{}' };
    for (let at = 0; at < count; at += 1) {
      tenant.journal.add(new mocks.SentWebhook(tenant, webhook, null).ended({ outcome: 'elsewhere' }, 0));
    }
    const { id } = middle(tenant.journal.kept);
    await send(control(`/tenants/demo/webhooks/${id}/replay`, 'POST'));
    return {
      'one that is sent again': control(`/tenants/demo/webhooks/${id}/replay`, 'POST'),
      'a page behind one': control(`/tenants/demo/journal?limit=10&cursor=${id}`),
    };
  },
  'effects that are due later': ({ tenant, summary, world }, count) => {
    world.handle('bench', () => {});
    for (let at = 0; at < count; at += 1) tenant.plan(1_000_000 + ((at * 7919) % count), 'bench', {});
    return { 'a request': summary() };
  },
  'videos, tracks and plans that are shown': ({ mocks, tenant, world, control }, count) => {
    world.handle('bench', () => {});
    // The view has the newest 200 of a provider, and the plans of 200 times: with fewer the answer would be shorter.
    const all = count + 200;
    for (let at = 0; at < all; at += 1) {
      tenant.plan(1_000_000 + ((at * 7919) % all), 'bench', {});
      mocks.setTrack(tenant, mocks.addStreamVideo(tenant, { state: 'ready' }), 'en', track('en'));
      mocks.addGcoreVideo(tenant, { name: `film ${at}` }, null);
    }
    return { 'the state view': control('/tenants/demo/state') };
  },
};
