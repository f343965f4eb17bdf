import type { Section } from '../../syntax/tree.ts';
import type { Edit } from '../../text/edit.ts';
import { handOf, indentAt } from '../statements.ts';
import {
  attributeOf,
  childrenOf,
  elementsBelow,
  insertElements,
  movedText,
  removeAttribute,
  removeElement,
  renameElement,
  renderXml,
  setAttribute,
  step,
  valueIn,
  type Xml,
} from '../xml-edits.ts';
import type { Round } from './pacemaker.ts';

/**
 * Schemas 3.x to 4.0, in the order in which Pacemaker does it: a later round sees what an earlier one has left. Sets of
 * pairs stay in their order: Pacemaker sorts them by their score, which changes nothing.
 */
export const from3: readonly Round[] = [pairs, namesAndRules, lifetimes, classes, danglingPermissions];

/** New ids begin like this, as Pacemaker makes them. */
const prefix = 'pcmk__3_10_upgrade-';

// ── pairs, properties, fencing levels ────────────────────────────────────────

function pairs(cib: Section, text: string): readonly Edit[] {
  const edits: Edit[] = [setAttribute(cib, 'validate-with', 'pacemaker-4.0')];
  const byId = pairsById(cib);
  const made = new Set<string>();
  const dropped: Section[] = [];
  for (const element of elementsBelow(cib)) {
    if (element.keyword.value === 'nvpair') {
      const reference = valueIn(element, 'id-ref');
      const original = reference === undefined ? element : byId.get(reference);
      const name = valueIn(element, 'name');
      if (original && valueIn(original, 'value') === undefined) edits.push(removeElement(text, element));
      else if (reference !== undefined && original && name !== undefined) {
        edits.push(renamedReference(element, original, made));
      } else if (element.parent?.keyword.value === 'cluster_property_set') {
        const becomes = properties[name ?? ''];
        if (becomes !== undefined) edits.push(setAttribute(element, 'name', becomes));
        if (name === 'remove-after-stop') dropped.push(element);
        if (name === 'stonith-action' && valueIn(element, 'value') === 'poweroff') {
          edits.push(setAttribute(element, 'value', 'off'));
        }
      }
    } else if (element.keyword.value === 'date_spec') {
      const moon = attributeOf(element, 'moon');
      if (moon) edits.push(removeAttribute(text, moon));
    } else if (element.keyword.value === 'fencing-level' && Number(valueIn(element, 'index')) > 9) {
      dropped.push(element);
    }
  }
  return [...edits, ...drop(cib, text, dropped)];
}

const properties: Readonly<Record<string, string>> = {
  'crmd-finalization-timeout': 'join-finalization-timeout',
  'crmd-integration-timeout': 'join-integration-timeout',
  'crmd-transition-delay': 'transition-delay',
};

/** A pair that takes over the value of another one under its own name becomes one by itself. */
function renamedReference(element: Section, original: Section, made: Set<string>): Edit {
  const name = valueIn(element, 'name') ?? '';
  const id = `${prefix}${valueIn(original, 'id') ?? ''}-${name}`;
  const known = made.has(id);
  made.add(id);
  const attributes = known ? { 'id-ref': id } : { id, name, value: valueIn(original, 'value') };
  return { span: element.span, newText: renderXml({ name: 'nvpair', attributes }, '', '\n') };
}

// ── names that count, nodes, masters, rules of locations ─────────────────────

function namesAndRules(cib: Section, text: string): readonly Edit[] {
  const edits: Edit[] = [];
  const byId = pairsById(cib);
  const dropped: Section[] = [];
  const pinged: string[] = [];
  const split = new Map<string, readonly string[]>();
  const permissions: Section[] = [];
  for (const element of elementsBelow(cib)) {
    switch (element.keyword.value) {
      case 'cluster_property_set':
      case 'instance_attributes':
      case 'meta_attributes':
      case 'utilization':
        dropped.push(...withoutEffect(element, byId));
        break;
      case 'node':
        if (valueIn(element, 'type') !== 'ping') break;
        edits.push(setAttribute(element, 'type', 'member'));
        pinged.push(valueIn(element, 'uname') ?? '');
        break;
      case 'master':
        edits.push(
          ...renameElement(element, 'clone'),
          ...insertElements(text, element, [promotable(element)], 'first'),
        );
        break;
      case 'docker':
      case 'podman':
      case 'rkt': {
        const masters = attributeOf(element, 'masters');
        if (masters) edits.push({ span: masters.keyword.span, newText: 'promoted-max' });
        break;
      }
      case 'rsc_location': {
        if (childrenOf(element, 'rule').length < 2) break;
        const { edit, ids } = onePerRule(element, text);
        edits.push(edit);
        split.set(valueIn(element, 'id') ?? '', ids);
        break;
      }
      case 'acl_permission':
        permissions.push(element);
        break;
    }
  }
  for (const constraints of constraintsOf(cib)) edits.push(...insertElements(text, constraints, pinged.map(ban)));
  for (const permission of permissions) {
    const reference = attributeOf(permission, 'reference');
    const ids = reference && split.get(reference.values[0]?.value ?? '');
    if (!reference || !ids) continue;
    const path = `//*[${ids.map(id => `@id = '${id}'`).join(' or ')}]`;
    edits.push({ span: reference.span, newText: `xpath="${path}"` });
  }
  return [...edits, ...drop(cib, text, dropped)];
}

/** Of pairs with one name in one set the first counts; `#default` takes back what stands before it. */
function withoutEffect(set: Section, byId: ReadonlyMap<string, Section>): Section[] {
  const byName = new Map<string, { pair: Section; isDefault: boolean }[]>();
  for (const pair of childrenOf(set, 'nvpair')) {
    const original = byId.get(valueIn(pair, 'id-ref') ?? '') ?? pair;
    const name = valueIn(original, 'name') ?? '';
    const list = byName.get(name) ?? [];
    list.push({ pair, isDefault: valueIn(original, 'value') === '#default' });
    byName.set(name, list);
  }
  return [...byName.values()].flatMap(list => {
    const reset = list.findLastIndex(p => p.isDefault);
    const kept = list[reset + 1] ?? list[reset];
    return list.flatMap(p => (p === kept ? [] : [p.pair]));
  });
}

function promotable(master: Section): Xml {
  const id = `${prefix}promotable-legacy-${valueIn(master, 'id') ?? ''}-meta_attributes`;
  const pair = { name: 'nvpair', attributes: { id: `${id}-promotable`, name: 'promotable', value: 'true' } };
  return { name: 'meta_attributes', attributes: { id, score: 'INFINITY' }, children: [pair] };
}

/** A ping node becomes a member on which nothing runs and nothing is probed. */
function ban(node: string): Xml {
  return {
    name: 'rsc_location',
    attributes: {
      id: `${prefix}ping-node-ban-${node}`,
      'rsc-pattern': '.*',
      node,
      score: '-INFINITY',
      'resource-discovery': 'never',
    },
  };
}

/** A location with several rules becomes several ones; what they share is defined in the first. */
function onePerRule(location: Section, text: string): { edit: Edit; ids: readonly string[] } {
  const { newline } = handOf(text);
  const indent = indentAt(text, location.span.start);
  const inner = indent + step;
  const own = valueIn(location, 'id') ?? '';
  const rules = childrenOf(location, 'rule');
  const sets = childrenOf(location, 'resource_set');
  const ends = childrenOf(location, 'lifetime');
  const parts = rules.map((rule, n): Xml => {
    const id = `${prefix}${own}-${n + 1}`;
    const shared = (element: Section): Xml | string => (n === 0 ? movedText(text, element, inner) : reference(element));
    return {
      name: 'rsc_location',
      attributes: { ...attributesOf(location), id },
      children: [
        ...sets.map(shared),
        movedText(text, rule, inner),
        ...ends.map(end =>
          n === 0
            ? movedText(text, end, inner)
            : { name: 'lifetime', attributes: {}, children: childrenOf(end, 'rule').map(reference) },
        ),
      ],
    };
  });
  const newText = parts
    .map(part => renderXml(part, indent, newline))
    .join(newline)
    .trimStart();
  return { edit: { span: location.span, newText }, ids: parts.map(p => p.attributes.id ?? '') };
}

function reference(element: Section): Xml {
  const id = valueIn(element, 'id') ?? valueIn(element, 'id-ref');
  return { name: element.keyword.value, attributes: { 'id-ref': id } };
}

function attributesOf(section: Section, ...without: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(
    section.attributes.filter(a => !without.includes(a.keyword.value)).map(a => [a.keyword.value, a.values[0]?.value]),
  );
}

// ── lifetimes ────────────────────────────────────────────────────────────────

/** The rules of a lifetime join those of its location; in other constraints there are none any more. */
function lifetimes(cib: Section, text: string): readonly Edit[] {
  const edits: Edit[] = [];
  const ended: Section[] = [];
  for (const constraint of constraintsOf(cib).flatMap(c => childrenOf(c))) {
    const [lifetime] = childrenOf(constraint, 'lifetime');
    if (!lifetime) continue;
    if (constraint.keyword.value === 'rsc_location') edits.push(withRules(constraint, lifetime, text));
    else {
      edits.push(removeElement(text, lifetime));
      ended.push(lifetime);
    }
  }
  const rules = ended.flatMap(lifetime => childrenOf(lifetime, 'rule'));
  const used = usedOutside(cib, rules);
  const kept = rules.filter(rule => used.has(valueIn(rule, 'id') ?? ''));
  const [constraints] = constraintsOf(cib);
  if (kept.length > 0 && constraints) edits.push(...insertElements(text, constraints, [holderOf(kept, text)]));
  return edits;
}

function withRules(location: Section, lifetime: Section, text: string): Edit {
  const { newline } = handOf(text);
  const indent = indentAt(text, location.span.start);
  const own = `${prefix}${valueIn(location, 'id') ?? ''}`;
  const deep = indent + step + step;
  const [rule] = childrenOf(location, 'rule');
  const ends = childrenOf(lifetime, 'rule');
  const end: Xml | string =
    ends.length === 1
      ? movedText(text, ends[0] as Section, deep)
      : {
          name: 'rule',
          attributes: { id: `${own}-lifetime-or-rule`, 'boolean-op': 'or' },
          children: ends.map(e => movedText(text, e, deep + step)),
        };
  const whole: Xml = {
    name: 'rule',
    attributes: { id: `${own}-lifetime-and-rule`, 'boolean-op': 'and' },
    children: [rule ? movedText(text, rule, deep) : nodeRule(location, own), end],
  };
  const children = [...childrenOf(location, 'resource_set').map(set => movedText(text, set, indent + step)), whole];
  const xml = { name: 'rsc_location', attributes: attributesOf(location, 'node', 'score'), children };
  return { span: location.span, newText: renderXml(xml, indent, newline).trimStart() };
}

/** The node and the score of a location as a rule. */
function nodeRule(location: Section, own: string): Xml {
  const id = `${own}-node-score-rule`;
  const attributes = { id: `${id}-expr`, attribute: '#uname', operation: 'eq', value: valueIn(location, 'node') };
  return {
    name: 'rule',
    attributes: { id, score: valueIn(location, 'score') },
    children: [{ name: 'expression', attributes }],
  };
}

/** A location that is about no resource, and only holds rules to which others refer. */
function holderOf(rules: readonly Section[], text: string): Xml {
  const id = `${prefix}coloc-order-lifetime-rules`;
  const rule = {
    name: 'rule',
    attributes: { id: `${id}-rule`, score: '-INFINITY' },
    children: rules.map(r => movedText(text, r, '')),
  };
  return { name: 'rsc_location', attributes: { id, 'rsc-pattern': 'a^' }, children: [rule] };
}

// ── what there are no agents for any more ────────────────────────────────────

function classes(cib: Section, text: string): readonly Edit[] {
  const dropped = new Set<Section>();
  const isOld = (element: Section): boolean => /^(?:nagios|upstart)$/i.test(valueIn(element, 'class') ?? '');
  const all = [...elementsBelow(cib)];
  const named = (...names: readonly string[]): Section[] => all.filter(e => names.includes(e.keyword.value));
  const templates = new Set<string>();
  for (const template of named('template').filter(isOld)) {
    dropped.add(template);
    templates.add(valueIn(template, 'id') ?? '');
  }
  for (const primitive of named('primitive')) {
    if (isOld(primitive) || templates.has(valueIn(primitive, 'template') ?? '\n')) dropped.add(primitive);
  }
  const isEmpty = (element: Section): boolean =>
    [...elementsBelow(element)].every(e => e.keyword.value !== 'primitive' || dropped.has(e));
  for (const resource of [...named('group').filter(isEmpty), ...named('clone').filter(isEmpty)]) dropped.add(resource);
  for (const bundle of named('bundle')) if (childrenOf(bundle, 'rkt').length > 0) dropped.add(bundle);
  const ids = new Set([...dropped].filter(e => e.keyword.value !== 'template').map(e => valueIn(e, 'id')));
  const isGone = (element: Section, ...names: readonly string[]): boolean =>
    names.some(name => attributeOf(element, name) !== undefined && ids.has(valueIn(element, name)));
  for (const set of named('resource_set')) {
    const members = childrenOf(set, 'resource_ref');
    const gone = members.filter(m => isGone(m, 'id'));
    if (members.length > 0 && gone.length === members.length) dropped.add(set);
    else for (const member of gone) dropped.add(member);
  }
  for (const constraint of named('rsc_location', 'rsc_ticket', 'rsc_colocation', 'rsc_order')) {
    const sets = childrenOf(constraint, 'resource_set');
    const isBare = sets.length > 0 && sets.every(set => dropped.has(set));
    if (isBare || isGone(constraint, 'rsc', 'with-rsc', 'first', 'then')) dropped.add(constraint);
  }
  for (const pair of named('nvpair')) {
    const set = pair.parent;
    if (set?.keyword.value !== 'meta_attributes') continue;
    const isOperation = /^op(?:_defaults)?$/.test(set.parent?.keyword.value ?? '');
    const name = valueIn(pair, 'name') ?? '';
    if (isOperation ? name === 'can_fail' || name === 'role_after_failure' : name === 'restart-type') dropped.add(pair);
  }
  return drop(cib, text, [...dropped]);
}

/** A permission whose element is gone matches nothing, but stays: others may refer to it. */
function danglingPermissions(cib: Section): readonly Edit[] {
  const permissions: Section[] = [];
  const ids = new Set<string | undefined>();
  for (const element of elementsBelow(cib)) {
    ids.add(valueIn(element, 'id'));
    if (element.keyword.value === 'acl_permission') permissions.push(element);
  }
  return permissions.flatMap(permission => {
    const reference = attributeOf(permission, 'reference');
    return reference && !ids.has(reference.values[0]?.value)
      ? [{ span: reference.span, newText: 'xpath="/*[false()]"' }]
      : [];
  });
}

// ── for all of them ──────────────────────────────────────────────────────────

function constraintsOf(cib: Section): Section[] {
  return childrenOf(cib, 'configuration').flatMap(c => childrenOf(c, 'constraints'));
}

function pairsById(cib: Section): Map<string, Section> {
  const found = new Map<string, Section>();
  for (const element of elementsBelow(cib)) {
    const id = element.keyword.value === 'nvpair' ? valueIn(element, 'id') : undefined;
    if (id !== undefined) found.set(id, element);
  }
  return found;
}

/** Ids of elements to which something outside of them refers. */
function usedOutside(cib: Section, elements: readonly Section[]): Map<string, Section> {
  const inside = elements.map(e => e.span).sort((a, b) => a.start - b.start);
  const used = new Map<string, Section>();
  let at = 0;
  for (const element of elementsBelow(cib)) {
    while (at < inside.length && (inside[at]?.end ?? 0) <= element.span.start) at++;
    const id = valueIn(element, 'id-ref');
    if (id === undefined || used.has(id) || (inside[at]?.start ?? Number.POSITIVE_INFINITY) <= element.span.start) {
      continue;
    }
    used.set(id, element);
  }
  return used;
}

/** Takes elements out. What is defined in one of them and used elsewhere is defined there from now on. */
function drop(cib: Section, text: string, elements: readonly Section[]): Edit[] {
  if (elements.length === 0) return [];
  const edits = elements.map(e => removeElement(text, e));
  const used = usedOutside(cib, elements);
  if (used.size === 0) return edits;
  for (const element of elements) {
    for (const part of [element, ...elementsBelow(element)]) {
      const user = used.get(valueIn(part, 'id') ?? '\n');
      if (!user || user.keyword.value !== part.keyword.value) continue;
      edits.push({ span: user.span, newText: movedText(text, part, indentAt(text, user.span.start)) });
    }
  }
  return edits;
}
