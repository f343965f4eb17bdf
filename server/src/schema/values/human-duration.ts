import type { Text } from '../../text/text.ts';

/** A length of time in the reader's units: `1 min 30 s`, `1 分 30 秒`. */
export function humanDuration(milliseconds: number): Text {
  const en: string[] = [];
  const ja: string[] = [];
  let rest = Math.round(Math.abs(milliseconds) * 1000) / 1000;
  for (const [length, unitEn, unitJa] of units) {
    const count = length === 1 ? rest : Math.floor(rest / length);
    if (count === 0) continue;
    rest -= count * length;
    en.push(`${count} ${unitEn}`);
    ja.push(`${count} ${unitJa}`);
  }
  if (en.length === 0) return { en: '0 s', ja: '0 秒' };
  const sign = milliseconds < 0 ? '-' : '';
  return { en: sign + en.join(' '), ja: sign + ja.join(' ') };
}

const units: readonly (readonly [number, string, string])[] = [
  [86_400_000, 'd', '日'],
  [3_600_000, 'h', '時間'],
  [60_000, 'min', '分'],
  [1000, 's', '秒'],
  [1, 'ms', 'ミリ秒'],
];
