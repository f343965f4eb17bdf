import type { ValueType } from '../value.ts';

/** `lowest`, `highest` or a node ID; with `list` several node IDs separated by blanks. */
export function corosyncTieBreaker({ list = false }: { list?: boolean } = {}): ValueType<string> {
  return {
    kind: 'corosync-tie-breaker',
    data: { words: ['lowest', 'highest'], list },
    choices: () => [
      { word: 'lowest', doc: { en: 'the node with the lowest node ID', ja: 'ノード ID が最小のノード' } },
      { word: 'highest', doc: { en: 'the node with the highest node ID', ja: 'ノード ID が最大のノード' } },
    ],
    read(text) {
      // votequorum looks at the first character of a list only; the rest it reads as numbers between anything.
      const ids = list ? /^[1-9]/ : /^0*[1-9]\d*$/;
      if (text === 'lowest' || text === 'highest' || ids.test(text)) return { ok: true, value: text };
      const what = list
        ? { en: 'node IDs separated by blanks', ja: '空白で区切ったノード ID' }
        : { en: 'a node ID', ja: 'ノード ID' };
      return {
        ok: false,
        problem: 'wrong-value',
        message: {
          en: `"${text}" is neither lowest nor highest nor ${what.en}`,
          ja: `"${text}" は lowest、highest、${what.ja}のいずれでもありません`,
        },
      };
    },
    describe: () =>
      list
        ? { en: '`lowest`, `highest` or a list of node IDs', ja: '`lowest`、`highest`、またはノード ID の並び' }
        : { en: '`lowest`, `highest` or a node ID', ja: '`lowest`、`highest`、またはノード ID' },
  };
}
