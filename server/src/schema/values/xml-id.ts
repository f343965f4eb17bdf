import type { Reading, ValueType } from '../value.ts';

/** xsd:ID: an XML name without colon, given once in the whole configuration. */
export function xmlId(): ValueType<string> {
  return {
    kind: 'id',
    data: { xsd: 'ID' },
    read: text => readName(text),
    describe: () => ({ en: 'id, unique in the configuration', ja: 'id（設定全体で一意）' }),
  };
}

/** xsd:IDREF: the id of another element. */
export function xmlIdRef(): ValueType<string> {
  return {
    kind: 'idref',
    data: { xsd: 'IDREF' },
    read: text => readName(text),
    describe: () => ({ en: 'id of another element', ja: '別の要素の id' }),
  };
}

const start = 'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F';
const startBeyond = '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const further = '.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040-';
const ncName = new RegExp(`^[${start}${startBeyond}][${start}${startBeyond}${further}]*$`, 'u');

function readName(text: string): Reading<string> {
  const name = text.trim();
  if (ncName.test(name)) return { ok: true, value: name };
  return {
    ok: false,
    problem: 'wrong-value',
    message: {
      en: `"${text}" is not an id (it must start with a letter or _, without blanks, colons or slashes)`,
      ja: `"${text}" は id として使えません（英字または _ で始め、空白、コロン、スラッシュを含めない必要があります）`,
    },
  };
}
