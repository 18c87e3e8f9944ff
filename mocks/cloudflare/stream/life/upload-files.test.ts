import { afterEach, beforeEach, expect, it } from 'vitest';
import { World } from '../../../kernel/world/world.ts';
import { newVideo } from '../model/new-video.ts';
import { type StoredUpload, stateOf } from '../model/state.ts';
import { putVideo } from '../model/videos.ts';
import { uploadFilesOf } from './upload-files.ts';

let world: World;
beforeEach(() => {
  world = new World({ settings: { clock: 'manual' }, bounds: { uploads: 3 } });
});
afterEach(() => world.close());

/** Begins an upload of a tenant that expires after so many seconds; returns whether there was room for its file. */
async function begin(name: string, seconds = 3_600): Promise<boolean> {
  const tenant = world.tenant(name);
  const uploadExpiry = new Date(tenant.now() + 1_000 * seconds).toISOString();
  const video = newVideo(tenant, { state: 'pendingupload' });
  putVideo(tenant, Object.assign(video, { uploadExpiry }));
  const upload: StoredUpload = { id: video.uid, uid: video.uid, bytes: 9, offset: 0, metadata: null, isOpen: false };
  stateOf(tenant).uploads[upload.id] = upload;
  const opened = await uploadFilesOf(world).open(tenant, upload);
  await opened?.handle.close();
  return opened !== null;
}

it('gives the room of uploads that have expired to others, also of other tenants', async () => {
  for (const name of ['a', 'b', 'c']) expect(await begin(name, 60)).toBe(true);
  expect(await begin('d')).toBe(false);
  await world.tenant('b').advance(61);
  expect(await begin('d')).toBe(true);
  expect(world.tenant('b').files.keys).toEqual([]);
  expect(world.tenant('a').files.keys).toHaveLength(1);
  world.tenant('c').reset();
  expect(await begin('d')).toBe(true);
});

it('looks at all tenants only after as many uploads', async () => {
  for (let at = 0; at < 500; at += 1) world.create(`t${at}`);
  await begin('a');
  let looks = 0;
  for (const tenant of world.tenants) {
    const { files } = tenant;
    Object.defineProperty(tenant, 'files', {
      get: () => {
        looks += 1;
        return files;
      },
    });
  }
  for (let at = 0; at < 20; at += 1) await begin('a', 0);
  expect(looks).toBeLessThan(200);
});
