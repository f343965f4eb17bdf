import type { Text } from '../../text/text.ts';
import type { ValueType } from '../value.ts';
import { leadingInteger } from './leading-integer.ts';

const infinity = 1_000_000;
const colours = ['red', 'yellow', 'green'];

/**
 * A score as pcmk_parse_score() reads it: an integer clipped to ±1000000, or ±INFINITY in capital letters.
 * - `xsd`: an attribute, where the schema takes nothing behind the digits;
 * - `colours`: red, yellow and green are read as well (meta-attributes), or are what is expected (`expected`);
 * - `min`: lowest value that has a meaning.
 */
export function score({
  xsd = false,
  colours: colour = 'no',
  min,
}: {
  xsd?: boolean;
  colours?: 'no' | 'read' | 'expected';
  min?: number;
} = {}): ValueType<number> {
  return {
    kind: 'score',
    data: { xsd: xsd ? 'integer' : undefined, min, colours: colour, suggest: ['INFINITY', '-INFINITY'] },
    range: () =>
      min === undefined
        ? { en: '-INFINITY to INFINITY (±1000000)', ja: '-INFINITY～INFINITY（±1000000）' }
        : { en: `${min} to INFINITY (1000000)`, ja: `${min}～INFINITY（1000000）` },
    read(text) {
      if (colour !== 'no' && colours.includes(text.toLowerCase())) return { ok: true, value: 0 };
      const word = xsd ? text.trim() : text;
      if (word === 'INFINITY' || word === '+INFINITY') return { ok: true, value: infinity };
      if (word === '-INFINITY' && min === undefined) return { ok: true, value: -infinity };
      const number = leadingInteger(text);
      if (word !== '-INFINITY' && (!number || (xsd && number.rest.trim() !== ''))) {
        return { ok: false, problem: 'wrong-value', message: noScore(text) };
      }
      const value = Math.max(-infinity, Math.min(infinity, number?.value ?? -infinity));
      if (min !== undefined && value < min) {
        return {
          ok: false,
          problem: 'out-of-range',
          message: {
            en: `"${text}" is out of range (${min} to INFINITY)`,
            ja: `"${text}" は範囲外です（${min}～INFINITY）`,
          },
        };
      }
      // Cluster properties are validated as 64-bit integers before they are read as scores.
      if (number?.beyond64Bits && colour === 'no' && !xsd) {
        return {
          ok: false,
          problem: 'out-of-range',
          message: { en: `"${text}" does not fit into 64 bits`, ja: `"${text}" は 64 ビットの整数に収まりません` },
        };
      }
      if (number && number.rest !== '' && !xsd) {
        return {
          ok: false,
          problem: 'wrong-value',
          tolerated: true,
          message: {
            en: `"${text}" is not a score (Pacemaker reads ${number.value})`,
            ja: `"${text}" はスコアではありません（Pacemaker は ${number.value} と解釈します）`,
          },
        };
      }
      return { ok: true, value };
    },
    describe: () =>
      colour === 'expected'
        ? { en: 'red, yellow, green or a score', ja: 'red、yellow、green、またはスコア' }
        : { en: 'score (integer or ±INFINITY)', ja: 'スコア（整数または ±INFINITY）' },
    humanize(text) {
      const number = leadingInteger(text);
      if (number?.rest !== '' || Math.abs(number.value) < infinity) return undefined;
      return number.value < 0 ? { en: '-INFINITY', ja: '-INFINITY' } : { en: 'INFINITY', ja: 'INFINITY' };
    },
  };
}

function noScore(text: string): Text {
  if (/^[+-]?inf(inity|inty)?$/i.test(text.trim())) {
    const right = text.trim().startsWith('-') ? '-INFINITY' : 'INFINITY';
    return {
      en: `"${text}" is not a score (did you mean "${right}"?)`,
      ja: `"${text}" はスコアではありません（"${right}" ですか？）`,
    };
  }
  return {
    en: `"${text}" is not a score (an integer, INFINITY or -INFINITY)`,
    ja: `"${text}" はスコアではありません（整数、INFINITY、または -INFINITY）`,
  };
}
