import type { Word } from '../../syntax/tree.ts';

/**
 * How many words a statement of this shape has, keyword included, as far as its words tell; undefined where it may go
 * on for ever. Used to find a missing semicolon.
 */
export function statementLength(words: readonly Word[], shape: string): number | undefined {
  const at = (i: number): string | undefined => words[i]?.value;
  const address = (i: number): number => (families.has(at(i) ?? '') ? i + 2 : i + 1);
  switch (shape) {
    case 'flag':
      return 1;
    case 'device':
      if (at(1) === 'minor') return 3;
      return at(2) === 'minor' ? 4 : 2;
    case 'meta-disk':
      return at(2)?.startsWith('[') ? 3 : 2;
    case 'address':
      return address(1);
    case 'end-address':
      return via(words, address(1), address);
    case 'host': {
      let i = 2;
      if (at(i) === 'address') i = address(i + 1);
      else if (at(i) === 'port') i += 2;
      return via(words, i, address);
    }
    case 'hosts':
    case 'swallow':
      return undefined;
    default:
      return 2;
  }
}

function via(words: readonly Word[], i: number, address: (i: number) => number): number | undefined {
  if (words[i]?.value !== 'via') return i;
  return words[i + 1]?.value === 'outside-address' ? address(i + 2) : undefined;
}

const families: ReadonlySet<string> = new Set(['ipv4', 'ipv6', 'ssocks', 'sci', 'sdp']);
