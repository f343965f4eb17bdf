import type { CorosyncModel } from '../cluster/corosync.ts';
import { sameHost } from '../cluster/drbd-host-names.ts';
import type { Model } from '../cluster/model.ts';
import { cursorAt, pathOf, walk } from '../syntax/cursor.ts';
import type { Option, Section } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { type Context, cursorIn, type FeatureFile, type Sources } from './context.ts';
import type { FileEdit, Offer } from './refactorings.ts';
import { addHost, isOnAll, type NewNode } from './refactorings-drbd.ts';
import { handOf, indentAt, insertStatements, type Statement } from './statements.ts';

/** What can be rewritten at a place of corosync.conf, with what follows from it in the other files of the cluster. */
export function clusterRefactorings(context: Context, at: Span): Offer[] {
  const { file, model, sources } = context;
  const corosync = model?.corosync.find(c => c.file === file.file);
  if (file.language.id !== 'corosync' || !model || !corosync || corosync.facts.incomplete) return [];
  const cursor = cursorIn(context, at.start);
  const path = [...pathOf(cursor.section), ...(cursor.node?.kind === 'section' ? [cursor.node] : [])];
  const top = path[1]?.keyword.value;
  const offers: (Offer | undefined)[] = [];
  if (top === 'nodelist') {
    const node = path.find(s => s.keyword.value === 'node');
    offers.push(completeNode(sources, model, corosync, node));
    offers.push(addNode(sources, model, corosync));
    offers.push(renumber(sources, model, corosync));
  }
  if (top === 'nodelist' || top === 'quorum') offers.push(setTwoNode(file, corosync));
  return offers.filter(o => o !== undefined);
}

interface Member extends NewNode {
  readonly id: number | undefined;
}

// ── a node in all places ─────────────────────────────────────────────────────

/** The node at the cursor, where other files of the cluster do not have it. */
function completeNode(
  sources: Sources,
  model: Model,
  corosync: CorosyncModel,
  section: Section | undefined,
): Offer | undefined {
  const facts = section && corosync.nodes.find(n => n.section.span.start === section.span.start);
  const name = facts?.name?.value;
  if (!facts || name === undefined) return undefined;
  const addresses = new Map([...facts.addresses].map(([link, a]) => [link, a.value]));
  const others = namesOf(corosync).filter(n => n !== name);
  const edits = inOtherFiles(sources, model, corosync, { name, addresses, id: facts.nodeId?.value }, others);
  return {
    title: {
      en: `Add node "${name}" to the other files of the cluster`,
      ja: `ノード "${name}" をクラスタのほかのファイルにも追加する`,
    },
    edits,
  };
}

/** One more node, named and numbered like the others; the user gives it its real name with a rename. */
function addNode(sources: Sources, model: Model, corosync: CorosyncModel): Offer | undefined {
  const names = namesOf(corosync);
  if (names.length !== corosync.nodes.length || names.length === 0) return undefined;
  const name = nextName(names);
  const addresses = nextAddresses(corosync, name);
  if (!addresses) return undefined;
  const id = Math.max(0, ...corosync.nodes.map(n => n.nodeId?.value ?? 0)) + 1;
  const member: Member = { name, addresses, id };
  const file = sources.get(corosync.file);
  const own = file && intoNodelist(file, corosync, member);
  if (!own) return undefined;
  return {
    title: {
      en: `Add a node ("${name}") in all files of the cluster`,
      ja: `ノード（"${name}"）をクラスタの全ファイルに追加する`,
    },
    edits: [...own, ...inOtherFiles(sources, model, corosync, member, names)],
  };
}

/** Edits of the other corosync.conf, of DRBD resources that run on all nodes, and of the nodes of a CIB. */
function inOtherFiles(
  sources: Sources,
  model: Model,
  corosync: CorosyncModel,
  node: Member,
  others: readonly string[],
): FileEdit[] {
  const edits: FileEdit[] = [];
  for (const copy of model.corosync) {
    const file = sources.get(copy.file);
    if (!file || copy === corosync || copy.nodes.some(n => isNamed(n.name?.value, node.name))) continue;
    edits.push(...(intoNodelist(file, copy, node) ?? []));
  }
  for (const resource of model.drbdResources) {
    const file = sources.get(resource.file);
    if (file && isOnAll(resource, others)) edits.push(...addHost(file, resource, node, model));
  }
  for (const { facts, file: name } of model.pacemaker) {
    const file = sources.get(name);
    const last = facts.nodes.at(-1);
    if (!file || !last || node.id === undefined || facts.nodes.some(n => isNamed(n.uname?.value, node.name))) continue;
    const element = elementAt(file, last.at.span.start);
    if (!element) continue;
    const { end } = element.span;
    const between = handOf(file.text).newline + indentAt(file.text, element.span.start);
    const text = `${between}<node id="${node.id}" uname="${escaped(node.name)}"/>`;
    edits.push({ file: name, span: { start: end, end }, newText: text });
  }
  return edits;
}

/** A node like the last one, and what the number of nodes decides. */
function intoNodelist(file: FeatureFile, corosync: CorosyncModel, node: Member): FileEdit[] | undefined {
  const list = sectionOf(file, 'nodelist');
  const last = list?.children.findLast((c): c is Section => c.kind === 'section' && c.keyword.value === 'node');
  if (!list || !last) return undefined;
  const body: string[] = [];
  for (const child of last.children) {
    if (child.kind !== 'option') return undefined;
    const key = child.keyword.value;
    const link = /^ring(\d)_addr$/.exec(key)?.[1];
    const value =
      link !== undefined
        ? node.addresses.get(Number(link))
        : key === 'name'
          ? node.name
          : key === 'nodeid'
            ? node.id
            : child.values[0]?.value;
    if (value !== undefined) body.push(`${key}: ${value}`);
  }
  const statement: Statement = { head: 'node', body };
  const edit = insertStatements(file.text, list, [statement]);
  if (!edit) return undefined;
  const edits: FileEdit[] = [{ ...edit, file: file.file }];
  const twoNode = corosync.number('quorum.two_node');
  if (twoNode?.at && twoNode.value === 1) edits.push({ ...twoNode.at, newText: '0' });
  const expected = corosync.number('quorum.expected_votes');
  if (expected?.at && expected.value === corosync.nodes.length) {
    edits.push({ ...expected.at, newText: String(expected.value + 1) });
  }
  return edits;
}

function namesOf(corosync: CorosyncModel): string[] {
  return corosync.nodes.flatMap(n => (n.name ? [n.name.value] : []));
}

/** `node2` is followed by `node3`; after names without numbers comes `node` and the number of the node. */
function nextName(names: readonly string[]): string {
  const [first = ''] = names;
  const dot = first.indexOf('.');
  const domain = dot < 0 ? '' : first.slice(dot);
  const parts = names.map(n => /^(.*?)(\d+)([^\d.]*)$/.exec(n.split('.')[0] as string));
  const [head] = parts;
  if (head && parts.every(p => p && p[1] === head[1] && p[3] === head[3])) {
    const next = Math.max(...parts.map(p => Number(p?.[2]))) + 1;
    return `${head[1]}${String(next).padStart((head[2] as string).length, '0')}${head[3]}${domain}`;
  }
  let number = names.length + 1;
  while (names.includes(`node${number}${domain}`)) number++;
  return `node${number}${domain}`;
}

/** The address behind the highest one of each link; undefined where a link has none that can be counted on. */
function nextAddresses(corosync: CorosyncModel, name: string): Map<number, string> | undefined {
  const last = corosync.nodes.at(-1);
  const found = new Map<number, string>();
  for (const [link, { value }] of last?.addresses ?? []) {
    const all = corosync.nodes.flatMap(n => n.addresses.get(link)?.value ?? []);
    const next =
      last?.name && value.startsWith(last.name.value) ? value.replace(last.name.value, name) : nextIp(value, all);
    if (next === undefined || all.includes(next)) return undefined;
    found.set(link, next);
  }
  return found.size > 0 ? found : undefined;
}

function nextIp(ip: string, all: readonly string[]): string | undefined {
  const v4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.)\d{1,3}$/.exec(ip)?.[1];
  const v6 = /^([0-9a-f:]*:)[0-9a-f]{1,4}$/i.exec(ip)?.[1];
  const head = v4 ?? v6;
  if (head === undefined) return undefined;
  const base = v4 ? 10 : 16;
  const numbers = all.filter(a => a.startsWith(head)).map(a => Number.parseInt(a.slice(head.length), base));
  const next = Math.max(...numbers) + 1;
  return next > (v4 ? 254 : 0xffff) || Number.isNaN(next) ? undefined : head + next.toString(base);
}

// ── numbers ──────────────────────────────────────────────────────────────────

/** nodeids from 1 in the order of the nodelist, in every copy of it and in the CIB. */
function renumber(sources: Sources, model: Model, corosync: CorosyncModel): Offer | undefined {
  const { nodes } = corosync;
  if (nodes.every((n, i) => n.nodeId?.value === i + 1) || nodes.length === 0) return undefined;
  if (nodes.some(n => n.unknown?.has('nodeid'))) return undefined;
  const wanted = new Map(nodes.flatMap((n, i) => (n.name ? [[n.name.value, i + 1] as const] : [])));
  const edits: FileEdit[] = [];
  for (const copy of model.corosync) {
    const file = sources.get(copy.file);
    if (!file) continue;
    copy.nodes.forEach((node, n) => {
      const id = copy === corosync ? n + 1 : wanted.get(node.name?.value ?? '');
      const written = node.values?.get('nodeid');
      if (id === undefined || node.nodeId?.value === id) return;
      if (written) edits.push({ ...written.at, newText: String(id) });
      else {
        const section = nodeSection(file, node.section.span.start);
        const edit = section && insertStatements(file.text, section, [`nodeid: ${id}`]);
        if (edit) edits.push({ ...edit, file: file.file });
      }
    });
  }
  for (const { facts } of model.pacemaker) {
    for (const { uname, id } of facts.nodes) {
      const now = wanted.get(uname?.value ?? '');
      if (now !== undefined && id && id.value !== String(now)) edits.push({ ...id.at, newText: String(now) });
    }
  }
  return { title: { en: 'Renumber the nodeids from 1', ja: 'nodeid を 1 から振り直す' }, edits };
}

/** Two nodes without a quorum device need two_node, or one of them stops with the other. */
function setTwoNode(file: FeatureFile, corosync: CorosyncModel): Offer | undefined {
  const twoNode = corosync.number('quorum.two_node');
  const quorum = sectionOf(file, 'quorum');
  if (corosync.nodes.length !== 2 || twoNode?.value === 1 || !quorum) return undefined;
  if (corosync.get('quorum.provider')?.value !== 'corosync_votequorum') return undefined;
  if (corosync.facts.sections.has('quorum.device') || corosync.facts.unknown.has('quorum.two_node')) return undefined;
  const title = { en: 'Set two_node to 1', ja: 'two_node を 1 に設定する' };
  if (twoNode?.at) return { title, edits: [{ ...twoNode.at, newText: '1' }] };
  const edit = insertStatements(file.text, quorum, ['two_node: 1']);
  return edit && { title, edits: [{ ...edit, file: file.file }] };
}

// ── trees ────────────────────────────────────────────────────────────────────

function sectionOf({ tree }: FeatureFile, name: string): Section | undefined {
  return tree.root.children.findLast((c): c is Section => c.kind === 'section' && c.keyword.value === name && c.closed);
}

function nodeSection({ tree }: FeatureFile, start: number): Section | undefined {
  for (const node of walk(tree.root)) if (node.kind === 'section' && node.span.start === start) return node;
  return undefined;
}

/** The element whose name stands at an offset. */
function elementAt({ tree }: FeatureFile, offset: number): Section | undefined {
  const { node, section } = cursorAt(tree, offset);
  return node?.kind === 'section'
    ? node
    : ((node as Option | undefined)?.parent ?? (section.parent ? section : undefined));
}

function escaped(text: string): string {
  return text.replace(/[&<"]/g, c => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&quot;'));
}

function isNamed(name: string | undefined, wanted: string): boolean {
  return name !== undefined && sameHost(name, wanted);
}
