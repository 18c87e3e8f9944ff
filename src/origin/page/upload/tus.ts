import { api } from '../api/api.ts';
import { ApiError, refusalIn, unreachable } from '../api/api-error.ts';
import { authorization } from '../api/token.ts';

/** Bytes of a piece. The server also keeps the beginning of a broken one. */
const PIECE = 32 * 2 ** 20;

const TUS = { 'Tus-Resumable': '1.0.0' };

/** What the uploader says about a video: `to` and `from` as the API takes them. */
export interface UploadWish {
  readonly to: string;
  readonly from: string;
}

/** Begins an upload on the server. Returns its id, which is also that of the video. @throws {ApiError} */
export async function beginUpload(name: string, size: number, wish: UploadWish): Promise<string> {
  const pairs = Object.entries({ filename: name, ...wish }).filter(([, value]) => value !== '');
  const metadata = pairs.map(([key, value]) => `${key} ${inBase64(value)}`).join(',');
  const headers = { ...TUS, 'Upload-Length': String(size), 'Upload-Metadata': metadata };
  const answer = await api.call('POST', '/uploads', { headers });
  return answer.headers.get('Location')?.replace('/uploads/', '') ?? '';
}

/** Returns how many bytes the server has. @throws {ApiError} 404 if it does not know the upload */
export async function askOffset(id: string, signal: AbortSignal): Promise<number> {
  const answer = await api.call('HEAD', `/uploads/${id}`, { headers: TUS, signal });
  return Number(answer.headers.get('Upload-Offset'));
}

/** Ends an upload on the server. @throws {ApiError} */
export async function endUpload(id: string): Promise<void> {
  await api.call('DELETE', `/uploads/${id}`, { headers: TUS });
}

/** One piece of a file. */
export interface Piece {
  readonly id: string;
  readonly file: Blob;
  readonly offset: number;
  readonly signal: AbortSignal;
  /** Hears how many bytes of the file were sent. */
  onSent(bytes: number): void;
}

/** Sends a piece with XMLHttpRequest, because fetch does not report how much of a body is sent. Returns the new offset. @throws {ApiError} */
export function sendPiece({ id, file, offset, signal, onSent }: Piece): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open('PATCH', `/uploads/${id}`);
    const headers = { ...authorization(), ...TUS, 'Upload-Offset': String(offset) };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', 'application/offset+octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => onSent(offset + loaded);
    request.onloadend = () => {
      signal.removeEventListener('abort', stop);
      if (request.status === 204) resolve(Number(request.getResponseHeader('Upload-Offset')));
      else if (request.status === 0) reject(new ApiError(0, unreachable));
      else reject(new ApiError(request.status, refusalIn(request.response)));
    };
    signal.addEventListener('abort', stop);
    request.send(file.slice(offset, offset + PIECE));
  });
}

const inBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
