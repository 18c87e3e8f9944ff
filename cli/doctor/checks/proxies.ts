import { isCovered, ownProxy } from '../../guard-proxy.ts';
import { change, fine, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';
import { isHere, pointedRows } from '../variables.ts';

/** Whether programs reach this machine past the proxy that the environment names. */
export function checkProxies({ environment }: Setup): readonly Said[] {
  const schemes = (['http', 'https'] as const).filter((scheme) => ownProxy(environment, scheme) !== null);
  if (schemes.length === 0) return [fine('no proxy')];
  const rules = (environment.no_proxy ?? environment.NO_PROXY ?? '').split(/[\s,]+/);
  const hosts = pointedRows().flatMap(({ baseUrlVariable }) => {
    const text = environment[baseUrlVariable] ?? '';
    return URL.canParse(text) && isHere(new URL(text)) ? [new URL(text).hostname.replace(/^\[|\]$/g, '')] : [];
  });
  const open = [...new Set(hosts.length > 0 ? hosts : ['127.0.0.1'])].filter(
    (host) => !rules.some((rule) => rule !== '' && isCovered(rule, host)),
  );
  return open.length === 0
    ? [fine(`a proxy for ${schemes.join(' and ')}; this machine is reached without it`)]
    : [
        change(
          `a proxy for ${schemes.join(' and ')} also gets calls to ${open.join(', ')}`,
          `export NO_PROXY="\${NO_PROXY:+$NO_PROXY,}${open.join(',')}"`,
        ),
      ];
}
