import type { Request } from 'express';
import type { Tenant } from '../../../../kernel/world/tenant.ts';
import { comparable, stamp } from '../../model/stamp.ts';
import { type StoredUpload, type StoredVideo, stateOf } from '../../model/state.ts';
import { uploadTarget } from '../../model/upload-url.ts';
import { refuse } from '../errors.ts';

/** A resumable upload and its video. */
export interface FoundUpload {
  readonly upload: StoredUpload;
  readonly video: StoredVideo;
}

/**
 * The resumable upload that a URL names. The URL of an end user does not open the upload of an account, nor the other way
 * round. @throws {Refusal} for an unknown one, one of a deleted video, and an unfinished one past its expiry
 */
export function uploadOf(owner: Tenant, request: Request): FoundUpload {
  const { uploads, videos } = stateOf(owner);
  const id = String(request.params.identifier);
  const upload = Object.hasOwn(uploads, id) ? uploads[id] : undefined;
  const video = upload && videos[upload.uid];
  const isOpen = uploadTarget(request.path) !== null;
  if (upload === undefined || video === undefined || upload.isOpen !== isOpen) throw refuse('video-unknown');
  const isLate = stamp(owner) >= (comparable(video.uploadExpiry ?? '') ?? '');
  if (isLate && upload.offset < upload.bytes) {
    const gone = owner.switch('cloudflare-stream.tusGone') === 'status-404';
    throw refuse(gone ? 'tus-expired-404' : 'tus-expired');
  }
  return { upload, video };
}
