import type { ValueType } from '../value.ts';

/** Ids joined by commas, without blanks, as the schema demands for the devices of a fencing level. */
export function idList(): ValueType<readonly string[]> {
  return {
    kind: 'id-list',
    data: { separator: ',' },
    read(text) {
      if (/^[a-zA-Z0-9_.-]+(,[a-zA-Z0-9_.-]+)*$/.test(text)) return { ok: true, value: text.split(',') };
      return {
        ok: false,
        problem: 'wrong-value',
        message: {
          en: `"${text}" is not a list of ids joined by commas without blanks`,
          ja: `"${text}" は id のリストではありません（空白を入れず、コンマで区切ります）`,
        },
      };
    },
    describe: () => ({ en: 'ids joined by commas', ja: 'コンマ区切りの id' }),
  };
}
