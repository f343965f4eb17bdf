import { changeTo, unknownName } from '../../schema/bind.ts';
import type { BindProblem } from '../../schema/bound.ts';
import { nearest } from '../../text/nearest.ts';
import { type Span, span } from '../../text/span.ts';
import { listOf, type Text } from '../../text/text.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTE_START,
  ATTRIBUTES,
  ATTRIBUTES_END,
  CDATA,
  CLOSE_START,
  ELEMENT,
  FIRST,
  NAME,
  NEXT,
  PARENT,
  type Scan,
  START,
  TEXT,
  VALUE_END,
  VALUE_START,
} from './layout.ts';
import { knownNames, nameNumber } from './names.ts';
import {
  afterAttribute,
  afterChild,
  attributeStep,
  collapse,
  contentOf,
  elementName,
  lineOf,
  none,
  type Pattern,
  testsOf,
  type ValueTest,
  withoutAttributes,
} from './patterns.ts';
import { valueText } from './references.ts';
import {
  attributesOf,
  childrenOf,
  lineOfElement,
  parentsOf,
  takeAny,
  versions,
  versionsWithAttribute,
  versionsWithChild,
  versionsWithValue,
} from './schema-versions.ts';
import { isClosed, isOpaque } from './tree.ts';
import { ID, IDREF, type ValidationTask } from './validate.ts';

export interface DiagnosisContext {
  readonly file: Scan;
  readonly task: ValidationTask;
  readonly lines: Int32Array;
  readonly idKinds: Uint8Array;
  readonly texts: ReadonlyMap<number, readonly number[]>;
  readonly problems: BindProblem[];
}

interface Attribute {
  readonly number: number;
  readonly name: string;
  readonly value: string;
  readonly unknown: boolean;
  readonly at: Span;
  readonly valueAt: Span;
}

interface Child {
  readonly element: number;
  readonly name: string;
  readonly at: Span;
}

/**
 * Says what is wrong with one element that does not fit its line of the grammar, and gives its children their lines.
 * Each fault is reported at its word, and taken for right from then on, so that one slip does not draw others.
 */
export function diagnose(context: DiagnosisContext, element: number, line: number): void {
  const { file, task, lines, idKinds, texts, problems } = context;
  const name = elementName(line);
  const content = contentOf(line);
  const at = element * ELEMENT;
  const nameStart = (file.elements[at + START] as number) + 1;
  // As written: a misspelt name may have been taken for another.
  const nameAt = span(nameStart, nameStart + (file.names[file.elements[at + NAME] as number] as string).length);

  const written = attributesIn(file, element);
  const children = childrenIn(file, element);

  /** More would help nobody, and explaining each of a million faults would take long. */
  const enough = (): boolean => problems.length >= maxProblems;
  const report = (rule: string, where: Span, message: Text, extra: Partial<BindProblem> = {}): void => {
    if (enough()) return;
    const verdict = task.verdict(rule);
    if (!verdict) return;
    const { severity, refusedBy } = verdict;
    problems.push({ rule, span: where, severity, message, ...(refusedBy ? { refusedBy } : {}), ...extra });
  };

  let strangeChild = false;
  let inWrongOrder = false;
  const remaining = diagnoseChildren(diagnoseAttributes());
  diagnoseMissing(remaining);
  diagnoseText();

  function diagnoseAttributes(): Pattern {
    let p = content;
    const read: Attribute[] = [];
    const names = new Set(written.map(attribute => attribute.name));
    const seen = new Set<string>();
    const allowed = attributesOf(line);
    for (const attribute of written) {
      if (attribute.name.startsWith('xmlns:') || seen.has(attribute.name)) continue;
      seen.add(attribute.name);
      const number = nameNumber(attribute.name);
      const tests = number < 0 ? [] : testsOf(content, number);
      if (tests.length === 0) {
        // A tag without its `>` is still being written.
        if (enough() || !isClosed(file, element)) continue;
        const meant = nearest(
          attribute.name,
          [...allowed].filter(other => !names.has(other)),
        );
        unknownAttribute(attribute, allowed, meant);
        if (meant !== undefined) p = orSame(takeAny(p, meant), p);
        continue;
      }
      const passed = tests.filter(test => attribute.unknown || test.passes(attribute.value));
      for (const test of passed) if (test.id) idKinds[attribute.number] = test.id === 'ID' ? ID : IDREF;
      if (passed.length === 0) {
        if (!enough()) wrongValue(attribute, tests, read);
        p = orSame(takeAny(p, attribute.name), p);
        read.push(attribute);
        continue;
      }
      const next = derive(p, attribute);
      const here = next === none ? (attributeStep(p, number)?.tests ?? []) : [];
      if (here.some(test => test.except.length > 0)) {
        // Another attribute has decided which words are forbidden.
        if (!enough()) wrongValue(attribute, here, read);
        p = takeAny(p, attribute.name);
        continue;
      }
      if (next === none) {
        contradiction(attribute, read, p);
        continue;
      }
      p = next;
      read.push(attribute);
    }
    return p;
  }

  function unknownAttribute(attribute: Attribute, allowed: ReadonlySet<string>, meant: string | undefined): void {
    const elsewhere = versionsWithAttribute(name, attribute.name);
    if (elsewhere.length > 0) {
      report('wrong-version', attribute.at, inOtherVersions(attribute.name, elsewhere, task));
      return;
    }
    if (task.isPair?.(name, attribute.name)) {
      report('wrong-place', attribute.at, {
        en: `${attribute.name} is not an attribute of ${name}, but a name for an nvpair in meta_attributes`,
        ja: `${attribute.name} は ${name} の属性ではなく、meta_attributes の nvpair に書く名前です`,
      });
      return;
    }
    if (attribute.name === 'xmlns') {
      report('unknown-option', attribute.at, {
        en: 'the elements of a CIB belong to no namespace',
        ja: 'CIB の要素に名前空間は指定できません',
      });
      return;
    }
    report(
      'unknown-option',
      attribute.at,
      noSuchAttribute(attribute.name, name, meant, [...allowed]),
      fix(attribute.at, attribute.name, meant),
    );
  }

  function wrongValue(attribute: Attribute, tests: readonly ValueTest[], read: readonly Attribute[]): void {
    const { value, valueAt } = attribute;
    const parent = file.elements[at + PARENT] as number;
    const elsewhere = versionsWithValue(
      parent < 0 ? undefined : (file.names[file.elements[parent * ELEMENT + NAME] as number] as string),
      name,
      attribute.name,
      collapse(value),
      read.map(other => other.name),
      tests.some(test => test.except.length > 0),
    );
    if (elsewhere.length > 0) {
      report('wrong-version', valueAt, inOtherVersions(`"${value}"`, elsewhere, task));
      return;
    }
    const words = [...new Set(tests.flatMap(t => t.words))];
    const { rule, message } = notAValue(value, attribute.name, tests, words);
    const near = nearest(collapse(value), words);
    report(rule, valueAt, message, fix(valueAt, value, near));
  }

  /** An attribute that would be right without another one. */
  function contradiction(attribute: Attribute, read: readonly Attribute[], p: Pattern): void {
    const other = read.find(b => derive(derive(content, b), attribute) === none);
    if (!other) {
      report('wrong-place', attribute.at, {
        en: `${attribute.name} cannot be combined with the other attributes of this ${name}`,
        ja: `${attribute.name} はこの ${name} のほかの属性と併用できません`,
      });
      return;
    }
    const related = (where: Span): Partial<BindProblem> => ({
      related: [{ span: where, message: { en: 'it contradicts this', ja: 'これと矛盾します' } }],
    });
    // Where another value of the one would allow the other, the value is the word to change.
    if (takeAny(derive(content, attribute), other.name) !== none) {
      report('wrong-value', other.valueAt, notWith(other, attribute), related(attribute.at));
    } else if (takeAny(p, attribute.name) !== none) {
      report('wrong-value', attribute.valueAt, notWith(attribute, other), related(other.at));
    } else {
      report('wrong-place', attribute.at, notTogether(attribute.name, other.name), related(other.at));
    }
  }

  function diagnoseChildren(start: Pattern): Pattern {
    let p = start;
    /** The first child of each name. */
    const read = new Map<string, Child>();
    const possible = childrenOf(line);
    for (const child of children) {
      const number = nameNumber(child.name);
      const own = number < 0 ? -1 : lineOf(content, number);
      if (own < 0) {
        const explain = !enough() && isClosed(file, child.element);
        const meant = explain ? unknownChild(child, possible, p) : undefined;
        if (meant !== undefined) p = afterChild(p, nameNumber(meant));
        else strangeChild = true;
        continue;
      }
      lines[child.element] = own;
      const next = afterChild(p, number);
      if (next === none) {
        if (!enough()) misplacedChild(child, read, start);
        continue;
      }
      p = next;
      if (!read.has(child.name)) read.set(child.name, child);
    }
    return p;
  }

  /** Answers which element was meant, if that may stand here. */
  function unknownChild(child: Child, possible: ReadonlyMap<string, number>, p: Pattern): string | undefined {
    const elsewhere = versionsWithChild(name, child.name);
    if (elsewhere.length > 0) {
      report('wrong-version', child.at, inOtherVersions(child.name, elsewhere, task));
      // What it holds is known from the version that has it, but not from this one.
      return undefined;
    }
    const parents = parentsOf(task.version, child.name);
    if (parents.length > 0) {
      lines[child.element] = lineOfElement(task.version, child.name);
      const places = listOf(parents.slice(0, 6), 'or').en;
      report('wrong-place', child.at, {
        en: `${child.name} does not belong in ${name}, but in ${places}`,
        ja: `${child.name} は ${name} ではなく ${parents.slice(0, 6).join('、')} に書く必要があります`,
      });
      return undefined;
    }
    const meant = nearest(child.name, possible.keys());
    if (meant !== undefined && afterChild(p, nameNumber(meant)) !== none) {
      lines[child.element] = possible.get(meant) as number;
    }
    report(
      'unknown-option',
      child.at,
      noSuchElement(child.name, name, meant, [...possible.keys()]),
      fix(child.at, child.name, meant, endTagOf(file, child.element)),
    );
    return meant !== undefined && afterChild(p, nameNumber(meant)) !== none ? meant : undefined;
  }

  function misplacedChild(child: Child, read: ReadonlyMap<string, Child>, start: Pattern): void {
    const number = nameNumber(child.name);
    const first = read.get(child.name);
    const alone = afterChild(start, number);
    if (first && afterChild(alone, number) === none) {
      report(
        'duplicate',
        child.at,
        {
          en: `${name} may have only one ${child.name}`,
          ja: `${name} には ${child.name} を 1 個しか書けません`,
        },
        { related: [{ span: first.at, message: { en: 'the first one', ja: '最初の記述はここです' } }] },
      );
      return;
    }
    if (alone === none) {
      const attribute = written.find(
        a => nameNumber(a.name) >= 0 && afterChild(derive(content, a), number) === none && derive(content, a) !== none,
      );
      if (attribute) {
        report(
          'wrong-place',
          attribute.at,
          {
            en: `${name} may have either the attribute ${attribute.name} or ${child.name}, not both`,
            ja: `${name} では属性 ${attribute.name} と要素 ${child.name} は併用できません`,
          },
          { related: [{ span: child.at, message: { en: 'it contradicts this', ja: 'これと矛盾します' } }] },
        );
        return;
      }
    }
    const other = [...read.values()].find(b => afterChild(afterChild(start, nameNumber(b.name)), number) === none);
    if (other && afterChild(alone, nameNumber(other.name)) !== none) {
      inWrongOrder = true;
      report(
        'wrong-place',
        child.at,
        {
          en: `${child.name} must stand before ${other.name} in ${name}`,
          ja: `${name} の中では ${child.name} を ${other.name} の前に書く必要があります`,
        },
        { related: [{ span: other.at, message: { en: 'this must come after it', ja: 'これはその後に書きます' } }] },
      );
      return;
    }
    if (other) {
      report(
        'wrong-place',
        child.at,
        {
          en: `${name} may have either ${other.name} or ${child.name}, not both`,
          ja: `${name} では ${other.name} と ${child.name} は併用できません`,
        },
        { related: [{ span: other.at, message: { en: 'it contradicts this', ja: 'これと矛盾します' } }] },
      );
      return;
    }
    report('wrong-place', child.at, {
      en: `${child.name} may not stand here in this ${name}`,
      ja: `${child.name} はこの ${name} のこの位置には書けません`,
    });
  }

  function diagnoseMissing(p: Pattern): void {
    if (withoutAttributes(p).nullable || inWrongOrder || !isClosed(file, element)) return;
    const all = completions(p);
    if (all.length === 0 || all.some(way => way.length === 0)) return;
    // A child that does not fit may be what is missing, under another name.
    const ways = strangeChild ? all.filter(way => way.every(item => item.kind === 'attribute')) : all;
    if (ways.length < all.length) return;
    const en = ways.map(
      way =>
        listOf(
          way.map(item => item.name),
          'and',
        ).en,
    );
    const ja = ways.map(way => way.map(item => item.name).join('、'));
    const [only] = ways.length === 1 ? ways : [];
    if (only) {
      const reason = whatAsks(only[0] as Missing);
      const message = {
        en: `${name} has no ${
          listOf(
            only.map(i => i.name),
            'and',
          ).en
        }, which ${reason ? `${reason.name} "${reason.value}" needs` : only.length === 1 ? 'is required' : 'are required'}`,
        ja: reason
          ? `${reason.name} "${reason.value}" に必要な ${ja[0]} が ${name} にありません`
          : `${name} に必須の ${ja[0]} がありません`,
      };
      report('missing', nameAt, message, {
        ...(reason
          ? { related: [{ span: reason.valueAt, message: { en: 'needed because of this', ja: 'これにより必要です' } }] }
          : {}),
      });
      return;
    }
    const single = ways.every(way => way.length === 1);
    report('missing', nameAt, {
      en: `${name} needs ${single ? (en.length === 2 ? en.join(' or ') : `one of ${en.join(', ')}`) : `either ${en.join(', or ')}`}`,
      ja: single
        ? en.length === 2
          ? `${name} には ${ja.join('、')} のどちらかが必要です`
          : `${name} には ${ja.join('、')} のいずれかが必要です`
        : `${name} には ${ja.join('、または ')} が必要です`,
    });
  }

  /** The attribute whose value makes something necessary that another value would not. */
  function whatAsks(missing: Missing): Attribute | undefined {
    return written.find(attribute => {
      const tests = nameNumber(attribute.name) < 0 ? [] : testsOf(content, nameNumber(attribute.name));
      if (tests.length < 2) return false;
      let p = content;
      for (const other of written) p = orSame(other === attribute ? takeAny(p, other.name) : derive(p, other), p);
      for (const child of children) p = orSame(afterChild(p, nameNumber(child.name)), p);
      return completions(p).some(way => !way.some(item => item.name === missing.name));
    });
  }

  function diagnoseText(): void {
    for (const text of texts.get(element) ?? []) {
      const [start, end, , kind] = [...file.texts.subarray(text * TEXT, text * TEXT + TEXT)] as [
        number,
        number,
        number,
        number,
      ];
      const verdict = enough() ? undefined : task.verdict('wrong-place');
      if (!verdict) return;
      const { severity, refusedBy } = verdict;
      problems.push({
        rule: 'wrong-place',
        span: span(start, endOfLine(file.text, start, end)),
        severity,
        message: { en: `${name} may not contain text`, ja: `${name} にテキストは書けません` },
        // crm_verify drops plain text before it asks the schema, but not CDATA (measured with 2.1.5).
        ...(refusedBy ? { refusedBy: kind === CDATA ? refusedBy : refusedBy.filter(tool => tool === 'rng') } : {}),
      });
    }
  }
}

/** What remains after an attribute; its value counts, unless it is unknown. */
function derive(p: Pattern, attribute: Attribute): Pattern {
  const number = nameNumber(attribute.name);
  const step = number < 0 ? null : attributeStep(p, number);
  if (!step) return none;
  let passed = 0;
  step.tests.forEach((test, i) => {
    if (attribute.unknown || test.passes(attribute.value)) passed |= 1 << i;
  });
  return passed === 0 ? none : afterAttribute(p, number, step, passed);
}

function orSame(next: Pattern, p: Pattern): Pattern {
  return next === none ? p : next;
}

function attributesIn(file: Scan, element: number): Attribute[] {
  const { text, elements, attributes, names } = file;
  const list: Attribute[] = [];
  const end = elements[element * ELEMENT + ATTRIBUTES_END] as number;
  for (let number = elements[element * ELEMENT + ATTRIBUTES] as number; number < end; number++) {
    const at = number * ATTRIBUTE;
    const name = names[attributes[at + ATTRIBUTE_NAME] as number] as string;
    const nameStart = attributes[at + ATTRIBUTE_START] as number;
    const start = attributes[at + VALUE_START] as number;
    const stop = attributes[at + VALUE_END] as number;
    const nameSpan = span(nameStart, nameStart + name.length);
    list.push({
      number,
      name,
      value: start < 0 ? '' : valueText(text, start, stop),
      unknown: start < 0 || isOpaque(file, start, stop),
      at: nameSpan,
      valueAt: start < 0 ? nameSpan : span(start, stop),
    });
  }
  return list;
}

function childrenIn(file: Scan, element: number): Child[] {
  const { elements, names } = file;
  const list: Child[] = [];
  for (let e = elements[element * ELEMENT + FIRST] as number; e >= 0; e = elements[e * ELEMENT + NEXT] as number) {
    const name = names[elements[e * ELEMENT + NAME] as number] as string;
    const start = (elements[e * ELEMENT + START] as number) + 1;
    list.push({ element: e, name, at: span(start, start + name.length) });
  }
  return list;
}

function endTagOf(file: Scan, element: number): Span | undefined {
  const { elements, names, text } = file;
  const at = element * ELEMENT;
  const name = names[elements[at + NAME] as number] as string;
  const start = elements[at + CLOSE_START] as number;
  return text.startsWith(`</${name}`, start) ? span(start + 2, start + 2 + name.length) : undefined;
}

interface Missing {
  readonly kind: 'attribute' | 'element';
  readonly name: string;
}

/** The smallest additions that would fulfil what remains: one list of names for each way. */
function completions(p: Pattern): Missing[][] {
  return minimal(ways(p)).slice(0, 6);
}

const maxWays = 24;

function ways(p: Pattern): Missing[][] {
  switch (p.kind) {
    case 'none':
      return [];
    case 'attribute':
      return p.name < 0 ? [[]] : [[{ kind: 'attribute', name: knownNames[p.name] as string }]];
    case 'element':
      return [[{ kind: 'element', name: elementName(p.line) }]];
    case 'choice':
      return minimal(p.parts.flatMap(ways));
    case 'group':
    case 'interleave': {
      const [left, right] = p.parts.map(ways) as [Missing[][], Missing[][]];
      return minimal(left.flatMap(a => right.map(b => [...a, ...b])));
    }
    case 'more':
      return ways(p.parts[0] as Pattern);
    default:
      return [[]];
  }
}

/** Without those that contain another; shortest first. */
function minimal(all: Missing[][]): Missing[][] {
  const kept: Missing[][] = [];
  for (const way of [...all].sort((a, b) => a.length - b.length)) {
    if (kept.some(k => k.every(item => way.some(other => other.kind === item.kind && other.name === item.name))))
      continue;
    kept.push(way);
    if (kept.length === maxWays) break;
  }
  return kept;
}

function notAValue(
  value: string,
  attribute: string,
  tests: readonly ValueTest[],
  words: readonly string[],
): { rule: 'wrong-value' | 'out-of-range'; message: Text } {
  const types = [...new Set(tests.flatMap(t => t.types))];
  const number = /^[+-]?\d+$/.test(collapse(value));
  const max = tests.find(t => t.max !== undefined)?.max;
  const wrong = (en: string, ja: string) => ({ rule: 'wrong-value', message: { en, ja } }) as const;
  const out = (en: string, ja: string) => ({ rule: 'out-of-range', message: { en, ja } }) as const;
  if (types.length === 0) {
    if (words.length > 0) {
      const list = listOf(words);
      return wrong(`"${value}" is not one of ${list.en}`, `"${value}" は ${list.ja} のいずれでもありません`);
    }
    if (tests.some(t => t.except.length > 0)) {
      return wrong(`"${value}" is not allowed here`, `"${value}" はここでは使えません`);
    }
    if (attribute === 'devices') {
      return wrong(
        `"${value}" is not a list of device ids with commas between them and no spaces`,
        `"${value}" は、空白を入れずにカンマで区切ったデバイスの id の並びではありません`,
      );
    }
    if (attribute === 'range') {
      return wrong(
        `"${value}" is not a range of ports, such as 8080-8090`,
        `"${value}" はポートの範囲（8080-8090 など）ではありません`,
      );
    }
    return wrong(
      `"${value}" does not have the form that ${attribute} needs`,
      `"${value}" は ${attribute} の形式ではありません`,
    );
  }
  switch (types[0]) {
    case 'boolean':
      return wrong(
        `"${value}" is not one of true, false, 1, 0`,
        `"${value}" は true、false、1、0 のいずれでもありません`,
      );
    case 'ID':
    case 'IDREF':
      return wrong(
        `"${value}" is not an id (a letter or "_", then letters, digits, ".", "-" and "_")`,
        `"${value}" は id として使えません（先頭は文字または "_"、続きは文字、数字、"."、"-"、"_" です）`,
      );
    case 'positiveInteger':
      if (!number) break;
      return max === undefined
        ? out(`"${value}" is out of range (1 or more)`, `"${value}" は範囲外です（1 以上）`)
        : out(`"${value}" is out of range (1 to ${max})`, `"${value}" は範囲外です（1～${max}）`);
    case 'nonNegativeInteger':
      if (!number) break;
      return out(`"${value}" is out of range (0 or more)`, `"${value}" は範囲外です（0 以上）`);
    case 'integer':
      if (words.length === 0) break;
      return wrong(
        `"${value}" is not a score (an integer, INFINITY, +INFINITY or -INFINITY)`,
        `"${value}" はスコアではありません（整数、INFINITY、+INFINITY、または -INFINITY）`,
      );
  }
  return wrong(`"${value}" is not an integer`, `"${value}" は整数ではありません`);
}

function notWith(value: Attribute, other: Attribute): Text {
  return {
    en: `${value.name} "${value.value}" does not go with ${other.name}`,
    ja: `${value.name} "${value.value}" は ${other.name} と併用できません`,
  };
}

function notTogether(a: string, b: string): Text {
  return { en: `${a} and ${b} exclude each other`, ja: `${a} と ${b} は併用できません` };
}

function noSuchAttribute(
  attribute: string,
  element: string,
  meant: string | undefined,
  allowed: readonly string[],
): Text {
  const list = listOf([...allowed].sort());
  const some = meant === undefined && allowed.length > 0 && allowed.length <= 12;
  return {
    en: `${element} has no attribute "${attribute}"${meant ? ` (did you mean "${meant}"?)` : some ? ` (only ${list.en})` : ''}`,
    ja: `${element} に属性 "${attribute}" はありません${meant ? `（"${meant}" ですか？）` : some ? `（${list.ja} だけです）` : ''}`,
  };
}

function noSuchElement(element: string, parent: string, meant: string | undefined, allowed: readonly string[]): Text {
  if (meant !== undefined || allowed.length === 0 || allowed.length > 12) return unknownName(element, parent, meant);
  const list = listOf(allowed);
  return {
    en: `there is no "${element}" in ${parent} (only ${list.en})`,
    ja: `${parent} に "${element}" はありません（${list.ja} だけです）`,
  };
}

function fix(at: Span, from: string, to: string | undefined, also?: Span): Partial<BindProblem> {
  if (to === undefined) return {};
  const edits = [at, ...(also ? [also] : [])].map(where => ({ span: where, newText: to }));
  return { fixes: [{ title: changeTo(from, to), safe: false, edits }] };
}

/** `influence needs schema 3.7 or later, but validate-with is pacemaker-3.0`. */
function inOtherVersions(what: string, known: readonly string[], task: ValidationTask): Text {
  const { en, ja } = task.because;
  const numbered = known.filter(v => v !== 'next');
  const current = versions.indexOf(task.version);
  const places = numbered.map(v => versions.indexOf(v));
  const first = numbered[0];
  const last = numbered.at(-1);
  if (first === undefined || last === undefined) {
    return {
      en: `${what} is known only to the development schema pacemaker-next, but ${en}`,
      ja: `${what} は開発用スキーマ pacemaker-next でのみ使えますが、${ja}`,
    };
  }
  if (places.every(place => place > current) || task.version === 'next') {
    return {
      en: `${what} needs schema ${first} or later, but ${en}`,
      ja: `${what} にはスキーマ ${first} 以降が必要ですが、${ja}`,
    };
  }
  return {
    en: `${what} ended with schema ${places
      .filter(p => p < current)
      .map(p => versions[p])
      .at(-1)}, but ${en}`,
    ja: `${what} はスキーマ ${places
      .filter(p => p < current)
      .map(p => versions[p])
      .at(-1)} までですが、${ja}`,
  };
}

function endOfLine(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
  return i;
}

const maxProblems = 500;
