import { cpus } from 'node:os';
import { table } from '../rows.mjs';

/** Collects how fast servers answer beside Express, by version of Node, and makes the table of docs/performance.md. */
export function comparison() {
  /** By version of Node: figures by server and request. */
  const versions = new Map();
  const keys = new Map();
  return {
    /** `ratio`: requests per processor time beside Express on the same Node; `micros`: microseconds of processor time. */
    add(version, { name, title, ratio, micros }) {
      const key = JSON.stringify([name, title]);
      keys.set(key, [name, title]);
      versions.set(version, (versions.get(version) ?? new Map()).set(key, { ratio, micros }));
    },
    /** Markdown: where and when it was measured, and a row for each request. */
    text({ java, quick }) {
      const columns = [...versions.keys()];
      const cell = (key, version) => {
        const figure = versions.get(version).get(key);
        return figure === undefined ? '-' : `${figure.ratio.toFixed(2)} (${figure.micros.toFixed(0)} us)`;
      };
      const head = ['server', 'request', ...columns.map((version) => `Node ${version} / Express`)];
      const lines = [...keys].map(([key, names]) => [...names, ...columns.map((version) => cell(key, version))]);
      const day = new Date().toISOString().slice(0, 10);
      const how = quick ? 'node http.mjs --quick' : 'node http.mjs';
      const runtime =
        java === null ? 'WireMock was not measured: this machine has no Java.' : `WireMock runs on ${java}.`;
      return `${day}, \`${how}\`, 16 connections, ${cpus().length} cores. ${runtime}\n\n${table(head, lines)}`;
    },
  };
}
