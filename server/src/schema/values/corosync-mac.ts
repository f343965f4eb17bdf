import type { ValueType } from '../value.ts';

/** A MAC address of exactly 17 characters. */
export function corosyncMac(): ValueType<string> {
  return {
    kind: 'corosync-mac',
    read(text) {
      if (/^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$/.test(text)) return { ok: true, value: text };
      return {
        ok: false,
        problem: 'wrong-value',
        message: {
          en: `"${text}" is not a MAC address such as 54:54:01:00:00:00`,
          ja: `"${text}" は MAC アドレスではありません（54:54:01:00:00:00 の形式）`,
        },
      };
    },
    describe: () => ({ en: 'MAC address', ja: 'MAC アドレス' }),
  };
}
