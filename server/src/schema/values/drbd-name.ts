import type { Text } from '../../text/text.ts';
import type { ValueType } from '../value.ts';

/** A name: a host, a resource, a device, a file, a command. What drbdadm takes as a name, the binder checks. */
export function drbdName(
  what: Text,
  words: readonly { readonly word: string; readonly doc: Text }[] = [],
): ValueType<string> {
  return {
    kind: 'name',
    data: { ...(words.length > 0 ? { words: words.map(w => w.word) } : {}) },
    ...(words.length > 0 ? { choices: () => words } : {}),
    read: text => ({ ok: true, value: text }),
    describe: () => what,
  };
}
