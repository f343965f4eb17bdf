import type { ValueType } from '../value.ts';

/** A version number: digits and dots, and whatever a build adds to it. */
export function cibVersion(): ValueType<string> {
  return {
    kind: 'version',
    read: text => ({ ok: true, value: text }),
    describe: () => ({ en: 'version', ja: 'バージョン番号' }),
  };
}
