import type { Text } from '../../text/text.ts';
import { type ByRelease, inRelease } from '../release.ts';
import type { ValueType } from '../value.ts';

/** Any text, at most `maxLength` UTF-8 bytes long. */
export function freeText({
  what = { en: 'text', ja: '文字列' },
  maxLength,
}: {
  what?: Text;
  maxLength?: ByRelease<number>;
} = {}): ValueType<string> {
  return {
    kind: 'text',
    data: { maxLength },
    read(text, version) {
      const limit = inRelease(maxLength, version);
      const length = limit === undefined ? 0 : new TextEncoder().encode(text).length;
      if (limit === undefined || length <= limit) return { ok: true, value: text };
      return {
        ok: false,
        problem: 'out-of-range',
        message: {
          en: `the value is ${length} bytes long, but at most ${limit} are allowed`,
          ja: `値が ${length} バイトありますが、${limit} バイト以下にする必要があります`,
        },
      };
    },
    describe: () => what,
    range(version) {
      const limit = inRelease(maxLength, version ?? '999');
      return limit === undefined ? undefined : { en: `at most ${limit} bytes`, ja: `${limit} バイト以下` };
    },
  };
}
