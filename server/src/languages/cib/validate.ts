import type { BindProblem } from '../../schema/bound.ts';
import type { Verdict } from '../../schema/entry.ts';
import { diagnose } from './diagnose.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTES,
  ATTRIBUTES_END,
  DAMAGED,
  ELEMENT,
  FIRST,
  NAME,
  NEXT,
  type Scan,
  TEXT,
  VALUE_END,
  VALUE_START,
} from './layout.ts';
import { knownNames } from './names.ts';
import {
  afterAttribute,
  anyValue,
  attributeStep,
  childStep,
  contentOf,
  ID,
  IDREF,
  isPlainId,
  none,
  type Pattern,
  takesAnything,
  withoutAttributes,
} from './patterns.ts';
import { valueText } from './references.ts';
import { type ChangedPart, splicedInts } from './reparse.ts';
import { isOpaque } from './tree.ts';

/** What is to be checked against what. */
export interface ValidationTask {
  /** Elements to begin with, and the line of the grammar for each. */
  readonly roots: readonly { readonly element: number; readonly line: number }[];
  /** Version of the schema. */
  readonly version: string;
  /** What the message calls the reason for that version: `validate-with is pacemaker-3.9`. */
  readonly because: { readonly en: string; readonly ja: string };
  verdict(rule: string): Verdict | undefined;
  /** A name-value pair that an attribute may have been meant as. */
  isPair?(element: string, name: string): boolean;
  /** A fix that names a later schema, for a word that these versions have. */
  laterSchema?(known: readonly string[]): NonNullable<BindProblem['fixes']>[number] | undefined;
}

export interface Validation {
  readonly task: ValidationTask;
  readonly problems: readonly BindProblem[];
  /** Line of the grammar for each element; -1: nothing is known about it. */
  readonly lines: Int32Array;
  /** For each attribute: 0, ID or IDREF. */
  readonly idKinds: Uint8Array;
}

/**
 * Checks a file against the grammar of one version of the schema. Elements are in document order, so one loop does:
 * each element is checked against the line that its parent found for it. What does not fit goes to diagnose.ts, which
 * says why and finds lines for the children all the same.
 */
export function validate(file: Scan, task: ValidationTask): Validation {
  const { elementCount, attributeCount } = file;
  const problems: BindProblem[] = [];
  const lines = new Int32Array(elementCount).fill(-1);
  const idKinds = new Uint8Array(attributeCount);
  const texts = textsByElement(file);
  const astray = new Map<string, boolean>();
  walk(file, task.roots, lines, idKinds, texts, (element, line) => {
    diagnose({ file, task, lines, idKinds, texts, problems, astray }, element, line);
    return true;
  });
  return { task, problems, lines, idKinds };
}

/**
 * The same after an edit in one element, where the file was valid: elements around and beside it see its name only. The
 * arrays of the validation before are changed in place. Undefined where all must be checked again.
 */
export function validateAgain(
  file: Scan,
  task: ValidationTask,
  before: Validation,
  { element, removed, added, attribute, removedAttributes, addedAttributes }: ChangedPart,
): Validation | undefined {
  const isSame =
    before.task.version === task.version &&
    before.task.roots.length === task.roots.length &&
    before.task.roots.every((r, i) => r.element === task.roots[i]?.element && r.line === task.roots[i]?.line);
  if (!isSame || before.problems.length > 0 || task.roots.some(r => r.element >= element)) return undefined;
  const line = before.lines[element] as number;
  const elementsBefore = file.elementCount + removed - added;
  const attributesBefore = file.attributeCount + removedAttributes - addedAttributes;
  const lines = splicedInts(before.lines as Int32Array<ArrayBuffer>, elementsBefore, element, removed, added);
  const idKinds = splicedInts(
    before.idKinds as Uint8Array<ArrayBuffer>,
    attributesBefore,
    attribute,
    removedAttributes,
    addedAttributes,
  );
  lines.fill(-1, element, element + added);
  idKinds.fill(0, attribute, attribute + addedAttributes);
  const roots = [{ element, line }];
  const isValid = walk(file, roots, lines, idKinds, textsByElement(file), () => false, element, element + added);
  return isValid ? { task, problems: [], lines, idKinds } : undefined;
}

/** Whether a file fits a version without a fault. */
export function fits(file: Scan, roots: ValidationTask['roots']): boolean {
  const lines = new Int32Array(file.elementCount).fill(-1);
  return walk(file, roots, lines, new Uint8Array(file.attributeCount), textsByElement(file), () => false);
}

function walk(
  file: Scan,
  roots: ValidationTask['roots'],
  lines: Int32Array,
  idKinds: Uint8Array,
  texts: ReadonlyMap<number, readonly number[]>,
  wrong: (element: number, line: number) => boolean,
  from = 0,
  to = file.elementCount,
): boolean {
  const { text, elements, attributes } = file;
  for (const { element, line } of roots) lines[element] = line;
  for (let e = from; e < to; e++) {
    const line = lines[e] as number;
    if (line < 0 || takesAnything(line)) continue;
    const at = e * ELEMENT;
    let p: Pattern = contentOf(line);
    const end = elements[at + ATTRIBUTES_END] as number;
    for (let a = elements[at + ATTRIBUTES] as number; a < end; a++) {
      const place = a * ATTRIBUTE;
      const name = attributes[place + ATTRIBUTE_NAME] as number;
      // Other names are numbered per file: tables that outlive the file must not learn them.
      const step = name < knownNames.length ? attributeStep(p, name) : null;
      if (!step) {
        p = none;
        break;
      }
      const start = attributes[place + VALUE_START] as number;
      let passed = 0;
      let id = 0;
      const { tests } = step;
      let value: string | undefined;
      for (let t = 0; t < tests.length; t++) {
        const test = tests[t] as (typeof tests)[number];
        if (test.anything) {
          passed |= 1 << t;
          continue;
        }
        // Most values are ids, and need no text of their own to be seen as that.
        if (test.id && start >= 0 && isPlainId(text, start, attributes[place + VALUE_END] as number)) {
          passed |= 1 << t;
          id = test.id === 'ID' ? ID : IDREF;
          continue;
        }
        value ??= start < 0 ? '' : valueText(text, start, attributes[place + VALUE_END] as number);
        if (!test.passes(value)) continue;
        passed |= 1 << t;
        if (test.id) id = test.id === 'ID' ? ID : IDREF;
      }
      // A value that is not there is a fault of syntax; what a template will put there is unknown.
      if (start < 0 || (passed !== anyValue(step) && isOpaque(file, start, attributes[place + VALUE_END] as number))) {
        passed = anyValue(step);
      }
      idKinds[a] = id;
      p = passed === 0 ? none : afterAttribute(p, name, step, passed);
      if (p === none) break;
    }
    if (p !== none) {
      p = withoutAttributes(p);
      for (let c = elements[at + FIRST] as number; c >= 0 && p !== none; c = elements[c * ELEMENT + NEXT] as number) {
        const name = elements[c * ELEMENT + NAME] as number;
        const step = name < knownNames.length ? childStep(p, name) : null;
        if (!step) {
          p = none;
          break;
        }
        lines[c] = step.line;
        p = step.next;
      }
    }
    if (p.nullable && !texts.has(e)) continue;
    if (!wrong(e, line)) return false;
  }
  return true;
}

/** Runs of text that count, by the element they stand in. */
function textsByElement(file: Scan): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let t = 0; t < file.textCount; t++) {
    if (file.texts[t * TEXT + 3] === DAMAGED) continue;
    const element = file.texts[t * TEXT + 2] as number;
    const list = found.get(element);
    if (list) list.push(t);
    else found.set(element, [t]);
  }
  return found;
}
