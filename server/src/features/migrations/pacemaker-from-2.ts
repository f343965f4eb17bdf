import type { Section } from '../../syntax/tree.ts';
import type { Edit } from '../../text/edit.ts';
import { indentAt } from '../statements.ts';
import {
  attributeOf,
  childrenOf,
  elementsBelow,
  insertElements,
  movedText,
  removeAttribute,
  removeElement,
  setAttribute,
  valueIn,
  type Xml,
} from '../xml-edits.ts';

/** Schemas 2.x to 3.0: names that Pacemaker 2.0 dropped, replaced or moved. */
export function from2(cib: Section, text: string): readonly Edit[] {
  return [setAttribute(cib, 'validate-with', 'pacemaker-3.0'), ...replaceRemovedNames(cib, text)];
}

/** Whether a pair has a name that ended with Pacemaker 1.1. */
export function isRemovedName(pair: Section): boolean {
  const set = pair.parent;
  const owner = set?.parent?.keyword.value;
  const isResource = owner === 'primitive' || owner === 'template';
  const table =
    set?.keyword.value === 'cluster_property_set'
      ? properties
      : isResource && set?.keyword.value === 'instance_attributes'
        ? parameters
        : isResource && set?.keyword.value === 'meta_attributes'
          ? metaAttributes
          : [];
  const value = valueIn(pair, 'value') ?? '';
  return table.some(f => f.name === valueIn(pair, 'name') && (!f.when || f.when(value)));
}

/** The same in a file of any schema. */
export function replaceRemovedNames(cib: Section, text: string): readonly Edit[] {
  const round: RoundState = { text, edits: [], gone: new Map(), moved: { op_defaults: [], rsc_defaults: [] } };
  for (const element of elementsBelow(cib)) {
    switch (element.keyword.value) {
      case 'cluster_property_set':
        replaceIn(round, element, properties);
        break;
      case 'node':
        if (valueIn(element, 'type') === 'normal') round.edits.push(setAttribute(element, 'type', 'member'));
        break;
      case 'primitive':
      case 'template':
        resource(round, element);
        break;
      case 'rsc_colocation':
        for (const name of ['score-attribute', 'score-attribute-mangle']) {
          const attribute = attributeOf(element, name);
          if (attribute) round.edits.push(removeAttribute(text, attribute));
        }
        break;
    }
  }
  for (const configuration of childrenOf(cib, 'configuration')) defaults(round, configuration);
  dropReferences(round, cib);
  return round.edits;
}

interface RoundState {
  readonly text: string;
  readonly edits: Edit[];
  /** Sets that are not there any more, by element and id. */
  readonly gone: Map<string, Section>;
  readonly moved: Record<'op_defaults' | 'rsc_defaults', Moved[]>;
}

interface Moved {
  readonly pair: Section;
  readonly name: string;
  readonly value?: string;
}

/** What becomes of a pair: another name, another value, another place, or nothing. */
interface Fate {
  readonly name: string;
  readonly when?: (value: string) => boolean;
  readonly becomes?: string;
  readonly value?: (value: string) => string;
  readonly movedTo?: 'op_defaults' | 'rsc_defaults';
}

const is =
  (...words: readonly string[]) =>
  (value: string): boolean =>
    words.includes(value);
const renamed = (name: string, becomes: string): Fate => ({ name, becomes });
const both = (name: string, fate: Omit<Fate, 'name'>): Fate[] => [
  { name, ...fate },
  { name: name.replaceAll('-', '_'), ...fate },
];
const threshold = { becomes: 'migration-threshold', when: is('-INFINITY'), value: () => '1' };

const properties: readonly Fate[] = [
  {
    name: 'cluster-infrastructure',
    when: is('heartbeat', 'openais', 'classic openais', 'classic openais (with plugin)', 'cman'),
  },
  ...both('default-action-timeout', { becomes: 'timeout', movedTo: 'op_defaults' }),
  ...both('default-migration-threshold', {}),
  ...both('default-resource-stickiness', { becomes: 'resource-stickiness', movedTo: 'rsc_defaults' }),
  ...both('default-resource-failure-stickiness', { ...threshold, movedTo: 'rsc_defaults' }),
  ...both('default-resource-failure-stickiness', {}),
  ...both('is-managed-default', { becomes: 'is-managed', movedTo: 'rsc_defaults' }),
  { name: 'expected-quorum-votes' },
  { name: 'notification-agent' },
  { name: 'notification-recipient' },
  renamed('transition_idle_timeout', 'cluster-delay'),
  ...[
    'cluster_recheck_interval',
    'dc_deadtime',
    'election_timeout',
    'no_quorum_policy',
    'remove_after_stop',
    'shutdown_escalation',
    'startup_fencing',
    'stonith_action',
    'stonith_enabled',
    'stop_orphan_actions',
    'stop_orphan_resources',
    'symmetric_cluster',
  ].map(name => renamed(name, name.replaceAll('_', '-'))),
];

const parameters: readonly Fate[] = [
  {
    name: 'pcmk_arg_map',
    when: value => /^port:[^,]*$/.test(value),
    becomes: 'pcmk_host_argument',
    value: value => value.slice('port:'.length),
  },
  { name: 'pcmk_arg_map' },
  ...['list', 'monitor', 'off', 'on', 'reboot', 'status'].map(action =>
    renamed(`pcmk_${action}_cmd`, `pcmk_${action}_action`),
  ),
];

const metaAttributes: readonly Fate[] = [
  ...['isolation', 'isolation-host', 'isolation-instance', 'isolation-wrapper'].map(name => ({
    name,
    becomes: 'target-role',
    value: () => 'Stopped',
  })),
  ...both('resource-failure-stickiness', threshold),
  ...both('resource-failure-stickiness', {}),
];

/** Deals with the pairs of a set; a set that loses all of them goes too. */
function replaceIn({ text, edits, gone, moved }: RoundState, set: Section, table: readonly Fate[]): void {
  const pairs = childrenOf(set, 'nvpair');
  const leaving: Section[] = [];
  const hasRule = childrenOf(set, 'rule').length > 0;
  const made = new Set<string>();
  for (const pair of pairs) {
    const value = valueIn(pair, 'value') ?? '';
    const name = valueIn(pair, 'name');
    const fate = table.find(f => f.name === name && (!f.when || f.when(value)));
    if (!fate) continue;
    if (fate.movedTo) {
      // Where a rule decides, nobody can tell what the default is: the name stays, and nothing is upgraded.
      if (hasRule) continue;
      const to = { pair, name: fate.becomes ?? '', ...(fate.value ? { value: fate.value(value) } : {}) };
      moved[fate.movedTo].push(to);
      leaving.push(pair);
    } else if (fate.becomes === undefined || made.has(fate.becomes)) leaving.push(pair);
    else {
      made.add(fate.becomes);
      edits.push(setAttribute(pair, 'name', fate.becomes));
      if (fate.value) edits.push(setAttribute(pair, 'value', fate.value(value)));
    }
  }
  if (leaving.length === 0) return;
  if (leaving.length < pairs.length) edits.push(...leaving.map(pair => removeElement(text, pair)));
  else dropSet({ text, edits, gone }, set);
}

function dropSet({ text, edits, gone }: Pick<RoundState, 'text' | 'edits' | 'gone'>, set: Section): void {
  edits.push(removeElement(text, set));
  gone.set(`${set.keyword.value} ${valueIn(set, 'id') ?? ''}`, set);
}

/** Sets that only refer to one that is gone: among the parameters of a resource its names are no options, and stay. */
function dropReferences({ text, edits, gone }: RoundState, cib: Section): void {
  if (gone.size === 0) return;
  const inOperation = (set: Section): boolean => set.parent?.keyword.value === 'op';
  for (const element of elementsBelow(cib)) {
    const key = `${element.keyword.value} ${valueIn(element, 'id-ref') ?? ''}`;
    const set = gone.get(key);
    if (!set) continue;
    if (!inOperation(set) || inOperation(element)) {
      edits.push(removeElement(text, element));
      continue;
    }
    // It is defined here from now on.
    edits.push({ span: element.span, newText: movedText(text, set, indentAt(text, element.span.start)) });
    gone.delete(key);
  }
}

/** Properties that became defaults of all resources or operations, unless these say something already. */
function defaults({ text, edits, moved }: RoundState, configuration: Section): void {
  for (const name of ['op_defaults', 'rsc_defaults'] as const) {
    if (moved[name].length === 0) continue;
    const section = childrenOf(configuration, name)[0];
    const sets = section ? childrenOf(section, 'meta_attributes').filter(isPlain) : [];
    const known = new Set(sets.flatMap(set => childrenOf(set, 'nvpair').map(p => valueIn(p, 'name'))));
    const pairs = moved[name]
      .filter(m => !known.has(m.name))
      .map(m => pairXml(valueIn(m.pair, 'id'), m.name, m.value ?? valueIn(m.pair, 'value')));
    if (pairs.length === 0) continue;
    const [set] = sets;
    const own = { name: 'meta_attributes', attributes: { id: `_2TO3_-${name.replace('_', '-')}` }, children: pairs };
    if (set) edits.push(...insertElements(text, set, pairs));
    else if (section) edits.push(...insertElements(text, section, [own]));
    else edits.push(...insertElements(text, configuration, [{ name, attributes: {}, children: [own] }]));
  }
}

function isPlain(set: Section): boolean {
  return childrenOf(set, 'rule').length === 0 && valueIn(set, 'id-ref') === undefined;
}

function pairXml(id: string | undefined, name: string, value: string | undefined): Xml {
  return { name: 'nvpair', attributes: { id, name, value } };
}

// ── resources ────────────────────────────────────────────────────────────────

/** What an operation says of the whole resource: the last one counts, and `requires` of all but start and promote not. */
const starts: ReadonlySet<string> = new Set(['start', 'promote']);

/** Options of an operation that once were read among its parameters. */
const options: ReadonlySet<string> = new Set([
  'interval-origin',
  'start-delay',
  'enabled',
  'on-fail',
  'record-pending',
  'role',
  'timeout',
]);

function resource(round: RoundState, element: Section): void {
  for (const set of childrenOf(element, 'instance_attributes')) replaceIn(round, set, parameters);
  for (const set of childrenOf(element, 'meta_attributes')) replaceIn(round, set, metaAttributes);
  const operations = childrenOf(element, 'operations').flatMap(o => childrenOf(o, 'op'));
  if (operations.length === 0) return;
  const set = requirement(round, element, operations);
  for (const operation of operations) dropRequires(round, operation);
  if (set) round.edits.push(...insertElements(round.text, element, [set]));
}

/** The meta attribute `requires` of a resource, as its operations had it; the resource's own has priority. */
function requirement({ text }: RoundState, element: Section, operations: readonly Section[]): Xml | undefined {
  const own = childrenOf(element, 'meta_attributes').filter(isPlain);
  if (own.some(set => childrenOf(set, 'nvpair').some(isRequires))) return undefined;
  const starting = operations.filter(o => starts.has(valueIn(o, 'name') ?? ''));
  const written = starting.findLast(o => attributeOf(o, 'requires'));
  if (written) {
    const id = `_2TO3_${valueIn(written, 'id') ?? ''}-meta-requires`;
    return {
      name: 'meta_attributes',
      attributes: { id: `_2TO3_${valueIn(element, 'id') ?? ''}-meta` },
      children: [pairXml(id, 'requires', valueIn(written, 'requires'))],
    };
  }
  for (const kind of ['meta_attributes', 'instance_attributes']) {
    const set = starting.flatMap(o => childrenOf(o, kind)).findLast(s => childrenOf(s, 'nvpair').some(isRequires));
    const pair = set && childrenOf(set, 'nvpair').findLast(isRequires);
    if (!set || !pair) continue;
    const others = Object.fromEntries(set.attributes.map(a => [a.keyword.value, a.values[0]?.value]));
    return {
      name: 'meta_attributes',
      attributes: { ...others, id: `_2TO3_${valueIn(set, 'id') ?? ''}` },
      children: [...childrenOf(set, 'rule').map(r => movedText(text, r, '')), movedText(text, pair, '')],
    };
  }
  return undefined;
}

function isRequires(pair: Section): boolean {
  return valueIn(pair, 'name') === 'requires';
}

/** Takes `requires` out of an operation, and its options out of its parameters. */
function dropRequires(round: RoundState, operation: Section): void {
  const { text, edits } = round;
  const attribute = attributeOf(operation, 'requires');
  if (attribute) edits.push(removeAttribute(text, attribute));
  const plain = childrenOf(operation, 'meta_attributes').filter(isPlain);
  const known = new Set<string | undefined>([
    ...operation.attributes.map(a => a.keyword.value),
    ...plain.flatMap(set => childrenOf(set, 'nvpair').map(p => valueIn(p, 'name'))),
  ]);
  const moved = new Map<string, Section>();
  for (const set of childrenOf(operation, 'meta_attributes', 'instance_attributes')) {
    const isInstance = set.keyword.value === 'instance_attributes';
    const hasRule = childrenOf(set, 'rule').length > 0;
    const pairs = childrenOf(set, 'nvpair');
    const leaving = pairs.filter(pair => {
      const name = valueIn(pair, 'name') ?? '';
      if (name === 'requires') return true;
      if (!isInstance || hasRule || !options.has(name)) return false;
      // The last one counts.
      if (!known.has(name)) {
        moved.delete(name);
        moved.set(name, pair);
      }
      return true;
    });
    if (leaving.length === 0) continue;
    if (leaving.length === pairs.length) dropSet(round, set);
    else edits.push(...leaving.map(pair => removeElement(text, pair)));
  }
  if (moved.size === 0) return;
  const pairs = [...moved.values()].map(pair => movedText(text, pair, ''));
  const kept = plain.find(set => childrenOf(set, 'nvpair').some(p => !isRequires(p)));
  const id = `_2TO3_${valueIn(operation, 'id') ?? ''}-meta`;
  const edit = kept
    ? insertElements(text, kept, pairs)
    : insertElements(text, operation, [{ name: 'meta_attributes', attributes: { id }, children: pairs }]);
  edits.push(...edit);
}
