// Over Dockerfile, compose.yaml, .dockerignore and scripts/image-packages.mjs: what can be checked without Docker.
// test/stress/image.mjs carries out the build.
// Covers: support/dockerfile.ts
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { variableOf } from '../cli/config/variable-of.ts';
import { harnessProgram } from '../cli/harness-program.ts';
import { imageManifest, PEERS } from '../scripts/image-packages.mjs';
import { dockerfileProblems, instructionsOf } from './support/dockerfile.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const own = JSON.parse(read('package.json')) as {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
};

const optionsOf = (command: string) => harnessProgram().commands.find((one) => one.name() === command)?.options ?? [];
const serveVariables = optionsOf('serve').map((option) => variableOf(option.attributeName()));

interface Service {
  readonly image: string;
  readonly build?: unknown;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

describe('the Dockerfile', () => {
  const instructions = instructionsOf(read('Dockerfile'));

  it('breaks no rule', () => expect(dockerfileProblems(instructions)).toEqual([]));

  it('sets only variables that serve reads', () => {
    const set = instructions.flatMap(({ name, text }) =>
      name === 'ENV' ? [...text.matchAll(/(CAPTION_HARNESS_\w+)=/g)] : [],
    );
    expect(set.length).toBeGreaterThan(1);
    expect(set.filter(([, variable = '']) => !serveVariables.includes(variable))).toEqual([]);
  });

  it('exposes the ports of serve and origin', () => {
    expect(instructions.findLast(({ name }) => name === 'EXPOSE')?.text).toBe('4000 4010 4020 4030 4100');
  });

  it.each([
    ['FROM node:24.1.0 AS a\nFROM node:latest\nUSER node', 'line 2: node:latest: pin a version'],
    ['FROM node\nUSER node', 'line 1: node: pin a version'],
    ['FROM node:24.1.0\nUSER node\nUSER root', 'the last USER is root'],
    ['FROM node:24.1.0', 'the last stage has no USER'],
    ['FROM node:24.1.0\nADD . .\nUSER node', 'line 2: COPY instead of ADD'],
    ['FROM node:24.1.0\nUSER node\nCMD serve', 'line 3: write CMD as a list'],
    [
      'FROM node:24.1.0\nRUN apt-get install x\nUSER node',
      'line 2: apt-get without --yes --no-install-recommends, or its lists stay',
    ],
    ['FROM node:24.1.0\nRUN npm install\nUSER node', 'line 2: npm ci instead of npm install'],
    ['FROM node:24.1.0\nRUN npm ci\nUSER node', 'line 2: npm leaves its cache'],
    ['FROM node:24.1.0\nRUN sudo x | y && cd z\nUSER node', 'line 2: sudo'],
    ['FROM node:24.1.0\nWORKDIR app\nUSER node', 'line 2: WORKDIR is not absolute'],
    ['FROM node:24.1.0\nUSER node', 'the last stage has no HEALTHCHECK'],
  ])('would be told: %j', (text, problem) => {
    expect(dockerfileProblems(instructionsOf(text))).toContain(problem);
  });
});

describe('compose.yaml', () => {
  const { services, volumes } = parse(read('compose.yaml')) as {
    services: Record<string, Service>;
    volumes: Record<string, null>;
  };

  it('pins the images that it does not build, and publishes ports to this machine only', () => {
    for (const [name, { image, build, ports = [] }] of Object.entries(services)) {
      if (build === undefined) expect(image, name).toMatch(/:\d+\.\d+/);
      expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    }
  });

  it('waits for services that can tell their health, and names volumes that exist', () => {
    const tellsHealth = (name: string): boolean =>
      services[name]?.healthcheck !== undefined || services[name]?.build !== undefined;
    const needed = Object.values(services).flatMap(({ depends_on: on = {} }) => Object.entries(on));
    expect(needed.map(([name]) => name)).toEqual(['mocks', 'redis', 's3']);
    expect(needed.filter(([name, { condition }]) => condition !== 'service_healthy' || !tellsHealth(name))).toEqual([]);
    const used = Object.values(services).flatMap(({ volumes: list = [] }) =>
      list.map((volume) => volume.split(':')[0]),
    );
    expect(used.sort()).toEqual(Object.keys(volumes).sort());
  });

  it('gives options that the programs have', () => {
    const [command = '', ...args] = services.origin?.command ?? [];
    const known = optionsOf(command).map(({ long }) => long);
    expect(args.filter((arg) => arg.startsWith('--') && !known.includes(arg))).toEqual([]);
    const variables = Object.keys(services.mocks?.environment ?? {});
    expect(variables.filter((variable) => !serveVariables.includes(variable))).toEqual([]);
  });
});

describe('scripts/image-packages.mjs', () => {
  it('installs what the package depends on, and the tested versions of some optional packages', () => {
    const { dependencies, scripts, peerDependencies } = imageManifest({ ...own }, own);
    expect(dependencies).toMatchObject(own.dependencies);
    expect(scripts).toBeUndefined();
    expect(peerDependencies).toBeUndefined();
    for (const name of PEERS) {
      expect(dependencies[name]).toBe(own.devDependencies[name]);
      expect(own.peerDependencies).toHaveProperty([name]);
    }
  });
});
