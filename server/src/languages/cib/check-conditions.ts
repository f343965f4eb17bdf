import { compareParts, featureSetOf } from '../../../../schemas/cib/releases.ts';
import type { BindProblem } from '../../schema/bound.ts';
import { compareVersions, type TargetRelease } from '../../schema/release.ts';
import {
  attributeText,
  childNamed,
  elementName,
  elementNameSpan,
  firstElement,
  nextElement,
  parentElement,
} from './elements.ts';
import { patternFault } from './extended-pattern.ts';
import { ELEMENT, END, NAME, type Scan, START } from './layout.ts';
import { nameNumber } from './names.ts';
import type { CibTree } from './tree.ts';

/** What the schema lets pass in constraints and rules, and crm_verify does not. */
export function checkConditions({ scan }: CibTree, release: TargetRelease, problems: BindProblem[]): void {
  const { version } = release;
  const reported = new Set(problems.map(p => p.span.start));
  const add: Add = problem => {
    if (reported.has(problem.span.start)) return;
    reported.add(problem.span.start);
    problems.push(problem);
  };
  const root = childNamed(scan, -1, 'cib');
  // A file that names its release itself is of that release, whatever its feature set.
  if (root >= 0 && release.from !== 'file') checkFeatureSet(scan, root, version, add);
  const hasNodes = elementAt(scan, ['cib', 'configuration', 'nodes', 'node']) >= 0;
  const { elements, elementCount } = scan;
  const context: Context = { scan, version, hasNodes, add };
  for (let e = 0; e < elementCount; e++) {
    const name = elements[e * ELEMENT + NAME] as number;
    if (name === status) {
      // What the cluster records about itself is not for people to write.
      const end = elements[e * ELEMENT + END] as number;
      while (e + 1 < elementCount && (elements[(e + 1) * ELEMENT + START] as number) < end) e++;
    } else checks.get(name)?.(context, e);
  }
}

interface Context {
  readonly scan: Scan;
  readonly version: string;
  readonly hasNodes: boolean;
  readonly add: Add;
}

const status = nameNumber('status');

/** By the number of the element's name. */
const checks: ReadonlyMap<number, (context: Context, e: number) => void> = new Map(
  Object.entries({
    rsc_location: checkLocation,
    rsc_colocation: (context: Context, e: number) => checkInstances(context, e, colocationEnds),
    rsc_order: (context: Context, e: number) => checkInstances(context, e, orderEnds),
    rsc_ticket: (context: Context, e: number) => checkInstances(context, e, ticketEnds),
    rule: checkRule,
    expression(context: Context, e: number) {
      checkExpression(context, e);
      checkOwner(context, e);
    },
    date_spec: checkMoon,
  }).map(([name, check]) => [nameNumber(name), check]),
);

/** The element at a path from the top; -1: there is none. */
function elementAt(scan: Scan, path: readonly string[]): number {
  let e = -1;
  for (const name of path) {
    e = childNamed(scan, e, name);
    if (e < 0) return -1;
  }
  return e;
}

type Add = (problem: BindProblem) => void;

const refused = { severity: 'error', refusedBy: ['crm_verify'] } as const;

/** Since 2.1.8 a CIB of a later feature set is not read; before, only a cluster of that age cannot be joined. */
function checkFeatureSet(scan: Scan, root: number, version: string, add: Add): void {
  const written = attributeText(scan, root, 'crm_feature_set');
  if (!written || written.opaque || !/^\d+(\.\d+)*$/.test(written.value)) return;
  if (compareVersions(version, '2.1.8') < 0) return;
  const own = featureSetOf(version);
  // The last part may be raised by a distribution that took over a change.
  if (own === undefined || compareParts(shortened(written.value), shortened(own)) <= 0) return;
  add({
    rule: 'wrong-version',
    span: written.span,
    ...refused,
    message: {
      en: `crm_feature_set ${written.value} is of a later release than ${version}, which reads no more than ${own}`,
      ja: `crm_feature_set の ${written.value} は ${version} より新しいリリースのもので、${version} が読み込めるのは ${own} までです`,
    },
  });
}

function shortened(featureSet: string): string {
  return featureSet.split('.').slice(0, 2).join('.');
}

function checkLocation({ scan, version, add }: Context, e: number): void {
  const pattern = attributeText(scan, e, 'rsc-pattern');
  if (pattern && !pattern.opaque) {
    const fault = patternFault(pattern.value.replace(/^!/, ''));
    if (fault) {
      add({
        rule: 'wrong-value',
        span: pattern.span,
        ...refused,
        message: {
          en: `"${pattern.value}" is no extended regular expression (${fault.en})`,
          ja: `"${pattern.value}" は拡張正規表現として正しくありません（${fault.ja}）`,
        },
      });
    }
  }
  if (compareVersions(version, '3.0') >= 0) checkSecondRule(scan, e, add);
  // The upgrade to schema 4.0 joins both conditions in a rule that has no score of its own.
  const lifetime = compareVersions(version, '3.0') >= 0 ? childNamed(scan, e, 'lifetime') : -1;
  if (lifetime < 0) return;
  add({
    rule: 'deprecated-name',
    span: elementNameSpan(scan, lifetime),
    ...refused,
    message: {
      en: 'Pacemaker 3 turns lifetime into a rule without a score and ignores the constraint (write the conditions in a rule of the constraint)',
      ja: 'Pacemaker 3 は lifetime をスコアのない rule に変換し、この制約を無視します（条件は制約の rule に書きます）',
    },
    tags: ['deprecated'],
  });
}

/** Schema 4.0 has one rule in a location constraint: the upgrade makes several constraints with ids of its own. */
function checkSecondRule(scan: Scan, e: number, add: Add): void {
  let count = 0;
  for (let child = firstElement(scan, e); child >= 0; child = nextElement(scan, child)) {
    if (elementName(scan, child) !== 'rule' || ++count < 2) continue;
    add({
      rule: 'deprecated-name',
      span: elementNameSpan(scan, child),
      severity: 'warning',
      message: {
        en: 'a location constraint has one rule since schema 4.0, so Pacemaker 3 splits this one under other ids',
        ja: 'スキーマ 4.0 以降では配置制約の rule は 1 つだけのため、Pacemaker 3 はこの制約を別の id の制約に分割します',
      },
      tags: ['deprecated'],
    });
    return;
  }
}

/** A rule of a location constraint: the rules inside it have no score. */
function checkRule({ scan, version, hasNodes, add }: Context, e: number): void {
  if (elementName(scan, parentElement(scan, e)) !== 'rsc_location') return;
  if (attributeText(scan, e, 'id-ref')) return;
  if (!attributeText(scan, e, 'score') && !attributeText(scan, e, 'score-attribute')) {
    add({
      rule: 'missing',
      span: elementNameSpan(scan, e),
      severity: 'error',
      // Pacemaker 2 asks for the score once per node.
      ...(hasNodes || compareVersions(version, '3.0') >= 0 ? refused : {}),
      message: {
        en: 'rule has neither score nor score-attribute, so the constraint moves nothing',
        ja: 'rule に score も score-attribute もないため、この制約は効果がありません',
      },
    });
  }
  const role = attributeText(scan, e, 'role');
  if (!role || role.opaque) return;
  const known = roles.find(name => name.toLowerCase() === role.value.toLowerCase());
  if (known !== undefined) return;
  add({
    rule: 'wrong-value',
    span: role.span,
    ...refused,
    message: {
      en: `"${role.value}" is not one of ${roles.slice(0, 4).join(', ')}`,
      ja: `"${role.value}" は ${roles.slice(0, 4).join('、')} のいずれでもありません`,
    },
  });
}

const roles = ['Stopped', 'Started', 'Promoted', 'Unpromoted', 'Master', 'Slave'];

/** Pacemaker 3 lets no expression hold whose value does not go with its operation; Pacemaker 2 does not look. */
function checkExpression({ scan, version, add }: Context, e: number): void {
  if (compareVersions(version, '3.0') < 0) return;
  const operation = attributeText(scan, e, 'operation');
  if (!operation || operation.opaque || !operations.has(operation.value)) return;
  const hasValue = attributeText(scan, e, 'value') !== undefined;
  const takesValue = !/^(?:not_)?defined$/.test(operation.value);
  if (hasValue === takesValue) return;
  add({
    rule: hasValue ? 'wrong-value' : 'missing',
    span: operation.span,
    ...refused,
    message: hasValue
      ? {
          en: `operation "${operation.value}" takes no value, so this expression never holds`,
          ja: `operation "${operation.value}" に value は書けないため、この条件は成り立ちません`,
        }
      : {
          en: `operation "${operation.value}" needs a value, so this expression never holds`,
          ja: `operation "${operation.value}" には value が必要なため、この条件は成り立ちません`,
        },
  });
}

/** Options of operations that depend on the node: they are worked out before it is known where the operation runs. */
function checkOwner({ scan, version, add }: Context, e: number): void {
  if (compareVersions(version, '2.1.8') < 0) return;
  let top = parentElement(scan, e);
  while (elementName(scan, parentElement(scan, top)) === 'rule') top = parentElement(scan, top);
  const owner = elementName(scan, parentElement(scan, parentElement(scan, top)));
  if (elementName(scan, top) !== 'rule' || (owner !== 'op' && owner !== 'op_defaults')) return;
  add({
    rule: 'deprecated-name',
    span: elementNameSpan(scan, top),
    severity: 'warning',
    message: {
      en: `rules about node attributes are deprecated in ${owner} since Pacemaker 2.1.8`,
      ja: `${owner} でのノード属性による rule は Pacemaker 2.1.8 以降では非推奨です`,
    },
    tags: ['deprecated'],
  });
}

/** From 2.1.6 on the tables say so. */
function checkMoon({ scan, version, add }: Context, e: number): void {
  const moon = attributeText(scan, e, 'moon');
  if (!moon || compareVersions(version, '2.1.6') >= 0) return;
  add({
    rule: 'deprecated-name',
    span: moon.name,
    severity: 'info',
    message: {
      en: 'moon is deprecated since Pacemaker 2.1.6, and Pacemaker 3 drops it',
      ja: 'moon は Pacemaker 2.1.6 以降では非推奨で、Pacemaker 3 では無視されます',
    },
    tags: ['deprecated'],
  });
}

const operations: ReadonlySet<string> = new Set(['lt', 'gt', 'lte', 'gte', 'eq', 'ne', 'defined', 'not_defined']);

/** Single instances of a clone (the resource and the instance): only the development schema knew them. */
function checkInstances({ scan, version, add }: Context, e: number, ends: readonly End[]): void {
  for (const [resource, name] of ends) {
    const found = attributeText(scan, e, name);
    if (!found) continue;
    if (compareVersions(version, '3.0') >= 0) {
      add({
        rule: 'wrong-version',
        span: { start: found.name.start, end: found.span.end + 1 },
        ...refused,
        message: {
          en: `${name} ended with the schema pacemaker-next in Pacemaker 3.0.0 (a constraint names the whole clone)`,
          ja: `${name} は pacemaker-next スキーマとともに Pacemaker 3.0.0 で廃止されました（制約ではクローン全体を指定します）`,
        },
        tags: ['deprecated'],
      });
      continue;
    }
    const id = attributeText(scan, e, resource)?.value;
    const owner = id === undefined ? -1 : resourceNamed(scan, id);
    const kind = owner < 0 ? undefined : elementName(scan, owner);
    const instances = kind === 'clone' || kind === 'master' ? instancesOf(scan, owner) : undefined;
    if (kind === 'primitive' || kind === 'group' || kind === 'bundle') {
      add({
        rule: 'wrong-value',
        span: found.name,
        ...refused,
        message: {
          en: `${name} asks for an instance, but "${id}" is no clone`,
          ja: `${name} でインスタンスを指定していますが、"${id}" はクローンではありません`,
        },
      });
      continue;
    }
    add({
      rule: 'deprecated-name',
      span: found.name,
      severity: 'warning',
      message: {
        en: `${name} is deprecated (a constraint names the whole clone)`,
        ja: `${name} は非推奨です（制約ではクローン全体を指定します）`,
      },
      tags: ['deprecated'],
    });
    if (instances === undefined || !/^\d+$/.test(found.value) || Number(found.value) < instances) continue;
    add({
      rule: 'wrong-value',
      span: found.span,
      ...(elementName(scan, e) === 'rsc_order' ? refused : { severity: 'warning' as const }),
      message: {
        en: `"${id}" has no instance ${found.value} (its ${instances} instances begin with 0)`,
        ja: `"${id}" にインスタンス ${found.value} はありません（${instances} 個のインスタンスは 0 から始まります）`,
      },
    });
  }
}

type End = readonly [resource: string, instance: string];

const ticketEnds: readonly End[] = [['rsc', 'rsc-instance']];
const colocationEnds: readonly End[] = [...ticketEnds, ['with-rsc', 'with-rsc-instance']];
const orderEnds: readonly End[] = [
  ['first', 'first-instance'],
  ['then', 'then-instance'],
];

/** The outermost resource of an id. */
function resourceNamed(scan: Scan, id: string): number {
  const resources = elementAt(scan, ['cib', 'configuration', 'resources']);
  if (resources < 0) return -1;
  for (let r = firstElement(scan, resources); r >= 0; r = nextElement(scan, r)) {
    if (attributeText(scan, r, 'id')?.value === id) return r;
  }
  return -1;
}

/** How many instances a clone has: clone-max, else one per node; undefined where that cannot be read. */
function instancesOf(scan: Scan, clone: number): number | undefined {
  for (let set = firstElement(scan, clone); set >= 0; set = nextElement(scan, set)) {
    if (elementName(scan, set) !== 'meta_attributes') continue;
    for (let pair = firstElement(scan, set); pair >= 0; pair = nextElement(scan, pair)) {
      if (elementName(scan, pair) !== 'nvpair' || attributeText(scan, pair, 'name')?.value !== 'clone-max') continue;
      const value = attributeText(scan, pair, 'value')?.value ?? '';
      return /^\d+$/.test(value) ? Number(value) : undefined;
    }
  }
  const nodes = elementAt(scan, ['cib', 'configuration', 'nodes']);
  let count = 0;
  for (let node = nodes < 0 ? -1 : firstElement(scan, nodes); node >= 0; node = nextElement(scan, node)) {
    if (elementName(scan, node) === 'node') count++;
  }
  return Math.max(count, 1);
}
