import type { BindProblem } from '../../schema/bound.ts';
import { compareVersions } from '../../schema/release.ts';
import { attributeText, childNamed, elementName, elementNameSpan, parentElement } from './elements.ts';
import { ELEMENT, lastElementBelow, type Scan, START } from './layout.ts';
import { recordOf } from './record.ts';
import type { CibTree } from './tree.ts';

/**
 * Without a schema (`validate-with="none"`) Pacemaker 2 passes over most of what the schema would refuse, but not
 * over everything: what its scheduler needs and does not find is an error of crm_verify, as 2.1.5 did when asked.
 * Pacemaker 3 refuses such a CIB for that very word.
 */
export function withSchedulerVerdicts(
  { scan }: CibTree,
  version: string,
  problems: readonly BindProblem[],
): readonly BindProblem[] {
  const root = childNamed(scan, -1, 'cib');
  if (root < 0 || compareVersions(version, '3.0') >= 0) return problems;
  if (attributeText(scan, root, 'validate-with')?.value.toLowerCase() !== 'none') return problems;
  const hasRecord = childNamed(scan, root, 'status') >= 0;
  return problems.map(problem => {
    const found = elementAround(scan, problem.span.start);
    if (found < 0 || !isRefused(scan, found, problem, hasRecord)) return problem;
    return { ...problem, severity: 'error', refusedBy: ['crm_verify'] };
  });
}

/** crm_verify reads the options of operations only where the record shows a node that could run them. */
export function withoutUnreadOperations({ scan }: CibTree, problems: readonly BindProblem[]): readonly BindProblem[] {
  if (!problems.some(isOfCrmVerify) || isOnline(scan)) return problems;
  return problems.map(problem => {
    if (!isOfCrmVerify(problem)) return problem;
    const e = elementAround(scan, problem.span.start);
    const isOption =
      elementName(scan, e) === 'op' ||
      operationParts.has(elementName(scan, parentElement(scan, parentElement(scan, e))));
    if (!isOption || elementNameSpan(scan, e).start === problem.span.start) return problem;
    const { refusedBy: _, ...rest } = problem;
    return rest;
  });
}

function isOfCrmVerify({ refusedBy }: BindProblem): boolean {
  return refusedBy?.length === 1 && refusedBy[0] === 'crm_verify';
}

function isOnline(scan: Scan): boolean {
  return (recordOf(scan)?.online ?? 0) > 0;
}

const operationParts: ReadonlySet<string> = new Set(['op', 'op_defaults']);

function isRefused(scan: Scan, e: number, problem: BindProblem, hasRecord: boolean): boolean {
  const element = elementName(scan, e);
  switch (problem.rule) {
    case 'wrong-value': {
      const attribute = attributeAt(scan, e, problem.span.start);
      return (
        attribute !== undefined &&
        values[attribute]?.includes(element) === true &&
        (element !== 'op' || (attribute === 'on-fail' ? isOnline(scan) : hasRecord))
      );
    }
    case 'missing':
      return isIncomplete(scan, e, element);
    case 'unknown-option':
    case 'wrong-place': {
      // The name of an element is marked, or the attribute.
      if ((scan.elements[e * ELEMENT + START] as number) + 1 !== problem.span.start) {
        return element === 'rsc_colocation' && attributeAt(scan, e, problem.span.start) === 'symmetrical';
      }
      const parent = elementName(scan, parentElement(scan, e));
      return (
        (parent === 'resources' && !resources.has(element)) || (parent === 'constraints' && !constraints.has(element))
      );
    }
  }
  return false;
}

/** Values that the scheduler refuses, by attribute and element; it makes something of all others. */
const values: Readonly<Record<string, readonly string[]>> = {
  type: ['node'],
  score: ['node'],
  role: ['op', 'rsc_location', 'resource_set'],
  'on-fail': ['op'],
  'resource-discovery': ['rsc_location'],
  kind: ['rsc_order', 'resource_set'],
  'first-action': ['rsc_order'],
  'then-action': ['rsc_order'],
};

const resources: ReadonlySet<string> = new Set(['primitive', 'template', 'group', 'clone', 'master', 'bundle']);
const constraints: ReadonlySet<string> = new Set(['rsc_location', 'rsc_colocation', 'rsc_order', 'rsc_ticket']);

/** Whether something is not there that the scheduler asks for. */
function isIncomplete(scan: Scan, e: number, element: string): boolean {
  const lacks = (...names: readonly string[]): boolean => names.some(name => !attributeText(scan, e, name));
  const has = (name: string): boolean => childNamed(scan, e, name) >= 0;
  const parent = elementName(scan, parentElement(scan, e));
  switch (element) {
    case 'node':
    case 'tag':
    case 'obj_ref':
    case 'primitive':
    case 'template':
      return lacks('id');
    case 'group':
      return lacks('id') || !has('primitive');
    case 'clone':
    case 'master':
      return lacks('id') || !(has('primitive') || has('group'));
    case 'bundle':
      return lacks('id') || !['docker', 'podman', 'rkt'].some(has);
    case 'port-mapping':
      return lacks('port') && lacks('range');
    case 'storage-mapping':
      return lacks('target-dir') || (lacks('source-dir') && lacks('source-dir-root'));
    case 'rsc_location':
      return lacks('id') || (!(lacks('rsc') && lacks('rsc-pattern')) && lacks('node', 'score') && !has('rule'));
    case 'rsc_colocation':
      return lacks('id') || (lacks('rsc', 'with-rsc') && !has('resource_set'));
    case 'rsc_order':
      return lacks('id') || (lacks('first', 'then') && !has('resource_set'));
    case 'rsc_ticket':
      return lacks('id', 'ticket') || (lacks('rsc') && !has('resource_set'));
    case 'resource_set':
      return lacks('id') && (parent === 'rsc_location' || parent === 'rsc_ticket');
    case 'rule':
      return lacks('id') && parent === 'rsc_location';
    case 'expression':
      return lacks('attribute', 'operation');
  }
  return false;
}

const attributeNames = [...Object.keys(values), 'symmetrical'];

/** The attribute of these whose name or value begins at an offset. */
function attributeAt(scan: Scan, e: number, offset: number): string | undefined {
  return attributeNames.find(name => {
    const found = attributeText(scan, e, name);
    return found !== undefined && (found.span.start === offset || found.name.start === offset);
  });
}

/** The last element whose start tag begins at or before an offset. */
function elementAround(scan: Scan, offset: number): number {
  const last = lastElementBelow(scan, START, offset + 1);
  return scan.elementCount === 0 || (scan.elements[last * ELEMENT + START] as number) > offset ? -1 : last;
}
