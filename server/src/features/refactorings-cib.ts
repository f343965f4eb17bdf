import { newestSchemaOf } from '../languages/cib/schema-choice.ts';
import type { CibTree } from '../languages/cib/tree.ts';
import { pathOf } from '../syntax/cursor.ts';
import type { Section, Word } from '../syntax/tree.ts';
import type { Edit } from '../text/edit.ts';
import { type Span, touches } from '../text/span.ts';
import { agentOfSection } from './agent-words.ts';
import { monitorsFor, parametersFor } from './cib-parts.ts';
import { type Context, cursorIn, type FeatureFile } from './context.ts';
import { newerSchemas, upgrade } from './migrations/pacemaker.ts';
import { isRemovedName, replaceRemovedNames } from './migrations/pacemaker-from-2.ts';
import type { FileEdit, Offer } from './refactorings.ts';
import { inlineTemplate, makeTemplate } from './refactorings-cib-templates.ts';
import { indentAt } from './statements.ts';
import {
  attributeOf,
  childrenOf,
  elementsBelow,
  type FreshIds,
  freshIds,
  idMaker,
  insertElements,
  movedText,
  renameElement,
  renderXml,
  setAttribute,
  step,
  valueIn,
  type Xml,
} from './xml-edits.ts';

/** What can be rewritten at a place of a CIB. */
export function cibRefactorings(context: Context, at: Span): Offer[] {
  const { file } = context;
  if (file.language.id !== 'cib' || file.tree.problems.length > 0) return [];
  const cursor = cursorIn(context, at.start);
  const path = [...pathOf(cursor.section), ...(cursor.node?.kind === 'section' ? [cursor.node] : [])];
  const inTag = cursor.option?.parent ?? (cursor.node?.kind === 'section' ? cursor.node : undefined);
  if (inTag && inTag !== path.at(-1)) path.push(inTag);
  if (path.some(s => s.keyword.value === 'status')) return [];
  const [cib] = childrenOf(file.tree.root, 'cib');
  const top = file.tree.root;
  const offers: (Offer | undefined)[] = [];
  if (cib && inTag === cib) offers.push(...upgrades(file));
  offers.push(...currentNames(file, at, inTag === cib && cib !== undefined));
  if (cib && inTag?.keyword.value === 'nvpair' && isRemovedName(inTag)) offers.push(withoutRemovedNames(file, cib));
  const ids = idMaker(top);
  const resource = path.findLast(s => isResource(s));
  if (resource && hasPlainId(resource)) {
    if (resource.keyword.value === 'primitive' || resource.keyword.value === 'template') {
      offers.push(addMonitor(context, resource, ids()), addParameters(context, resource, ids()));
    }
    // Inside of sets and operations the shape of the resource is not the subject.
    if (inTag === resource || cursor.section === resource) {
      offers.push(...wraps(context, resource, top, ids));
      offers.push(makeTemplate(file, resource, ids()), inlineTemplate(file, resource, top, ids()));
    }
  }
  const colocation = path.findLast(s => s.keyword.value === 'rsc_colocation');
  if (colocation) offers.push(addOrder(file, colocation, ids()));
  return offers.filter(o => o !== undefined);
}

function isResource({ keyword }: Section): boolean {
  return ['primitive', 'template', 'group', 'clone', 'bundle', 'master'].includes(keyword.value);
}

/** Other ids are made from it: what a template will put there, or what is no id, is nothing to begin with. */
function hasPlainId(section: Section): boolean {
  const id = attributeOf(section, 'id')?.values[0];
  return id !== undefined && isPlainId(id);
}

function isPlainId({ value, opaque }: Pick<Word, 'value' | 'opaque'>): boolean {
  return !opaque && /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(value);
}

const plainWord = { value: 'id' };

function inFile({ file }: FeatureFile, edits: readonly Edit[]): FileEdit[] {
  return edits.map(e => ({ ...e, file }));
}

// ── schema and names ─────────────────────────────────────────────────────────

/** Editors ask at every move of the cursor; a file of this length is better upgraded on the command line. */
const longest = 500_000;

/** To the newest schema of the release that the file is judged for, and to the newest of all. */
function upgrades(file: FeatureFile): Offer[] {
  const { text, tree, bound } = file;
  if (text.length > longest || !('scan' in tree)) return [];
  const newer = newerSchemas(tree as CibTree);
  const own = newestSchemaOf(bound.version);
  const last3 = newer.findLast(v => v.startsWith('3.'));
  const wanted = [...new Set([own, last3, newer.at(-1)])].filter(v => v !== undefined && newer.includes(v)) as string[];
  return wanted.map(version => ({
    title: {
      en: `Upgrade the schema to pacemaker-${version}`,
      ja: `スキーマを pacemaker-${version} に更新する`,
    },
    edits: inFile(file, upgrade(text, tree as CibTree, version)),
  }));
}

const roleWords = /^(?:Master|Slave|master-max|master-node-max|master)$/i;

/** Deprecated names of the whole file at once: those of the roles, and all of them. */
function currentNames(file: FeatureFile, at: Span, isRoot: boolean): Offer[] {
  const { text, bound } = file;
  const old = bound.problems.filter(p => p.rule === 'deprecated-name' && p.tags?.includes('deprecated'));
  const here = old.filter(p => touches(p.span, at.start));
  if (here.length === 0 && !(isRoot && old.length > 0)) return [];
  const masters = new Map(
    [...elementsBelow(file.tree.root)].filter(e => e.keyword.value === 'master').map(e => [e.keyword.span.start, e]),
  );
  const ids = freshIds(file.tree.root);
  const known = new Map<object, readonly Edit[]>();
  const editsOf = (problem: (typeof old)[number]): readonly Edit[] => {
    let edits = known.get(problem);
    if (!edits) {
      const master = masters.get(problem.span.start);
      edits = master ? asPromotable(text, master, ids) : (problem.fixes?.[0]?.edits ?? []);
      known.set(problem, edits);
    }
    return edits;
  };
  const isRole = (problem: (typeof old)[number]): boolean =>
    roleWords.test(text.slice(problem.span.start, problem.span.end));
  const roles = old.filter(isRole).flatMap(editsOf);
  const all = old.flatMap(editsOf);
  const offers: Offer[] = [];
  if (isRoot || here.some(isRole)) {
    offers.push({
      title: {
        en: 'Write Promoted and Unpromoted for the old names in this file',
        ja: 'このファイルの以前のロール名を Promoted と Unpromoted に置き換える',
      },
      edits: inFile(file, roles),
    });
  }
  if (all.length > roles.length) {
    offers.push({
      title: {
        en: 'Replace the deprecated names in this file',
        ja: 'このファイルの非推奨の名前をすべて置き換える',
      },
      edits: inFile(file, all),
    });
  }
  return offers;
}

/** A master is a clone with promotable=true. */
function asPromotable(text: string, master: Section, ids: FreshIds): Edit[] {
  const sets = childrenOf(master, 'meta_attributes').filter(s => childrenOf(s, 'rule').length === 0);
  const set = sets.find(s => valueIn(s, 'id') !== undefined);
  const said = sets.flatMap(s => childrenOf(s, 'nvpair')).find(p => valueIn(p, 'name') === 'promotable');
  const edits = renameElement(master, 'clone');
  // A master is promotable whatever its meta attributes say.
  if (said) return [...edits, setAttribute(said, 'value', 'true')];
  const name = valueIn(set ?? master, 'id') ?? 'clone';
  const pair = (own: string): Xml => ({
    name: 'nvpair',
    attributes: { id: ids(`${own}-promotable`), name: 'promotable', value: 'true' },
  });
  if (set) return [...edits, ...insertElements(text, set, [pair(name)], 'first')];
  const id = ids(`${name}-meta_attributes`);
  const whole = { name: 'meta_attributes', attributes: { id }, children: [pair(id)] };
  return [...edits, ...insertElements(text, master, [whole], 'first')];
}

/** What Pacemaker 2.0 dropped, moved or renamed, in a file whose schema says that this has been done. */
function withoutRemovedNames(file: FeatureFile, cib: Section): Offer {
  return {
    title: {
      en: 'Replace the names that ended with Pacemaker 1.1 in this file',
      ja: 'このファイルの、Pacemaker 1.1 で廃止された名前を置き換える',
    },
    edits: inFile(file, replaceRemovedNames(cib, file.text)),
  };
}

// ── parts of a resource ──────────────────────────────────────────────────────

/** A monitor as the agent advises it, where the resource has none. */
function addMonitor(context: Context, resource: Section, ids: FreshIds): Offer | undefined {
  const { file } = context;
  const own = valueIn(resource, 'id');
  const operations = childrenOf(resource, 'operations');
  const ops = operations.flatMap(o => childrenOf(o, 'op'));
  if (own === undefined || ops.some(o => valueIn(o, 'name') === 'monitor')) return undefined;
  // What another element defines, or the template has, is not in sight here.
  if (valueIn(resource, 'template') !== undefined || operations.some(o => valueIn(o, 'id-ref') !== undefined)) return;
  const monitors = monitorsFor(agentOfSection(context, resource), isPromotable(resource), file.bound.version).map(
    (attributes): Xml => ({
      name: 'op',
      attributes: { id: ids(`${own}-${attributes.name}-${attributes.interval}`), ...attributes },
    }),
  );
  const [section] = operations;
  const edits = section
    ? insertElements(file.text, section, monitors)
    : insertElements(file.text, resource, [{ name: 'operations', attributes: {}, children: monitors }]);
  const title =
    monitors.length > 1
      ? { en: 'Add a monitor for each role', ja: 'ロールごとの監視を追加する' }
      : { en: 'Add a monitor', ja: '監視を追加する' };
  return { title, edits: inFile(file, edits) };
}

/** The parameters that the agent needs, to be filled in. */
function addParameters(context: Context, resource: Section, ids: FreshIds): Offer | undefined {
  const { file } = context;
  const own = valueIn(resource, 'id');
  const agent = agentOfSection(context, resource);
  const sets = childrenOf(resource, 'instance_attributes');
  if (!agent || own === undefined || valueIn(resource, 'template') !== undefined) return undefined;
  if (sets.some(s => valueIn(s, 'id-ref') !== undefined)) return undefined;
  const written = new Set(sets.flatMap(s => childrenOf(s, 'nvpair').map(p => valueIn(p, 'name') ?? '')));
  const missing = parametersFor(agent).filter(p => ![p.name, ...(p.satisfiedBy ?? [])].some(n => written.has(n)));
  if (missing.length === 0) return undefined;
  const [set] = sets;
  const id = (set && valueIn(set, 'id')) ?? ids(`${own}-instance_attributes`);
  const pairs = missing.map(
    ({ name }): Xml => ({ name: 'nvpair', attributes: { id: ids(`${id}-${name}`), name, value: '' } }),
  );
  const edits = set
    ? insertElements(file.text, set, pairs)
    : insertElements(file.text, resource, [{ name: 'instance_attributes', attributes: { id }, children: pairs }]);
  const list = missing.map(p => p.name);
  return {
    title: {
      en: `Add the parameters that the agent needs (${list.join(', ')})`,
      ja: `エージェントに必要なパラメータ（${list.join('、')}）を追加する`,
    },
    edits: inFile(file, edits),
  };
}

/** Whether a resource lies in a clone with roles. */
function isPromotable(resource: Section): boolean {
  for (let s = resource.parent; s; s = s.parent) {
    if (s.keyword.value === 'master') return true;
    if (s.keyword.value !== 'clone') continue;
    return childrenOf(s, 'meta_attributes')
      .flatMap(set => childrenOf(set, 'nvpair'))
      .some(p => valueIn(p, 'name') === 'promotable' && /^(?:true|on|yes|y|1)$/i.test(valueIn(p, 'value') ?? ''));
  }
  return false;
}

// ── wrapping ─────────────────────────────────────────────────────────────────

/** A resource of its own in a clone or a group; constraints name the clone from then on. */
function wraps(context: Context, resource: Section, top: Section, maker: () => FreshIds): Offer[] {
  const { file } = context;
  const kind = resource.keyword.value;
  const own = valueIn(resource, 'id');
  const isAlone = resource.parent?.keyword.value === 'resources';
  if (!isAlone || own === undefined || (kind !== 'primitive' && kind !== 'group')) return [];
  // Fencing devices run where the cluster needs them.
  if (valueIn(resource, 'class') === 'stonith') return [];
  const offers: Offer[] = [];
  const references = namesOf(top, own);
  // Constraints that name its template or a member cannot be told about the clone.
  const others = [valueIn(resource, 'template'), ...childrenOf(resource, 'primitive').map(p => valueIn(p, 'id'))];
  const isFree = others.every(id => id === undefined || namesOf(top, id).length === 0);
  const clone = (promotable: boolean): Offer => {
    const id = maker()(`${own}-clone`);
    const set = `${id}-meta_attributes`;
    const pairs: readonly (readonly [string, string])[] = promotable
      ? [
          ['promotable', 'true'],
          ['notify', 'true'],
          ['interleave', 'true'],
        ]
      : [['interleave', 'true']];
    const meta: Xml = {
      name: 'meta_attributes',
      attributes: { id: set },
      children: pairs.map(([name, value]) => ({ name: 'nvpair', attributes: { id: `${set}-${name}`, name, value } })),
    };
    const title = promotable
      ? { en: `Wrap "${own}" in a promotable clone`, ja: `"${own}" を promotable クローンにする` }
      : { en: `Wrap "${own}" in a clone`, ja: `"${own}" をクローンにする` };
    const renamed = references.map(word => ({ span: word, newText: id }));
    return {
      title,
      edits: inFile(file, [wrapped(file.text, resource, { name: 'clone', attributes: { id } }, [meta]), ...renamed]),
    };
  };
  if (isFree) offers.push(clone(false));
  if (isFree && kind === 'primitive' && agentOfSection(context, resource)?.promotable) offers.push(clone(true));
  if (kind === 'primitive') {
    const id = maker()(`${own}-group`);
    offers.push({
      title: { en: `Wrap "${own}" in a group`, ja: `"${own}" をグループに入れる` },
      edits: inFile(file, [wrapped(file.text, resource, { name: 'group', attributes: { id } }, [])]),
    });
  }
  return offers;
}

/** The element in another one, one step deeper. */
function wrapped(text: string, element: Section, around: Xml, before: readonly Xml[]): Edit {
  const indent = indentAt(text, element.span.start);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const xml: Xml = { ...around, children: [...before, movedText(text, element, indent + step)] };
  return { span: element.span, newText: written(xml, indent, newline, text, element) };
}

function written(xml: Xml, indent: string, newline: string, text: string, element: Section): string {
  const whole = renderXml(xml, indent, newline);
  // Where the resource stands in the middle of a line, the whole stays in it.
  const line = text.lastIndexOf('\n', element.span.start - 1) + 1;
  const isFirst = text.slice(line, element.span.start).trim() === '';
  return isFirst
    ? whole.trimStart()
    : whole
        .split(newline)
        .map(l => l.trimStart())
        .join('');
}

/** Where constraints, tickets and tags name a resource. */
function namesOf(top: Section, id: string): readonly Span[] {
  const all = elementsBelow(top);
  let names = namesIn.get(all);
  if (!names) {
    names = new Map();
    for (const element of all) {
      const name = element.keyword.value;
      // A constraint may name the tag.
      const isMember = name === 'resource_ref' || name === 'obj_ref';
      const attributes = isMember ? ['id'] : name.startsWith('rsc_') ? users : none;
      for (const attribute of attributes) {
        const word = attributeOf(element, attribute)?.values[0];
        if (!word) continue;
        const list = names.get(word.value);
        if (list) list.push(word.span);
        else names.set(word.value, [word.span]);
      }
    }
    namesIn.set(all, names);
  }
  return names.get(id) ?? [];
}

const namesIn = new WeakMap<readonly Section[], Map<string, Span[]>>();
const none: readonly string[] = [];

const users = ['rsc', 'with-rsc', 'first', 'then'];

// ── constraints ──────────────────────────────────────────────────────────────

/** Who must run on the node of another resource usually must wait for it too. */
function addOrder(file: FeatureFile, colocation: Section, ids: FreshIds): Offer | undefined {
  const [rsc, other] = [valueIn(colocation, 'rsc'), valueIn(colocation, 'with-rsc')];
  const score = valueIn(colocation, 'score') ?? 'INFINITY';
  const constraints = colocation.parent;
  const isPlain = users.every(name => isPlainId(attributeOf(colocation, name)?.values[0] ?? plainWord));
  if (!rsc || !other || !constraints || !isPlain || score.startsWith('-') || score === '0') return undefined;
  const isOrdered = childrenOf(constraints, 'rsc_order').some(order => {
    const names = [valueIn(order, 'first'), valueIn(order, 'then'), ...membersOf(order)];
    return names.includes(rsc) && names.includes(other);
  });
  if (isOrdered) return undefined;
  const isPromoted = (role: string): boolean => /^(?:promoted|master)$/i.test(valueIn(colocation, role) ?? '');
  const first = isPromoted('with-rsc-role') ? 'promote' : undefined;
  const then = isPromoted('rsc-role') ? 'promote' : first && 'start';
  const order: Xml = {
    name: 'rsc_order',
    attributes: Object.fromEntries([
      ['id', ids(`order-${other}-${rsc}`)],
      ['first', other],
      ['first-action', first ?? (then === 'promote' ? 'start' : undefined)],
      ['then', rsc],
      ['then-action', then],
      ['kind', /^\+?INFINITY$/.test(score) ? 'Mandatory' : 'Optional'],
    ]),
  };
  const next = childrenOf(constraints)[childrenOf(constraints).indexOf(colocation) + 1];
  return {
    title: {
      en: `Add the order that belongs to this colocation ("${other}", then "${rsc}")`,
      ja: `この同居制約に対応する順序制約（"${other}" → "${rsc}"）を追加する`,
    },
    edits: inFile(file, insertElements(file.text, constraints, [order], next ?? 'last')),
  };
}

function membersOf(constraint: Section): (string | undefined)[] {
  return childrenOf(constraint, 'resource_set').flatMap(set =>
    childrenOf(set, 'resource_ref').map(ref => valueIn(ref, 'id')),
  );
}
