import type { Text } from '../../text/text.ts';
import type { ValueType } from '../value.ts';

/** What an address is, as far as its text shows. */
export type AddressFamily = 'ipv4' | 'ipv6' | 'name';

/**
 * An IPv4 or IPv6 address or a host name, without port and prefix length: what getaddrinfo may resolve. Whether a name
 * resolves, only a host can tell. `literal`: a name makes no sense here.
 */
export function corosyncAddress({ literal = false }: { literal?: boolean } = {}): ValueType<AddressFamily> {
  return {
    kind: 'corosync-address',
    data: { literal },
    read(text) {
      const family = addressFamily(text);
      if (family !== undefined && !(literal && family === 'name')) return { ok: true, value: family };
      return { ok: false, problem: 'wrong-value', message: noAddress(text, literal) };
    },
    describe: () =>
      literal
        ? { en: 'IP address', ja: 'IP アドレス' }
        : { en: 'IP address or host name', ja: 'IP アドレスまたはホスト名' },
  };
}

/** The family of an address, `name` for what may be a host name, undefined for what is none of them. */
export function addressFamily(text: string): AddressFamily | undefined {
  if (/^[0-9.]+$/.test(text)) return isIpv4(text) ? 'ipv4' : undefined;
  if (text.includes(':')) return isIpv6(text) ? 'ipv6' : undefined;
  // An address with a slip of the finger is no name: a domain has letters. The rest /etc/hosts may have as it is.
  const isSlip = /^[0-9._-]+$/.test(text) && text.includes('.');
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text) && text.length <= 253 && !text.includes('..') && !isSlip
    ? 'name'
    : undefined;
}

/** One spelling for each address: IPv6 written out, names in lower case without a final dot. */
export function canonicalAddress(text: string): string {
  if (addressFamily(text) !== 'ipv6') return text.toLowerCase().replace(/\.$/, '');
  const [address = '', zone] = text.split('%');
  const groups = ipv6Groups(address);
  return `${groups.map(g => g.toString(16)).join(':')}${zone === undefined ? '' : `%${zone}`}`;
}

/** The address as a number, for IPv4. */
export function ipv4Number(text: string): number | undefined {
  if (!isIpv4(text)) return undefined;
  const parts = text.split('.').map(Number);
  const last = parts.pop() as number;
  return parts.reduce((sum, part, i) => sum + part * 256 ** (3 - i), last);
}

// inet_aton takes fewer than four parts, too: the last one then fills the rest.
function isIpv4(text: string): boolean {
  const parts = text.split('.');
  if (parts.length > 4 || parts.some(p => !/^\d{1,10}$/.test(p))) return false;
  const numbers = parts.map(Number);
  const last = numbers.pop() as number;
  return numbers.every(n => n <= 255) && last < 256 ** (5 - parts.length);
}

function isIpv6(text: string): boolean {
  const [address = '', zone, more] = text.split('%');
  if (more !== undefined || zone === '' || !/^[0-9a-fA-F:.]+$/.test(address)) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const counts = halves.map(half => {
    if (half === '') return 0;
    const groups = half.split(':');
    const tail = groups.at(-1) as string;
    const v4 = tail.includes('.');
    if (v4 && !/^\d{1,3}(\.\d{1,3}){3}$/.test(tail)) return Number.NaN;
    const hex = v4 ? groups.slice(0, -1) : groups;
    return hex.every(g => /^[0-9a-fA-F]{1,4}$/.test(g)) ? hex.length + (v4 ? 2 : 0) : Number.NaN;
  });
  const total = counts.reduce((a, b) => a + b, 0);
  return halves.length === 2 ? total <= 7 : total === 8;
}

function ipv6Groups(address: string): number[] {
  const expand = (half: string): number[] =>
    half === ''
      ? []
      : half.split(':').flatMap(g => {
          if (!g.includes('.')) return [Number.parseInt(g, 16)];
          const n = ipv4Number(g) ?? 0;
          return [Math.floor(n / 65536), n % 65536];
        });
  const [left = '', right] = address.split('::');
  const head = expand(left);
  if (right === undefined) return head;
  const tail = expand(right);
  return [...head, ...new Array<number>(Math.max(0, 8 - head.length - tail.length)).fill(0), ...tail];
}

function noAddress(text: string, literal: boolean): Text {
  const what = literal
    ? { en: 'an IP address', ja: 'IP アドレス' }
    : { en: 'an IP address or host name', ja: 'IP アドレスまたはホスト名' };
  if (text === '') return { en: `${what.en} is missing`, ja: `${what.ja}がありません` };
  const why = /^".*"$|^'.*'$/.test(text)
    ? { en: ': quotes count as part of the value', ja: '（引用符は値の一部とみなされます）' }
    : /\s#/.test(text)
      ? { en: ': a comment needs a line of its own', ja: '（コメントは独立した行に書きます）' }
      : /\/\d+$/.test(text)
        ? { en: ': a prefix length is not allowed', ja: '（プレフィックス長は書けません）' }
        : /^[^:]+:\d+$|^\[.*\]/.test(text)
          ? { en: ': a port is not allowed', ja: '（ポート番号は書けません）' }
          : { en: '', ja: '' };
  return {
    en: `"${text}" is not ${what.en}${why.en}`,
    ja: `"${text}" は${what.ja.startsWith('IP') ? ' ' : ''}${what.ja}ではありません${why.ja}`,
  };
}
