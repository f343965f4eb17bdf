import type { DrbdAddress, DrbdPathEnd, DrbdProxyFacts } from './drbd.ts';
import type { Place } from './finding.ts';

/** Equal for one address and port, however it is written. */
export function addressKey({ family, host, port }: DrbdAddress): string {
  return `${family} ${family === 'ipv6' ? fullIpv6(host) : host} ${port}`;
}

export function isLoopback({ family, host }: DrbdAddress): boolean {
  return family === 'ipv6' ? fullIpv6(host) === '0:0:0:0:0:0:0:1' : /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Address and port as messages write them. */
export function addressText({ family, host, port }: DrbdAddress): string {
  return `${family === 'ipv6' ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
}

/** Where the address of an end is written, or the port that replaces the one of its host section. */
export function addressPlace({ facts, address, at }: DrbdPathEnd): Place {
  if (facts?.address) return facts.address.at;
  return facts?.port?.at ?? address?.at ?? at;
}

/** The proxy of an end: of the host statement, or of the host section where the connection is not written. */
export function proxyOf({ facts, host }: DrbdPathEnd): DrbdProxyFacts | undefined {
  return facts ? facts.proxy : host?.facts.proxy;
}

/** All eight groups, without leading zeros: one address can be written in several ways. */
function fullIpv6(text: string): string {
  const [address = '', zone] = text.toLowerCase().split('%');
  const [head = '', tail] = address.split('::');
  const groups = (part: string): string[] =>
    part === ''
      ? []
      : part.split(':').flatMap(g => {
          const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(g)?.slice(1).map(Number);
          if (!octets) return [g.replace(/^0+(?=.)/, '')];
          const [a = 0, b = 0, c = 0, d = 0] = octets;
          return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
        });
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...gap, ...right].join(':') + (zone === undefined ? '' : `%${zone}`);
}
