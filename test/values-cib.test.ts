import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cibSchema, pairTables } from '../schemas/cib/index.ts';
import type { OptionEntry } from '../server/src/schema/entry.ts';
import { exists, inRelease } from '../server/src/schema/release.ts';
import type { ValueType } from '../server/src/schema/value.ts';
import { cibBoolean } from '../server/src/schema/values/cib-boolean.ts';
import { cibDate } from '../server/src/schema/values/cib-date.ts';
import { cibDuration, cibMilliseconds } from '../server/src/schema/values/cib-duration.ts';
import { cibInteger } from '../server/src/schema/values/cib-integer.ts';
import { cibPercentage } from '../server/src/schema/values/cib-percentage.ts';
import { humanDuration } from '../server/src/schema/values/human-duration.ts';
import { idList } from '../server/src/schema/values/id-list.ts';
import { ipv4Address } from '../server/src/schema/values/ipv4-address.ts';
import { numberRange } from '../server/src/schema/values/number-range.ts';
import { portRange } from '../server/src/schema/values/port-range.ts';
import { score } from '../server/src/schema/values/score.ts';
import { xmlBoolean } from '../server/src/schema/values/xml-boolean.ts';
import { xmlId } from '../server/src/schema/values/xml-id.ts';
import { xmlInteger } from '../server/src/schema/values/xml-integer.ts';

/*
 * How values of a CIB are read. What crm_verify says to the same values: test/upstream/cib-values.test.ts.
 */

test('a length of time is a number with a unit, told by its first letters, or an ISO 8601 duration', () => {
  for (const [text, milliseconds] of [
    ['60', 60_000],
    ['10s', 10_000],
    ['10 s', 10_000],
    [' 10seconds', 10_000],
    ['500ms', 500],
    ['1500us', 1],
    ['2min', 120_000],
    ['10months', 600_000],
    ['1.5h', 3_600_000],
    ['2HR', 7_200_000],
    ['PT30S', 30_000],
    ['P1DT2H', 93_600_000],
    ['P1W', 604_800_000],
    ['P1M', 2_592_000_000],
    ['PT1M', 60_000],
    ['0', 0],
  ] as const) {
    assert.equal(cibMilliseconds(text, '2.1.5'), milliseconds, text);
  }
  for (const text of ['', 'soon', '1d', '10x', '-5s', '.5s', '0x10', 'P', 'PX', 'pT30S', 'PT30', 'PT30s']) {
    assert.equal(cibMilliseconds(text, '2.1.5'), undefined, text);
  }
  assert.equal(cibMilliseconds('+5s', '2.1.5'), undefined);
  assert.equal(cibMilliseconds('+5s', '3.0.2'), 5000);
});

test('days have no unit: the message says what to write', () => {
  says(
    cibDuration(),
    '1d',
    '"1d" is not a length of time (there is no unit for days: write "P1D" or "24h")',
    '"1d" は時間の長さとして読めません（日の単位はないため、"P1D" または "24h" と書きます）',
  );
  says(cibDuration(), 'soon', '"soon" is not a length of time (a number with us, ms, s, m or h, or as in PT30S)');
  assert.equal(cibDuration({ negative: true }).read('-1', '3.0.2').ok, true);
  assert.equal(cibDuration().read('-1', '3.0.2').ok, false);
});

test('times are shown in the units of the reader', () => {
  const shown = (text: string) => cibDuration().humanize?.(text, '3.0.2');
  assert.deepEqual(shown('60'), { en: '1 min', ja: '1 分' });
  assert.deepEqual(shown('60000'), { en: '16 h 40 min', ja: '16 時間 40 分' });
  assert.deepEqual(shown('90s'), { en: '1 min 30 s', ja: '1 分 30 秒' });
  assert.deepEqual(shown('PT30S'), { en: '30 s', ja: '30 秒' });
  assert.equal(shown('10s'), undefined);
  assert.equal(shown('1 min'), undefined);
  assert.equal(shown('0'), undefined);
  assert.equal(shown('soon'), undefined);
  assert.deepEqual(humanDuration(1500), { en: '1 s 500 ms', ja: '1 秒 500 ミリ秒' });
  assert.deepEqual(humanDuration(0), { en: '0 s', ja: '0 秒' });
});

test('a boolean among pairs may be written in ten ways, one that the schema types in four', () => {
  for (const word of ['true', 'TRUE', 'yes', 'on', 'Y', '1']) reads(cibBoolean(), word, true);
  for (const word of ['false', 'No', 'off', 'n', '0']) reads(cibBoolean(), word, false);
  for (const word of ['', 't', ' true', '2', 'enabled']) assert.equal(cibBoolean().read(word, '3').ok, false, word);
  says(cibBoolean(), 'maybe', '"maybe" is not one of true, yes, on, y, 1, false, no, off, n, 0');
  reads(cibBoolean({ number: true }), '1234567890', true);
  reads(xmlBoolean(), '1', true);
  for (const word of ['yes', 'True', 'off']) assert.equal(xmlBoolean().read(word, '3').ok, false, word);
  says(xmlBoolean(), 'yes', '"yes" is not one of true, false, 1, 0');
});

test('a score is an integer clipped to a million, or INFINITY in capital letters', () => {
  reads(score(), '100', 100);
  reads(score(), '-INFINITY', -1_000_000);
  reads(score(), '+INFINITY', 1_000_000);
  reads(score(), '99999999999', 1_000_000);
  says(
    score(),
    'INFINTY',
    '"INFINTY" is not a score (did you mean "INFINITY"?)',
    '"INFINTY" はスコアではありません（"INFINITY" ですか？）',
  );
  says(score(), '-inf', '"-inf" is not a score (did you mean "-INFINITY"?)');
  says(score(), 'high', '"high" is not a score (an integer, INFINITY or -INFINITY)');
  assert.equal(score({ colours: 'read' }).read('RED', '3').ok, true);
  assert.equal(score().read('red', '3').ok, false);
  const threshold = score({ min: 0 }).read('-INFINITY', '3');
  assert.equal(!threshold.ok && threshold.problem, 'out-of-range');
});

test('what stands behind the digits is ignored by the tools, and wrong all the same', () => {
  const reading = cibInteger().read('10x', '2.1.5');
  assert.deepEqual(reading, {
    ok: false,
    problem: 'wrong-value',
    tolerated: true,
    message: {
      en: '"10x" is not an integer (Pacemaker reads 10)',
      ja: '"10x" は整数ではありません（Pacemaker は 10 と解釈します）',
    },
  });
  const schemaScore = score({ xsd: true }).read('10x', '2.1.5');
  assert.equal(!schemaScore.ok && schemaScore.tolerated, undefined);
});

test('integers have limits, and INFINITY only where scores are read', () => {
  reads(cibInteger(), ' +10', 10);
  reads(cibInteger({ infinity: true }), 'INFINITY', Number.POSITIVE_INFINITY);
  assert.equal(cibInteger().read('INFINITY', '3').ok, false);
  says(cibInteger({ min: 1 }), '0', '"0" is out of range (at least 1)', '"0" は範囲外です（1 以上）');
  says(cibInteger({ min: 0, max: 32 }), '33', '"33" is out of range (0 to 32)', '"33" は範囲外です（0～32）');
  says(cibInteger(), '99999999999999999999', '"99999999999999999999" does not fit into 64 bits');
  says(xmlInteger({ min: 1, max: 9 }), '10', '"10" is out of range (1 to 9)', '"10" は範囲外です（1～9）');
  says(xmlInteger({ min: 0 }), 'one', '"one" is not an integer');
});

test('dates are read as Pacemaker reads them', () => {
  for (const text of [
    '2030-01-31',
    '20300131',
    '2030-031',
    '2030-W05-4',
    '2030-01-31 10:00',
    '2030-01-31T10:00:00Z',
    '2030-01-31 10:00:00 +09:00',
    '2030-1-3',
    '2024-02-29',
    '10:00',
    '2030-01-31T24:00:00',
  ]) {
    assert.equal(cibDate().read(text, '3').ok, true, text);
  }
  for (const text of ['', 'noon', '2030', '2030-13-01', '2030-02-30', '2030/01/31', '2030-01-31T25:00', 'now']) {
    assert.equal(cibDate().read(text, '3').ok, false, text);
  }
  says(cibDate(), '2030-13-01', '"2030-13-01" is not a date: there is no month 13');
});

test('ids, lists, ranges, addresses and percentages', () => {
  const ok = (value: ValueType, ...texts: string[]) => {
    for (const text of texts) assert.equal(value.read(text, '3').ok, true, text);
  };
  const wrong = (value: ValueType, ...texts: string[]) => {
    for (const text of texts) assert.equal(value.read(text, '3').ok, false, text);
  };
  ok(xmlId(), 'vip', '_a.b-c', 'リソース1', 'ü');
  wrong(xmlId(), '1a', 'a b', 'a:b', '', '-a');
  ok(idList(), 'fence-a', 'fence-a,fence_b');
  wrong(idList(), 'fence-a, fence-b', '', 'a,,b');
  ok(numberRange({ min: 0, max: 23 }), '9', '9-17', '9-', '-17');
  wrong(numberRange({ min: 0, max: 23 }), '9,10', '24', '-', '');
  ok(ipv4Address(), '192.168.33.200');
  wrong(ipv4Address(), 'somewhere', '192.168.33.256', '192.168.33');
  ok(portRange(), '5000-5010');
  wrong(portRange(), '5010-5000', '5000', '-');
  ok(cibPercentage(), '80%', '0%');
  wrong(cibPercentage(), '80', '-5%', '%');
});

test('the word #default means that a pair is not there', () => {
  for (const table of Object.values(pairTables)) {
    for (const [name, entry] of Object.entries(table)) {
      assert.equal((inRelease(entry.value, '3.0.2') as ValueType).read('#default', '3.0.2').ok, true, name);
    }
  }
});

test('every default is a value of its type', () => {
  const entries: [string, OptionEntry][] = [
    ...cibSchema.sections.flatMap(section =>
      Object.entries(section.options).map(([name, option]): [string, OptionEntry] => [
        `${section.keyword} ${name}`,
        option,
      ]),
    ),
    ...Object.values(pairTables).flatMap(table => Object.entries(table)),
  ];
  for (const release of ['1.1.24', '2.1.5', '3.0.2']) {
    for (const [name, entry] of entries) {
      const text = inRelease(entry.default, release);
      if (text === undefined || text === null) continue;
      assert.equal((inRelease(entry.value, release) as ValueType).read(String(text), release).ok, true, name);
    }
  }
});

function reads<T>(value: ValueType<T>, text: string, expected: T): void {
  const reading = value.read(text, '3.0.2');
  assert.equal(reading.ok ? reading.value : reading.message.en, expected, text);
}

function says(value: ValueType, text: string, en: string, ja?: string): void {
  const reading = value.read(text, '3.0.2');
  assert.equal(reading.ok ? 'accepted' : reading.message.en, en);
  if (ja !== undefined) assert.equal(reading.ok ? 'accepted' : reading.message.ja, ja);
}

test('spans of schema versions are not mistaken for releases of Pacemaker', () => {
  const bundle = cibSchema.sections.find(section => section.keyword === 'bundle');
  assert.deepEqual(bundle?.exists, [{ since: 'schema 2.8' }]);
  assert.equal(exists(bundle?.exists, '2.1.5'), true);
});
