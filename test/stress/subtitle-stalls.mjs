// Sends large subtitle files to every route that reads subtitle text, ordinary ones and ones made to be slow, and tells how long
// the main thread of the server leaves everybody else waiting meanwhile.
//
//   npm run build && node test/stress/subtitle-stalls.mjs [--megabytes 8] [--most 250] [--program FILE]
//
// Exit code 1 when a stretch is longer than --most milliseconds of CPU (of time, where the system tells no CPU time of a thread),
// or when an answer is a failure of the server.

import { mockRoutes } from './subtitles/mock-routes.mjs';
import { originRoutes } from './subtitles/origin-routes.mjs';
import { shapesOf } from './subtitles/shapes.mjs';
import { readOptions } from './support/options.mjs';

const { megabytes, most, program } = readOptions({ megabytes: 8, most: 250 });

const servers = [await originRoutes(program), await mockRoutes(program)];
const rows = [];
try {
  for (const { stalls, routes } of servers) {
    for (const [name, { limit, send }] of Object.entries(routes)) {
      const bytes = Math.min(megabytes * 1e6, limit);
      // Loads the route, and tells what its smallest request costs.
      await send(shapesOf(2_000).ordinary());
      await stalls();
      for (const [shape, make] of Object.entries(shapesOf(bytes))) {
        const began = performance.now();
        const status = await send(make());
        const ms = Math.round(performance.now() - began);
        const { wall, cpu } = await stalls();
        const row = { route: name, shape, status, ms, stall: Math.round(cpu ?? wall), wall: Math.round(wall) };
        rows.push(row);
        console.log(`${name}, ${shape}: ${status} in ${ms} ms; others waited ${row.stall} ms (${row.wall} ms in time)`);
      }
    }
  }
} finally {
  await Promise.all(servers.map(({ stop }) => stop()));
}
const isOver = ({ stall, status }) => stall > most || status >= 500;
for (const { route, shape, status, stall } of rows.filter(isOver)) {
  console.log(`BROKEN: ${route}, ${shape}: ${status}, others waited ${stall} ms`);
}
process.exitCode = rows.some(isOver) ? 1 : 0;
