import type { ValueType } from '../value.ts';

/** A DSCP value: 0 to 63 in any base of strtol, or one of its names. */
export function corosyncDscp(): ValueType<number> {
  return {
    kind: 'corosync-dscp',
    data: { min: 0, max: 63, words: Object.keys(names) },
    choices: () =>
      Object.entries(names).map(([word, value]) => ({ word, doc: { en: String(value), ja: String(value) } })),
    read(text) {
      const named = names[text.toLowerCase()];
      if (named !== undefined) return { ok: true, value: named };
      const value = /^0[xX][0-9a-fA-F]+$|^[1-9]\d*$/.test(text)
        ? Number(text)
        : /^0[0-7]*$/.test(text)
          ? Number.parseInt(text, 8)
          : Number.NaN;
      if (value >= 0 && value <= 63) return { ok: true, value };
      return {
        ok: false,
        problem: Number.isNaN(value) ? 'wrong-value' : 'out-of-range',
        message: {
          en: `"${text}" is not a DSCP value (0 to 63, or a name such as cs6 or ef)`,
          ja: `"${text}" は DSCP の値ではありません（0～63、または cs6、ef などの名前）`,
        },
      };
    },
    describe: () => ({ en: 'number or DSCP name', ja: '数値または DSCP の名前' }),
    range: () => ({ en: '0 to 63', ja: '0～63' }),
  };
}

const names: Readonly<Record<string, number>> = {
  cs0: 0,
  cs1: 8,
  cs2: 16,
  cs3: 24,
  cs4: 32,
  cs5: 40,
  cs6: 48,
  cs7: 56,
  af11: 10,
  af12: 12,
  af13: 14,
  af21: 18,
  af22: 20,
  af23: 22,
  af31: 26,
  af32: 28,
  af33: 30,
  af41: 34,
  af42: 36,
  af43: 38,
  ef: 46,
};
