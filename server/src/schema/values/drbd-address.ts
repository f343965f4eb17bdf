import type { Text } from '../../text/text.ts';
import type { Reading, ValueType } from '../value.ts';

/** An address of DRBD in its parts, with the offsets of address and port in its text. */
export interface DrbdAddressParts {
  readonly family: string;
  /** Without brackets. */
  readonly host: string;
  readonly hostStart: number;
  readonly port: string;
  readonly portStart: number;
}

/** `10.0.0.1:7789`, `[fd00::1]:7789`: the word behind an optional family. */
export function drbdAddress(): ValueType<DrbdAddressParts> {
  return {
    kind: 'address',
    data: { families: addressFamilies },
    read: text => readAddress(text, text.startsWith('[') ? 'ipv6' : 'ipv4'),
    describe: () => ({
      en: 'address and port (10.0.0.1:7789, ipv6 [fd00::1]:7789)',
      ja: 'アドレスとポート番号（10.0.0.1:7789、ipv6 [fd00::1]:7789）',
    }),
  };
}

export const addressFamilies: readonly string[] = ['ipv4', 'ipv6', 'ssocks', 'sci', 'sdp'];

const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** What drbdadm's lexer takes for an IPv6 address: wider than what is one, and narrower with many groups behind `::`. */
export const ipv6Token =
  /^(?:(?:(?:[0-9a-fA-F]{1,4}:){0,5}[0-9a-fA-F]{1,4})?:(?:[0-9a-fA-F]{1,4})?:(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,5})?(?:%[a-zA-Z0-9/._-]{1,128})?|::[fF]{4}:\d{1,3}(?:\.\d{1,3}){3})$/;

/** Reads address and port for a family as drbdadm does; the message says what is wrong and what would be right. */
export function readAddress(text: string, family: string): Reading<DrbdAddressParts> {
  const wrong = (message: Text): Reading<DrbdAddressParts> => ({ ok: false, problem: 'wrong-value', message });
  let host: string;
  let hostStart = 0;
  let rest: string;
  if (family === 'ipv6') {
    if (!text.startsWith('[')) {
      const bare = text.replace(/:\d+$/, '');
      return wrong({
        en: `an IPv6 address stands in brackets (ipv6 [${bare || 'fd00::1'}]:7789)`,
        ja: `IPv6 アドレスは角括弧で囲む必要があります（ipv6 [${bare || 'fd00::1'}]:7789）`,
      });
    }
    const close = text.indexOf(']');
    host = text.slice(1, close < 0 ? text.length : close);
    hostStart = 1;
    rest = close < 0 ? '' : text.slice(close + 1);
    if (!ipv6Token.test(host))
      return wrong({ en: `"${host}" is not an IPv6 address`, ja: `"${host}" は IPv6 アドレスではありません` });
  } else {
    if (text.startsWith('[')) {
      return wrong({
        en: `an IPv6 address needs the word ipv6 in front (ipv6 ${text})`,
        ja: `IPv6 アドレスの前には ipv6 と書く必要があります（ipv6 ${text}）`,
      });
    }
    const colon = text.indexOf(':');
    host = colon < 0 ? text : text.slice(0, colon);
    rest = colon < 0 ? '' : text.slice(colon);
    if (!ipv4.test(host)) {
      return wrong({
        en: `"${host}" is not an IPv4 address (names are not resolved here)`,
        ja: `"${host}" は IPv4 アドレスではありません（名前解決は行われません）`,
      });
    }
  }
  const port = rest.startsWith(':') ? rest.slice(1) : '';
  if (port === '') {
    return wrong({
      en: `the address has no port (${text}:7789)`,
      ja: `アドレスにポート番号がありません（${text}:7789）`,
    });
  }
  if (!/^\d{1,8}[MKGs]?$/.test(port))
    return wrong({ en: `port "${port}" is not an integer`, ja: `ポート番号 "${port}" は整数ではありません` });
  const number = portNumber(port);
  if (number < 1 || number > 65535) {
    return {
      ok: false,
      problem: 'out-of-range',
      message: {
        en: `port "${port}" is out of range (1 to 65535)`,
        ja: `ポート番号 "${port}" は範囲外です（1～65535）`,
      },
    };
  }
  return {
    ok: true,
    value: {
      family: family === 'sci' ? 'ssocks' : family,
      host,
      hostStart,
      port,
      portStart: text.length - port.length,
    },
  };
}

/** The port in force: a letter multiplies (`1K` is 1024). */
export function portNumber(port: string): number {
  const letter = port.at(-1) ?? '';
  const factor = { K: 1024, M: 1024 ** 2, G: 1024 ** 3, s: 512 }[letter] ?? 1;
  return Number.parseInt(port, 10) * factor;
}
