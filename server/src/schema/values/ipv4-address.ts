import type { ValueType } from '../value.ts';

/** An IPv4 address in four decimal numbers. */
export function ipv4Address(): ValueType<string> {
  return {
    kind: 'ipv4',
    read(text) {
      const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
      if (parts?.slice(1).every(part => Number(part) <= 255)) return { ok: true, value: text };
      return {
        ok: false,
        problem: 'wrong-value',
        message: { en: `"${text}" is not an IPv4 address`, ja: `"${text}" は IPv4 アドレスではありません` },
      };
    },
    describe: () => ({ en: 'IPv4 address', ja: 'IPv4 アドレス' }),
  };
}
