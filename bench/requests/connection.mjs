import { connect } from 'node:net';

/** A connection that reads answers by their Content-Length or last chunk, and forgets them. */
export function open(port) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
  let read = '';
  let missing = -1;
  let waiting = null;
  const end = (status) => {
    const finish = waiting;
    [waiting, read, missing] = [null, '', -1];
    finish(status);
  };
  let status = '';
  socket.on('error', (error) => {
    throw error;
  });
  socket.on('close', () => {
    if (waiting !== null) throw new Error('the server closed a connection');
  });
  socket.on('data', (part) => {
    if (missing >= 0) {
      missing -= part.length;
      if (missing === 0) end(status);
      return;
    }
    read += part;
    const body = read.indexOf('\r\n\r\n');
    if (body < 0) return;
    status = read.slice(9, 12);
    const [, length] = /\r\ncontent-length: (\d+)/i.exec(read.slice(0, body + 2)) ?? [];
    if (status === '204') end(status);
    else if (length === undefined) {
      if (read.endsWith('\r\n0\r\n\r\n')) end(status);
    } else {
      missing = body + 4 + Number(length) - read.length;
      if (missing === 0) end(status);
    }
  });
  return {
    send: (bytes, finish) => {
      waiting = finish;
      socket.write(bytes);
    },
    close: () => socket.destroy(),
  };
}
