// Child process of origin.mjs: bare Express that sends a file, and pipes what it receives into one. Prints its port.
// node bare.mjs FOLDER
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import express from 'express';

const folder = process.argv[2];
const app = express();
const receive = (name) => async (request, response) => {
  const path = join(folder, name);
  await pipeline(request, createWriteStream(path));
  const file = await open(path, 'r+');
  // The origin does not answer before the bytes are on the disk, either.
  await file.sync();
  await file.close();
  response.json({});
};
app.post('/upload', receive('upload.mp4'));
app.post('/film', receive('film.mp4'));
app.get('/film.mp4', (_request, response) => response.sendFile(join(folder, 'film.mp4'), { dotfiles: 'allow' }));
const server = app.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
