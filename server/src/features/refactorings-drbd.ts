import type { OptionPlace } from '../../../schemas/drbd/places.ts';
import { startupOptions } from '../../../schemas/drbd/startup-options.ts';
import type { DrbdResource } from '../cluster/drbd.ts';
import { drbdFamilies } from '../cluster/drbd-effective.ts';
import { acceptedAt, isDrbd9 } from '../cluster/drbd-generation.ts';
import { sameHost } from '../cluster/drbd-host-names.ts';
import type { Model } from '../cluster/model.ts';
import { corosyncNodes } from '../cluster/node-names.ts';
import { pathOfSection } from '../languages/drbd/section-path.ts';
import type { OptionEntry } from '../schema/entry.ts';
import { exists } from '../schema/release.ts';
import { pathOf } from '../syntax/cursor.ts';
import type { Node, Option, Section, Word } from '../syntax/tree.ts';
import type { Edit } from '../text/edit.ts';
import { contains, type Span, touches } from '../text/span.ts';
import { type Context, cursorIn, type FeatureFile } from './context.ts';
import { handlersOfDrbd9 } from './migrations/drbd9.ts';
import { handlersOfDrbd84 } from './migrations/handlers-of-drbd84.ts';
import type { FileEdit, Offer } from './refactorings.ts';
import { handOf, indentAt, insertStatements, removeNode, render, type Statement } from './statements.ts';

/** What can be rewritten at a place of a DRBD file. */
export function drbdRefactorings(context: Context, at: Span): Offer[] {
  const { file, model } = context;
  if (file.language.id !== 'drbd') return [];
  const cursor = cursorIn(context, at.start);
  const path = [...pathOf(cursor.section), ...(cursor.node?.kind === 'section' ? [cursor.node] : [])];
  const offers: (Offer | undefined)[] = [];
  const inner = path.at(-1)?.keyword.value ?? '';
  const option = cursor.option;
  if (option) offers.push(moveOption(file, option));
  const handlers = path.find(s => s.keyword.value === 'handlers');
  if (handlers) {
    offers.push(
      isDrbd9(file.bound.version)
        ? {
            title: { en: 'Use the handlers of DRBD 9', ja: 'DRBD 9 のハンドラに置き換える' },
            edits: inFile(file, handlersOfDrbd9(file.tree, handlers)),
          }
        : {
            title: { en: 'Use the handlers of DRBD 8.4', ja: 'DRBD 8.4 のハンドラに置き換える' },
            edits: inFile(file, handlersOfDrbd84(file.tree, handlers)),
          },
    );
  }
  const section = path.find(s => s.keyword.value === 'resource');
  const resource = section && model?.drbdResources.find(r => isAt(r, file, section));
  // Inside of option sections the shape of the resource is not the subject.
  const isSubject = ['resource', 'connection', 'connection-mesh', 'path', ...hostKeywords].includes(inner);
  if (section && resource && model && isSubject && !resource.facts.generated && !resource.facts.incomplete) {
    if (isDrbd9(file.bound.version)) {
      offers.push(writeNodeIds(file, section), makeMesh(file, section), expandMesh(file, section));
      for (const node of missingNodes(model, resource).slice(0, 5)) {
        const { name } = node;
        offers.push({
          title: { en: `Add host "${name}" to this resource`, ja: `ホスト "${name}" をこのリソースに追加する` },
          edits: addHost(file, resource, node, model),
        });
      }
    }
  }
  return offers.filter(o => o !== undefined);
}

/** A member of the cluster with its addresses by link. */
export interface NewNode {
  readonly name: string;
  readonly addresses: ReadonlyMap<number, string>;
}

/** Edits that make a node a host of a resource: its section, and its connections; none where something is unknown. */
export function addHost(file: FeatureFile, resource: DrbdResource, node: NewNode, model: Model): FileEdit[] {
  const { text } = file;
  const section = sectionAt(file, resource);
  const hosts = section?.children.filter(isOn) ?? [];
  const last = hosts.at(-1);
  if (!section?.closed || !last?.closed || hosts.length !== resource.hosts.length) return [];
  const address = optionOf(last, 'address');
  const known = resource.hosts.at(-1)?.facts.address;
  const ip = known && addressFor(resource, node, model);
  // A proxy has addresses of its own, which nobody can guess.
  if (!address || !known || !ip || last.children.some(c => c.keyword.value === 'proxy')) return [];
  const word = file.language.write.value(node.name);
  const edits: { span: Span; newText: string }[] = [];
  const [first, ...more] = last.values;
  if (!first || more.length > 0) return [];
  edits.push({ span: first.outer, newText: word }, { span: known.hostAt.span, newText: ip });
  const ids = missingIds(text, hosts);
  if (!ids) return [];
  const id = optionOf(last, 'node-id')?.values[0];
  const own = id ? { span: id.outer, newText: String(ids.free) } : writeId(text, last, ids.free);
  if (own) edits.push(own);
  const clone = rewritten(text, last.span, edits);
  const hand = handOf(text);
  const indent = indentAt(text, last.span.start);
  const oneLine = !text.slice(section.span.start, section.span.end).includes('\n');
  const between = oneLine ? ' ' : hand.newline + indent;
  const out = [{ span: { start: last.span.end, end: last.span.end }, newText: between + clone }];
  const connection = connectionsFor(file, section, hosts, word);
  if (!connection) return [];
  return inFile(file, [...ids.edits, ...out, ...connection]);
}

/** Resources that run on every node so far: a new node becomes one of their hosts. */
export function isOnAll(resource: DrbdResource, names: readonly string[]): boolean {
  const { hosts, facts } = resource;
  return (
    !facts.generated &&
    !facts.incomplete &&
    hosts.length === names.length &&
    hosts.every(h => h.facts.kind === 'on' && names.some(n => h.names.some(own => sameHost(own, n))))
  );
}

const hostKeywords = ['on', 'floating', 'stacked-on-top-of'];

function isOn(node: Node): node is Section {
  return node.kind === 'section' && node.keyword.value === 'on';
}

function isHost(node: Node): node is Section {
  return node.kind === 'section' && hostKeywords.includes(node.keyword.value);
}

function isAt(resource: DrbdResource, file: FeatureFile, section: Section): boolean {
  return resource.file === file.file && resource.facts.section.span.start === section.span.start;
}

function sectionAt(file: FeatureFile, resource: DrbdResource): Section | undefined {
  const { start } = resource.facts.section.span;
  return file.tree.root.children.find((c): c is Section => c.kind === 'section' && c.span.start === start);
}

function inFile(file: FeatureFile, edits: readonly { span: Span; newText: string }[]): FileEdit[] {
  return edits.map(e => ({ ...e, file: file.file }));
}

// ── node-ids ─────────────────────────────────────────────────────────────────

function writeNodeIds(file: FeatureFile, section: Section): Offer | undefined {
  const ids = missingIds(file.text, section.children.filter(isHost));
  if (!ids || ids.edits.length === 0) return undefined;
  return {
    title: { en: 'Write the missing node-ids', ja: '不足している node-id を追加する' },
    edits: inFile(file, ids.edits),
  };
}

/** A node-id for each host without one, and the next free number. */
function missingIds(text: string, hosts: readonly Section[]): { edits: Edit[]; free: number } | undefined {
  const used = new Set(hosts.map(h => Number(optionOf(h, 'node-id')?.values[0]?.value ?? Number.NaN)));
  const edits: Edit[] = [];
  let free = 0;
  const next = (): number => {
    while (used.has(free)) free++;
    return free;
  };
  for (const host of hosts) {
    if (optionOf(host, 'node-id')) continue;
    const edit = writeId(text, host, next());
    if (!edit) return undefined;
    used.add(free);
    edits.push(edit);
  }
  return { edits, free: next() };
}

function writeId(text: string, host: Section, id: number): Edit | undefined {
  return insertStatements(text, host, [`node-id ${id};`], host.children[0]);
}

// ── hosts of the nodelist ────────────────────────────────────────────────────

/** Nodes of the cluster that are no hosts of a resource. */
function missingNodes(model: Model, resource: DrbdResource): NewNode[] {
  const nodes = model.corosync.flatMap(c => c.nodes);
  return [...corosyncNodes(model).byName.values()]
    .map(name => name.value)
    .filter(name => !resource.hosts.some(h => h.names.some(n => sameHost(n, name))))
    .flatMap(name => {
      const found = nodes.find(n => n.name?.value === name);
      return found ? [{ name, addresses: new Map([...found.addresses].map(([link, a]) => [link, a.value])) }] : [];
    })
    .filter(node => addressFor(resource, node, model) !== undefined);
}

/**
 * The node's address in the network that the resource uses: that of the link in which the other hosts have theirs, or
 * one that begins like theirs.
 */
function addressFor(resource: DrbdResource, node: NewNode, model: Model): string | undefined {
  const own = resource.hosts.flatMap(h => (h.facts.address ? [h.facts.address.host] : []));
  for (const other of model.corosync.flatMap(c => c.nodes)) {
    for (const [link, { value }] of other.addresses) {
      const found = own.includes(value) ? node.addresses.get(link) : undefined;
      if (found !== undefined && isIp(found)) return found;
    }
  }
  const network = (ip: string): string => ip.slice(0, Math.max(ip.lastIndexOf('.'), ip.lastIndexOf(':')) + 1);
  const networks = new Set(own.map(network));
  return [...node.addresses.values()].find(a => isIp(a) && networks.has(network(a)));
}

function isIp(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || (text.includes(':') && /^[0-9a-f:]+$/i.test(text));
}

/** What connects a new host with the others; undefined where the connections are too special to be continued. */
function connectionsFor(
  file: FeatureFile,
  section: Section,
  hosts: readonly Section[],
  word: string,
): { span: Span; newText: string }[] | undefined {
  const { text } = file;
  const meshes = section.children.filter((c): c is Section => c.keyword.value === 'connection-mesh');
  const connections = section.children.filter((c): c is Section => c.keyword.value === 'connection');
  const names = hosts.map(h => rawWord(h.values[0] as Word));
  if (meshes.length === 1 && connections.length === 0) {
    const last = optionOf(meshes[0] as Section, 'hosts')?.values.at(-1);
    return last ? [{ span: { start: last.outer.end, end: last.outer.end }, newText: ` ${word}` }] : undefined;
  }
  if (meshes.length > 0) return undefined;
  if (connections.length > 0) {
    const added = names.map((name): Statement => ({ head: 'connection', body: [`host ${name};`, `host ${word};`] }));
    const edit = insertStatements(text, section, added);
    return edit && [edit];
  }
  // Two hosts are connected without a word; with a third one that ends.
  const mesh: Statement = { head: 'connection-mesh', body: [`hosts ${[...names, word].join(' ')};`] };
  const edit = hosts.length < 2 ? undefined : insertStatements(text, section, [mesh]);
  return hosts.length < 2 ? [] : edit && [edit];
}

// ── connections ──────────────────────────────────────────────────────────────

/** One mesh instead of nothing, or of plain connections of everybody with everybody. */
function makeMesh(file: FeatureFile, section: Section): Offer | undefined {
  const hosts = section.children.filter(isOn);
  const names = hosts.map(h => h.values[0]);
  if (hosts.length < 2 || section.children.filter(isHost).length !== hosts.length || names.includes(undefined)) return;
  if (section.children.some(c => c.keyword.value === 'connection-mesh')) return undefined;
  // A proxy needs connections of its own.
  if (hosts.some(h => h.children.some(c => c.keyword.value === 'proxy'))) return undefined;
  const connections = section.children.filter((c): c is Section => c.keyword.value === 'connection');
  if (connections.length > 0 && !isFullMesh(file, connections, names as Word[])) return undefined;
  const mesh: Statement = {
    head: 'connection-mesh',
    body: [`hosts ${names.map(n => rawWord(n as Word)).join(' ')};`],
  };
  const title = { en: 'Make a connection-mesh of all hosts', ja: '全ホストの connection-mesh にする' };
  const [first, ...others] = connections;
  if (!first) {
    const edit = insertStatements(file.text, section, [mesh]);
    return edit && { title, edits: inFile(file, [edit]) };
  }
  return {
    title,
    edits: inFile(file, [replaceWith(file, first, [mesh]), ...others.map(c => removeNode(file.text, c))]),
  };
}

/** Whether connections have nothing but hosts, and there is one for each pair. */
function isFullMesh(file: FeatureFile, connections: readonly Section[], names: readonly Word[]): boolean {
  const pairs = new Set<string>();
  for (const connection of connections) {
    const { children, values } = connection;
    const plain = children.every(c => c.kind === 'option' && c.keyword.value === 'host' && c.values.length === 1);
    if (!plain || children.length !== 2 || values.length > 0 || hasComment(file, connection)) return false;
    const ends = children.map(c => names.findIndex(n => sameHost(n.value, (c.values[0] as Word).value)));
    if (ends.includes(-1) || ends[0] === ends[1]) return false;
    pairs.add(ends.sort((a, b) => a - b).join(' '));
  }
  return pairs.size === (names.length * (names.length - 1)) / 2 && pairs.size === connections.length;
}

/** A connection for each pair of hosts, with the options of the mesh in each. */
function expandMesh(file: FeatureFile, section: Section): Offer | undefined {
  const meshes = section.children.filter(
    (c): c is Section => c.kind === 'section' && c.keyword.value === 'connection-mesh',
  );
  const [mesh, ...more] = meshes;
  if (!mesh?.closed || more.length > 0 || hasComment(file, mesh)) return undefined;
  const names = mesh.children.flatMap(c => (c.keyword.value === 'hosts' ? c.values.map(rawWord) : []));
  if (names.length < 2 || names.length > 16) return undefined;
  const options = mesh.children.filter(c => c.keyword.value !== 'hosts').map(statementOf);
  const connections = names.flatMap((a, n) =>
    names.slice(n + 1).map((b): Statement => ({ head: 'connection', body: [`host ${a};`, `host ${b};`, ...options] })),
  );
  return {
    title: { en: 'Expand the connection-mesh into connections', ja: 'connection-mesh を個々の connection に展開する' },
    edits: inFile(file, [replaceWith(file, mesh, connections)]),
  };
}

function replaceWith(file: FeatureFile, node: Node, statements: readonly Statement[]): { span: Span; newText: string } {
  const hand = handOf(file.text);
  const indent = indentAt(file.text, node.span.start);
  return removeNode(file.text, node, `${render(statements, indent, hand)}${hand.newline}`);
}

// ── options ──────────────────────────────────────────────────────────────────

/** An option in a section that its release does not take it in, or no longer: where it belongs. */
function moveOption(file: FeatureFile, option: Option): Offer | undefined {
  const { version } = file.bound;
  const written = option.keyword.value;
  const holder = pathOf(option.parent).find(s => s.keyword.value === 'resource' || s.keyword.value === 'common');
  if (!holder?.closed || option.parent.keyword.value === 'syncer') return undefined;
  const entry = optionEntry(written) ?? optionEntry(written.replace(/^no-/, ''));
  const places = (entry?.facts?.places ?? []) as readonly OptionPlace[];
  const good = (p: OptionPlace): boolean =>
    acceptedAt(p, version) && !(p.deprecatedSince && exists([{ since: p.deprecatedSince }], version));
  const here = pathOfSection(option.parent);
  if (places.length === 0 || places.some(p => p.path === here && good(p))) return undefined;
  const start = `${holder.keyword.value}/`;
  const target = places.find(p => good(p) && p.path.startsWith(start) && !p.path.slice(start.length).includes('/'));
  const name = target?.path.slice(start.length);
  if (name === undefined) return undefined;
  const section = holder.children.find(
    (c): c is Section => c.kind === 'section' && c.keyword.value === name && c.closed,
  );
  const words = `${[written, ...option.values.map(rawWord)].join(' ')};`;
  const insertion = section
    ? insertStatements(file.text, section, [words])
    : insertStatements(file.text, holder, [{ head: name, body: [words] }], holder.children.find(isHost));
  if (!insertion || section === option.parent) return undefined;
  return {
    title: { en: `Move ${written} to ${name}`, ja: `${written} を ${name} に移動する` },
    edits: inFile(file, [removeNode(file.text, option), insertion]),
  };
}

function optionEntry(name: string): OptionEntry | undefined {
  const table = [...Object.values(drbdFamilies), startupOptions].find(t => Object.hasOwn(t, name));
  return table?.[name];
}

// ── words ────────────────────────────────────────────────────────────────────

function optionOf(section: Section, name: string): Option | undefined {
  return section.children.find((c): c is Option => c.kind === 'option' && c.keyword.value === name);
}

function hasComment(file: FeatureFile, section: Section): boolean {
  return file.tree.comments.some(
    c => contains(section.body, c) || (touches(section.span, c.start) && c.start < section.span.end),
  );
}

function statementOf(node: Node): Statement {
  const words = [node.keyword, ...node.values].map(rawWord).join(' ');
  return node.kind === 'option' ? `${words};` : { head: words, body: node.children.map(statementOf) };
}

/** A word as it is written. */
function rawWord(word: Word): string {
  return word.quoted ? `"${word.value.replace(/[\\"]/g, '\\$&')}"` : word.value;
}

/** A part of a text with changes in it. */
function rewritten(text: string, part: Span, edits: readonly { span: Span; newText: string }[]): string {
  let out = '';
  let at = part.start;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    out += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return out + text.slice(at, part.end);
}
