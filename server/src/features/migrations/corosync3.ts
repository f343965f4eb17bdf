import type { CorosyncFacts, CorosyncModel } from '../../cluster/corosync.ts';
import { corosyncCrypto } from '../../cluster/corosync-crypto.ts';
import { corosyncGeneration } from '../../cluster/corosync-generation.ts';
import { corosyncMembers } from '../../cluster/corosync-members.ts';
import type { Model } from '../../cluster/model.ts';
import type { CorosyncTree } from '../../languages/corosync/parse.ts';
import { sectionPath } from '../../languages/corosync/paths.ts';
import type { Entry, OptionEntry } from '../../schema/entry.ts';
import { defaultTarget, exists } from '../../schema/release.ts';
import { walk } from '../../syntax/cursor.ts';
import type { Node, Option, Section } from '../../syntax/tree.ts';
import type { Edit } from '../../text/edit.ts';
import type { FeatureFile } from '../context.ts';
import { handOf, indentAt, insertStatements, removeNode, type Statement } from '../statements.ts';
import type { Migration } from './index.ts';

/**
 * Corosync 1 and 2 to 3: a nodelist, knet, links instead of rings, crypto by its new names, and nothing that 3 ignores.
 * The timers stay as written, with the defaults of the new release for the others.
 */
export const toCorosync3: Migration = {
  language: 'corosync',
  title: { en: 'Migrate this file to Corosync 3', ja: 'このファイルを Corosync 3 に移行する' },
  applies: ({ bound, language, tree }) =>
    corosyncGeneration(bound.version) < 3 || language.targetHint(tree) !== undefined,
  migrate(file, model) {
    const { facts } = file;
    // A file of service.d or uidgid.d is a part of something else, and a template writes many files.
    const own = model?.corosync.find(m => m.file === file.file);
    if (!facts.corosync || !own || facts.corosync.incomplete) return [];
    // A file of Corosync 3 keeps its transport and crypto, and only loses what that release passes over.
    const isOld = corosyncGeneration(file.bound.version) < 3 || facts.corosync.generation < 3;
    if (!isOld) return leftovers(file, own, false);
    const removed = leftovers(file, own, true);
    return [
      ...removed,
      ...passedOver(file).filter(e => !removed.some(r => r.span.start <= e.span.start && e.span.end < r.span.end)),
      ...nodelist(file, own, model),
      ...crypto(file, own),
      ...quorum(file, own),
      ...nodeIds(file, own),
    ];
  },
};

/** What every release 3 passes over, and what it calls otherwise. */
function leftovers({ tree, bound }: FeatureFile, { facts }: CorosyncModel, isOld: boolean): Edit[] {
  const { text } = tree;
  const edits: Edit[] = [];
  const gone = new Set<Node>();
  const remove = (node: Node): void => {
    gone.add(node);
    edits.push(removeNode(text, node));
  };
  for (const node of walk(tree.root)) {
    if (isBelow(node, gone)) continue;
    if (node.kind === 'section') {
      const path = sectionPath(node);
      const entry = bound.sectionEntry(node);
      if (path === 'totem.interface') migrateInterface(node, remove, edits);
      else if (path === 'totem.interface.member') remove(node);
      else if (isGone(entry)) remove(node);
      else if (path === 'logging.logger_subsys' && ofOpenais(node)) remove(node);
      continue;
    }
    const path = `${sectionPath(node.parent)}.${node.keyword.value}`;
    const entry = bound.optionEntry(node);
    const value = node.values[0];
    if (path === 'totem.interface.ringnumber') continue; // It becomes linknumber, or goes with its section.
    if (path === 'totem.rrp_mode' && facts.interfaces.length > 1 && /^(?:active|passive)$/.test(value?.value ?? '')) {
      edits.push({ span: node.keyword.span, newText: 'link_mode' });
    } else if (isOld && path === 'totem.transport' && value && /^(?:udpu?|iba)$/.test(value.value)) {
      edits.push({ span: value.span, newText: 'knet' });
    } else if (path === 'totem.nodeid' || isGone(entry)) {
      remove(node);
    } else if (/^logging\.(?:logger_subsys\.)?to_file$/.test(path)) {
      edits.push({ span: node.keyword.span, newText: 'to_logfile' });
    } else if (/^logging\.(?:logger_subsys\.)?syslog_level$/.test(path)) {
      edits.push({ span: node.keyword.span, newText: 'syslog_priority' });
    }
  }
  return edits;
}

/** Lines and ends of lines that Corosync 2 passes over and Corosync 3 refuses become comments. */
function passedOver({ tree }: FeatureFile): Edit[] {
  const { text } = tree;
  const hand = handOf(text);
  return (
    (tree as Partial<CorosyncTree>).faults?.flatMap(({ kind, span }) => {
      const { start } = span;
      if (kind === 'junk') return [{ span: { start, end: start }, newText: '# ' }];
      if (kind !== 'text-around-close' && kind !== 'text-after-open') return [];
      const indent = indentAt(text, start);
      const written = text.slice(start, span.end).trimEnd();
      const comment = written.startsWith('#') ? written : `# ${written}`;
      const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
      if (!/[{}]/.test(before)) return [{ span, newText: `${comment}${hand.newline}${indent}` }];
      const blanks = /[ \t]*$/.exec(before)?.[0].length ?? 0;
      const inside = kind === 'text-after-open' ? hand.indent : '';
      return [
        { span: { start: start - blanks, end: span.end }, newText: `${hand.newline}${indent}${inside}${comment}` },
      ];
    }) ?? []
  );
}

function isGone(entry: Entry | undefined): boolean {
  if (!entry) return false;
  const { unusedSince } = (entry as OptionEntry).facts ?? {};
  return !exists(entry.exists, defaultTarget.corosync) || typeof unusedSince === 'string';
}

const ofRings: ReadonlySet<string> = new Set(['bindnetaddr', 'mcastaddr', 'broadcast', 'ttl']);

/** The addresses move to the nodelist; a section that says nothing else goes with them. */
function migrateInterface(section: Section, remove: (node: Node) => void, edits: Edit[]): void {
  const kept = section.children.some(
    c => c.kind === 'option' && !ofRings.has(c.keyword.value) && !/^(?:ring|link)number$/.test(c.keyword.value),
  );
  if (!kept) {
    remove(section);
    return;
  }
  for (const child of section.children) {
    if (child.kind !== 'option') continue;
    if (child.keyword.value === 'ringnumber') edits.push({ span: child.keyword.span, newText: 'linknumber' });
    else if (ofRings.has(child.keyword.value)) remove(child);
  }
}

function nodelist({ tree }: FeatureFile, own: CorosyncModel, model: Model | undefined): Edit[] {
  if (own.facts.hasNodelist) return [];
  const body: Statement[] = nodesOf(own.facts, model).map(({ addresses, name, id }) => ({
    head: 'node',
    body: [
      ...addresses.map((address, link) => `ring${link}_addr: ${address}`),
      name === undefined ? '# name: (as uname -n says)' : `name: ${name}`,
      `nodeid: ${id}`,
    ],
  }));
  if (body.length === 0) {
    body.push('# A node section for every node belongs here, with ring0_addr, name and nodeid.');
  }
  const sections = tree.root.children.filter((c): c is Section => c.kind === 'section');
  const before = sections.find(s => s.keyword.value === 'quorum') ?? sections.find(s => s.keyword.value === 'logging');
  return one(insertStatements(tree.text, tree.root, [{ head: 'nodelist', body }], before));
}

interface NewNode {
  readonly addresses: readonly string[];
  readonly name: string | undefined;
  readonly id: number;
}

/** From the member sections of the rings; else Pacemaker's nodes, by their names. */
function nodesOf({ interfaces }: CorosyncFacts, model: Model | undefined): NewNode[] {
  const rings = [...interfaces].sort((a, b) => a.link - b.link);
  const members = rings[0]?.members ?? [];
  if (members.length > 0) {
    return members.map((member, n) => ({
      addresses: rings.flatMap(ring => ring.members[n]?.value ?? []),
      name: hostAt(member.value, model),
      id: n + 1,
    }));
  }
  const nodes = (model?.pacemaker[0]?.facts.nodes ?? []).filter(
    n => n.uname && (n.type === undefined || n.type.value === 'member'),
  );
  const ids = nodes.map(n => Number(n.id?.value));
  const keep = ids.every(id => Number.isInteger(id) && id > 0 && id < 65_536);
  return nodes.map((node, n) => {
    const name = node.uname?.value ?? '';
    return { addresses: [name], name, id: keep ? (ids[n] as number) : n + 1 };
  });
}

/** The DRBD host that has an address, if just one has. */
function hostAt(address: string, model: Model | undefined): string | undefined {
  const names = new Set<string>();
  for (const { hosts } of model?.drbdResources ?? []) {
    for (const { facts, names: own } of hosts) {
      if (own.length === 1 && facts.address?.host === address) names.add(own[0] as string);
    }
  }
  return names.size === 1 ? [...names][0] : undefined;
}

/** secauth was on unless it was switched off; Corosync 3 has no crypto unless it is switched on. */
function crypto({ tree }: FeatureFile, own: CorosyncModel): Edit[] {
  const inForce = corosyncCrypto(own);
  const totem = sectionOf(tree.root, 'totem');
  if (!inForce || !totem) return [];
  const { values } = own.facts;
  const edits: Edit[] = [];
  const secauth = optionOf(totem, 'secauth');
  if (secauth) edits.push(removeNode(tree.text, secauth));
  if (inForce.cipher.value === 'none' && inForce.hash.value === 'none') return edits;
  const wanted = {
    crypto_cipher: /^(?:aes\d+|none)$/.test(inForce.cipher.value) ? inForce.cipher.value : 'aes256',
    crypto_hash: /^(?:sha(?:256|384|512)|none)$/.test(inForce.hash.value) ? inForce.hash.value : 'sha256',
  };
  if (wanted.crypto_cipher !== 'none' && wanted.crypto_hash === 'none') wanted.crypto_hash = 'sha256';
  const lines: string[] = [];
  for (const [key, value] of Object.entries(wanted)) {
    const written = values.get(`totem.${key}`);
    if (!written || written.value === '') lines.push(`${key}: ${value}`);
    else if (written.value !== value) edits.push({ span: written.at.span, newText: value });
  }
  if (lines.length > 0) edits.push(...one(insertStatements(tree.text, totem, lines)));
  return edits;
}

function quorum({ tree }: FeatureFile, own: CorosyncModel): Edit[] {
  const { facts } = own;
  const section = sectionOf(tree.root, 'quorum');
  const count = facts.hasNodelist ? corosyncMembers(own).length : (facts.interfaces[0]?.members.length ?? 0);
  if (!section) {
    const body = ['provider: corosync_votequorum', ...(count === 2 ? ['two_node: 1'] : [])];
    return one(insertStatements(tree.text, tree.root, [{ head: 'quorum', body }]));
  }
  const edits: Edit[] = [];
  const expected = optionOf(section, 'expected_votes');
  // The nodelist counts the votes; where none could be made, the number is still of use to whoever makes it.
  if (expected && Number(expected.values[0]?.value) === count) edits.push(removeNode(tree.text, expected));
  if (!facts.values.get('quorum.provider')?.value && !facts.unknown.has('quorum.provider')) {
    const provider = optionOf(section, 'provider');
    if (provider) edits.push(removeNode(tree.text, provider));
    edits.push(...one(insertStatements(tree.text, section, ['provider: corosync_votequorum'])));
  }
  return edits;
}

/** knet needs them; Corosync 2 made them from the addresses. */
function nodeIds({ tree }: FeatureFile, own: CorosyncModel): Edit[] {
  const used = new Set(own.nodes.map(n => n.nodeId?.value));
  let free = 1;
  const edits: Edit[] = [];
  for (const node of walk(tree.root)) {
    if (node.kind !== 'section' || sectionPath(node) !== 'nodelist.node' || optionOf(node, 'nodeid')) continue;
    while (used.has(free)) free++;
    used.add(free);
    edits.push(...one(insertStatements(tree.text, node, [`nodeid: ${free}`])));
  }
  return edits;
}

const openais = /^(?:AMF|CLM|CKPT|EVT|LCK|MSG|TMR|CONFDB|EVS)$/;

function ofOpenais(section: Section): boolean {
  return openais.test(optionOf(section, 'subsys')?.values[0]?.value ?? '');
}

function isBelow(node: Node, gone: ReadonlySet<Node>): boolean {
  for (let s: Section | undefined = node.parent; s; s = s.parent) if (gone.has(s)) return true;
  return false;
}

function sectionOf(root: Section, name: string): Section | undefined {
  return root.children.find((c): c is Section => c.kind === 'section' && c.keyword.value === name);
}

function optionOf(section: Section, name: string): Option | undefined {
  return section.children.findLast((c): c is Option => c.kind === 'option' && c.keyword.value === name);
}

function one(edit: Edit | undefined): Edit[] {
  return edit ? [edit] : [];
}
