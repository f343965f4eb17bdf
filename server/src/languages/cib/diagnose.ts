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
  ID,
  IDREF,
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
  inOrderOf,
  lineOfElement,
  parentsOf,
  takeAny,
  versions,
  versionsWhere,
  versionsWithAttribute,
  versionsWithChild,
  versionsWithValue,
  wordsInOrder,
} from './schema-versions.ts';
import { isClosed, isOpaque } from './tree.ts';
import type { ValidationTask } from './validate.ts';

export interface DiagnosisContext {
  readonly file: Scan;
  readonly task: ValidationTask;
  readonly lines: Int32Array;
  readonly idKinds: Uint8Array;
  readonly texts: ReadonlyMap<number, readonly number[]>;
  readonly problems: BindProblem[];
  /** Names of elements → whether one stands where none may stand. */
  readonly astray: Map<string, boolean>;
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
  /** Attributes that the element does not have and that resemble none, with the places of their problems. */
  const strangeAttributes: { readonly attribute: Attribute; readonly problem: number }[] = [];
  let inWrongOrder = false;
  const remaining = diagnoseChildren(diagnoseAttributes());
  diagnoseMissing(remaining);
  diagnoseText();

  function parentName(): string | undefined {
    const parent = file.elements[at + PARENT] as number;
    return parent < 0 ? undefined : (file.names[file.elements[parent * ELEMENT + NAME] as number] as string);
  }

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
      report(
        'wrong-version',
        attribute.at,
        inOtherVersions(attribute.name, elsewhere, task),
        laterSchema(elsewhere, task),
      );
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
    const before = problems.length;
    report(
      'unknown-option',
      attribute.at,
      noSuchAttribute(attribute.name, name, meant, [...allowed]),
      fix(attribute.at, attribute.name, meant),
    );
    if (meant === undefined && problems.length > before) strangeAttributes.push({ attribute, problem: before });
  }

  function wrongValue(attribute: Attribute, tests: readonly ValueTest[], read: readonly Attribute[]): void {
    const { value, valueAt } = attribute;
    const elsewhere = versionsWithValue(
      parentName(),
      name,
      attribute.name,
      collapse(value),
      read.map(other => other.name),
      tests.some(test => test.except.length > 0),
    );
    if (elsewhere.length > 0) {
      report(
        'wrong-version',
        valueAt,
        inOtherVersions(`"${shown(value)}"`, elsewhere, task),
        laterSchema(elsewhere, task),
      );
      return;
    }
    const words = wordsInOrder(line, attribute.name, [...new Set(tests.flatMap(t => t.words))]);
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
    /** Where the child before this one belongs, if that is not here. */
    let placesBefore: string | undefined;
    for (const child of children) {
      const number = nameNumber(child.name);
      const own = number < 0 ? -1 : lineOf(content, number);
      const last = placesBefore;
      placesBefore = undefined;
      if (own < 0) {
        const explain = !enough() && isClosed(file, child.element);
        const parents = explain && number >= 0 ? parentsOf(task.version, child.name) : [];
        const astray = parents.length > 0 && versionsWithChild(name, child.name).length === 0;
        if (astray) {
          // Neighbours that belong in the same place have lost their parent: that is one fault.
          placesBefore = parents.join(' ');
          astrayChild(child, parents, possible, last === placesBefore);
        }
        const meant = explain && !astray ? unknownChild(child, possible, p) : undefined;
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
      report('wrong-version', child.at, inOtherVersions(child.name, elsewhere, task), laterSchema(elsewhere, task));
      // What it holds is known from the version that has it, but not from this one.
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

  /** An element that belongs in other elements than this one. */
  function astrayChild(
    child: Child,
    parents: readonly string[],
    possible: ReadonlyMap<string, number>,
    silent: boolean,
  ): void {
    const own = lineOfElement(task.version, child.name);
    const fitting = fitsAlone(file, child.element, own);
    // What does not look like this element was given its name by mistake: what it holds says nothing.
    if (fitting) lines[child.element] = own;
    if (silent) return;
    const others = fitting ? [] : [...possible].filter(([, other]) => fitsAlone(file, child.element, other));
    const [meant] = others.length === 1 ? (others[0] as [string, number]) : [];
    const places = parents.slice(0, 6);
    const message = {
      en: `${child.name} does not belong in ${name}, but in ${listOf(places, 'or').en}`,
      ja: `${child.name} は ${name} ではなく ${places.join('、')} に書く必要があります`,
    };
    report(
      'wrong-place',
      child.at,
      meant === undefined
        ? message
        : {
            en: `${message.en} (did you mean "${meant}"?)`,
            ja: `${message.ja}（"${meant}" ですか？）`,
          },
      fix(child.at, child.name, meant, endTagOf(file, child.element)),
    );
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
      strangeChild = true;
      return;
    }
    if (alone === none) {
      if (afterChild(content, number) === none) {
        // What must come before it is missing, and reported as that, or stands behind it.
        const before = children.find(c => c.element > child.element && canPrecede(start, c.name, number));
        if (before) {
          inWrongOrder = true;
          report(
            'wrong-place',
            child.at,
            {
              en: `${child.name} must stand behind ${before.name} in ${name}`,
              ja: `${name} の中では ${child.name} を ${before.name} の後に書く必要があります`,
            },
            { related: [{ span: before.at, message: { en: 'this must come first', ja: 'これを先に書きます' } }] },
          );
        } else if (![...childrenOf(line).keys()].some(c => canPrecede(start, c, number))) notHere(child);
        return;
      }
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
    notHere(child);
  }

  function notHere(child: Child): void {
    report('wrong-place', child.at, {
      en: `${child.name} may not stand here in this ${name}`,
      ja: `${child.name} はこの ${name} のこの位置には書けません`,
    });
  }

  function diagnoseMissing(p: Pattern): void {
    if (withoutAttributes(p).nullable || inWrongOrder || !isClosed(file, element)) return;
    const all = completions(line, p);
    if (all.length === 0 || all.some(way => way.length === 0)) return;
    // A child that does not fit may be what is missing, under another name.
    const ways = strangeChild ? all.filter(way => way.every(item => item.kind === 'attribute')) : all;
    if (ways.length < all.length) return;
    // What stands in a wrong place is reported there.
    if (ways.some(way => way.some(item => item.kind === 'element' && isAstray(context, item.name)))) return;
    if (isStrangeAttribute(ways)) return;
    const [only] = ways.length === 1 ? ways : [];
    if (only) {
      const reason = whatAsks(only[0] as Missing);
      const free = reason ? [] : laterWithout();
      const since = free[0];
      const what = listOf(
        only.map(i => i.name),
        'and',
      ).en;
      const whatJa = only.map(i => i.name).join('、');
      const one = only.length === 1;
      const message = reason
        ? {
            en: `${name} has no ${what}, which ${reason.name} "${reason.value}" needs`,
            ja: `${reason.name} "${reason.value}" に必要な ${whatJa} が ${name} にありません`,
          }
        : since !== undefined
          ? {
              en: `${name} has no ${what}, which ${one ? 'is' : 'are'} optional only since schema ${since}, but ${task.because.en}`,
              ja: `${name} に ${whatJa} がありません（省略できるのはスキーマ ${since} 以降ですが、${task.because.ja}）`,
            }
          : {
              en: `${name} has no ${what}, which ${one ? 'is' : 'are'} required`,
              ja: `${name} に必須の ${whatJa} がありません`,
            };
      report('missing', nameAt, message, {
        ...laterSchema(free, task),
        ...(reason
          ? { related: [{ span: reason.valueAt, message: { en: 'needed because of this', ja: 'これにより必要です' } }] }
          : {}),
      });
      return;
    }
    report('missing', nameAt, needs(name, ways));
  }

  /** Whether what is missing may be what stands there under a strange name; that one finding then says so. */
  function isStrangeAttribute(ways: readonly Missing[][]): boolean {
    const [strange] = strangeAttributes;
    if (!strange || strangeAttributes.length > 1 || ways.some(way => way.length > 1)) return false;
    const { attribute, problem } = strange;
    const meant = ways.flat().filter(item => item.kind === 'attribute' && takes(item.name, attribute));
    if (meant.length === 0) return false;
    const { en, ja } = oneOf(ways.map(way => way.map(item => item.name)));
    problems[problem] = {
      ...(problems[problem] as BindProblem),
      message: {
        en: `${name} has no attribute "${attribute.name}", but needs ${en}`,
        ja: `${name} に属性 "${attribute.name}" はありません（${ja}が必要です）`,
      },
      ...fix(attribute.at, attribute.name, ways.length === 1 ? meant[0]?.name : undefined),
    };
    return true;
  }

  function takes(attribute: string, { unknown, value }: Attribute): boolean {
    return testsOf(content, nameNumber(attribute)).some(test => unknown || test.passes(value));
  }

  /** Later versions in which the element is complete as it is. */
  function laterWithout(): string[] {
    const complete = versionsWhere(parentName(), name, other => {
      let p = contentOf(other);
      for (const attribute of written) p = derive(p, attribute);
      for (const child of children) p = afterChild(p, nameNumber(child.name));
      return withoutAttributes(p).nullable;
    });
    const current = versions.indexOf(task.version);
    return complete.filter(v => v !== 'next' && versions.indexOf(v) > current);
  }

  /** The attribute whose value makes something necessary that another value would not. */
  function whatAsks(missing: Missing): Attribute | undefined {
    return written.find(attribute => {
      const tests = nameNumber(attribute.name) < 0 ? [] : testsOf(content, nameNumber(attribute.name));
      if (tests.length < 2) return false;
      let p = content;
      for (const other of written) p = orSame(other === attribute ? takeAny(p, other.name) : derive(p, other), p);
      for (const child of children) p = orSame(afterChild(p, nameNumber(child.name)), p);
      return completions(line, p).some(way => !way.some(item => item.name === missing.name));
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

/** Whether an element of this name stands where none may stand. */
function isAstray({ file, task, astray }: DiagnosisContext, name: string): boolean {
  let found = astray.get(name);
  if (found === undefined) {
    const { elements, elementCount, names } = file;
    const nameOf = (element: number): string => names[elements[element * ELEMENT + NAME] as number] as string;
    const parents = new Set(parentsOf(task.version, name));
    // In the status section anything may stand.
    const free = new Uint8Array(elementCount);
    found = false;
    for (let e = 0; e < elementCount && !found; e++) {
      const parent = elements[e * ELEMENT + PARENT] as number;
      if (nameOf(e) === 'status' || (parent >= 0 && free[parent])) free[e] = 1;
      if (parent < 0 || free[parent] || nameOf(e) !== name) continue;
      found = !parents.has(nameOf(parent));
    }
    astray.set(name, found);
  }
  return found;
}

/** Whether the names of an element's attributes and children fit a line. */
function fitsAlone(file: Scan, element: number, line: number): boolean {
  let p = contentOf(line);
  for (const attribute of attributesIn(file, element)) {
    const next = derive(p, attribute);
    p = next === none ? takeAny(p, attribute.name) : next;
    if (p === none) return false;
  }
  p = withoutAttributes(p);
  for (const child of childrenIn(file, element)) {
    p = afterChild(p, nameNumber(child.name));
    if (p === none) return false;
  }
  return p.nullable;
}

/** Whether an element may come before another one that may not come first. */
function canPrecede(start: Pattern, name: string, other: number): boolean {
  return afterChild(afterChild(start, nameNumber(name)), other) !== none;
}

interface Missing {
  readonly kind: 'attribute' | 'element';
  readonly name: string;
}

/** The smallest additions that would fulfil what remains: one list of names for each way. */
function completions(line: number, p: Pattern): Missing[][] {
  const found = minimal(ways(p)).map(way => inOrderOf(line, way));
  const place = new Map(inOrderOf(line, found.flat()).map((item, i) => [item.name, i]));
  const first = (way: readonly Missing[]): number => place.get(way[0]?.name ?? '') ?? -1;
  return found.sort((a, b) => a.length - b.length || first(a) - first(b));
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

/** `rule needs score or score-attribute, and one of expression, date_expression`. */
function needs(element: string, all: readonly Missing[][]): Text {
  const choices = factors(all.map(way => way.map(item => item.name))).map(oneOf);
  const list = choices.map(choice => choice.en);
  return {
    en: `${element} needs ${list.length < 2 ? list[0] : `${list.slice(0, -1).join(', ')}, and ${list.at(-1)}`}`,
    ja: `${element} には ${choices.map(choice => choice.ja).join('と、')}が必要です`,
  };
}

/**
 * Splits ways into choices that do not depend on each other: names that always or never occur together belong to the
 * same choice. Ways that cannot be split are one choice.
 */
function factors(all: readonly (readonly string[])[]): string[][][] {
  const names = [...new Set(all.flat())];
  const group = new Map(names.map((name, i) => [name, i]));
  for (const a of names) {
    for (const b of names) {
      const both = all.filter(way => way.includes(a) && way.includes(b)).length;
      const either = all.filter(way => way.includes(a) || way.includes(b)).length;
      if ((both > 0 && both < either) || group.get(a) === group.get(b)) continue;
      // What all ways ask for is a choice of its own.
      if (both === all.length) continue;
      const [from, to] = [group.get(b), group.get(a)];
      for (const name of names) if (group.get(name) === from) group.set(name, to as number);
    }
  }
  const found = [...new Set(group.values())].map(number => {
    const parts = new Map(
      all.map(way => {
        const part = way.filter(name => group.get(name) === number);
        return [part.join(' '), part];
      }),
    );
    return [...parts.values()];
  });
  const independent = found.every(parts => parts.every(part => part.length > 0));
  const count = found.reduce((product, parts) => product * parts.length, 1);
  return independent && count === all.length ? found : [all.map(way => [...way])];
}

function oneOf(ways: readonly (readonly string[])[]): Text {
  const [only] = ways;
  if (ways.length === 1 && only) return { en: listOf(only, 'and').en, ja: `${only.join(' と ')} ` };
  const some = ways.slice(0, 6);
  if (some.some(way => way.length > 1)) {
    return {
      en: `either ${some.map(way => listOf(way, 'and').en).join(', or ')}`,
      ja: `${some.map(way => way.join(' と ')).join('、または ')} `,
    };
  }
  const names = some.flat();
  return {
    en: names.length === 2 ? names.join(' or ') : `one of ${names.join(', ')}`,
    ja: `${names.join('、')} の${names.length === 2 ? 'どちらか' : 'いずれか'}`,
  };
}

function notAValue(
  written: string,
  attribute: string,
  tests: readonly ValueTest[],
  words: readonly string[],
): { rule: 'wrong-value' | 'out-of-range'; message: Text } {
  const types = [...new Set(tests.flatMap(t => t.types))];
  const number = /^[+-]?\d+$/.test(collapse(written));
  const max = tests.find(t => t.max !== undefined)?.max;
  const value = shown(written);
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
      if (!number)
        return wrong(`"${value}" is not an integer of 1 or more`, `"${value}" は 1 以上の整数ではありません`);
      return max === undefined
        ? out(`"${value}" is out of range (1 or more)`, `"${value}" は範囲外です（1 以上）`)
        : out(`"${value}" is out of range (1 to ${max})`, `"${value}" は範囲外です（1～${max}）`);
    case 'nonNegativeInteger':
      if (!number)
        return wrong(`"${value}" is not an integer of 0 or more`, `"${value}" は 0 以上の整数ではありません`);
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

/** A value as a message shows it: in one line, and not at any length. */
function shown(value: string): string {
  const line = value.replace(/[\t\n\r]/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}

function notWith(value: Attribute, other: Attribute): Text {
  return {
    en: `${value.name} "${shown(value.value)}" does not go with ${other.name}`,
    ja: `${value.name} "${shown(value.value)}" は ${other.name} と併用できません`,
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

function laterSchema(known: readonly string[], task: ValidationTask): Partial<BindProblem> {
  const found = task.laterSchema?.(known);
  return found ? { fixes: [found] } : {};
}

function endOfLine(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
  return i;
}

const maxProblems = 500;
