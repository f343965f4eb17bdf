import type { ValueType } from '../value.ts';
import { cibInteger } from './cib-integer.ts';

/** A TCP port. */
export function cibPort(): ValueType<number> {
  return {
    ...cibInteger({ min: 0, max: 65535 }),
    kind: 'port',
    describe: () => ({ en: 'TCP port', ja: 'TCP ポート番号' }),
  };
}
