import { BlockList, isIP } from 'node:net';

/**
 * Addresses that are not on the public internet. A program that fetches URLs of other people must not reach them (IANA IPv4
 * and IPv6 Special-Purpose Address Registries; RFC 6890). Includes NAT64 and 6to4, because they lead to IPv4.
 */
const PRIVATE_RANGES = `
  0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
  192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
  ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10
  ff00::/8`;

const blocked = new BlockList();
for (const range of PRIVATE_RANGES.trim().split(/\s+/)) {
  const [network = '', bits] = range.split('/');
  blocked.addSubnet(network, Number(bits), isIP(network) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether an address is on the public internet. Treats IPv4 addresses in IPv6 form (`::ffff:`) as IPv4. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  const family = isIP(plain);
  return family !== 0 && !blocked.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
