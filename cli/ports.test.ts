import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { type PortFlags, portsFrom, withPortOptions } from './ports.ts';

const parse = (...words: string[]) =>
  portsFrom(
    withPortOptions(new Command())
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .parse(words, { from: 'user' })
      .opts<PortFlags>(),
  );

describe('the ports', () => {
  it.each([
    [[], { control: 4000, cloudflare: 4010, 'gcore-ai': 4020, translateplus: 4030 }],
    [['--port-base', '5000'], { control: 5000, cloudflare: 5010, 'gcore-ai': 5020, translateplus: 5030 }],
    [['--port', 'translateplus=5031'], { control: 4000, translateplus: 5031 }],
    [['--port', 'workers-ai=6000', '--port', 'cloudflare=6000'], { cloudflare: 6000 }],
    [['--ports', 'auto', '--port', 'control=4000'], { control: 4000, cloudflare: 0, 'gcore-ai': 0 }],
    [['--port', 'control=0'], { control: 0 }],
  ])('of %j are %j', (words, ports) => {
    expect(parse(...words)).toMatchObject(ports);
  });

  it.each([
    [
      ['--port', 'translateplus=4000'],
      /translateplus and control would both listen on port 4000|control and translateplus/,
    ],
    [['--port', 'workers-ai=1', '--port', 'cloudflare-stream=2'], /behind one server/],
    [['--port', 'translatplus=1'], /Did you mean translateplus\?/],
    [['--port', 'translateplus=70000'], /expected a port from 0 to 65535/],
    [['--port-base', '65530'], /expected a port from 1 to 65505/],
    [['--ports', 'auto', '--port-base', '5000'], /contradict/],
  ])('%j is refused', (words, message) => {
    expect(() => parse(...words)).toThrow(message);
  });
});
