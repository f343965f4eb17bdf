import { deviceOptions } from '../../../../schemas/drbd/device-options.ts';
import { diskOptions } from '../../../../schemas/drbd/disk-options.ts';
import { netOptions } from '../../../../schemas/drbd/net-options.ts';
import { peerDeviceOptions } from '../../../../schemas/drbd/peer-device-options.ts';
import { resourceOptions } from '../../../../schemas/drbd/resource-options.ts';
import { isDrbd9 } from '../../cluster/drbd-generation.ts';
import { notAName } from '../../languages/drbd/token-kind.ts';
import { defaultTarget } from '../../schema/release.ts';
import { walk } from '../../syntax/cursor.ts';
import type { Node, Option, Section, Tree } from '../../syntax/tree.ts';
import type { Edit } from '../../text/edit.ts';
import { contains, type Span } from '../../text/span.ts';
import { handOf, indentAt, insertStatements, removeNode, render, type Statement } from '../statements.ts';
import type { Migration } from './index.ts';

/**
 * DRBD 8.3 and 8.4 to 9: options into the sections where they belong, gone ones out, node-ids, the handlers of DRBD 9.
 */
export const toDrbd9: Migration = {
  language: 'drbd',
  title: { en: 'Migrate this file to DRBD 9', ja: 'このファイルを DRBD 9 に移行する' },
  applies: ({ bound, language, tree }) => !isDrbd9(bound.version) || language.targetHint(tree) !== undefined,
  migrate: ({ tree }) => {
    const edits: Edit[] = [];
    for (const holder of tree.root.children) {
      if (holder.kind !== 'section' || holder.keyword.quoted) continue;
      if (holder.keyword.value === 'common' || holder.keyword.value === 'resource') migrateHolder(tree, holder, edits);
    }
    return edits;
  },
};

/** The fencing handlers of a section as DRBD 9 has them. */
export function handlersOfDrbd9({ text }: Tree, section: Section): Edit[] {
  const edits: Edit[] = [];
  const removed = new Set<Node>();
  for (const node of section.children) {
    if (node.kind !== 'option') continue;
    migrateHandler(text, node, edits, removed, (_family, _name, lines) => {
      const edit = insertStatements(text, section, lines);
      if (edit) edits.push(edit);
    });
  }
  return [...edits, ...[...removed].map(n => removeNode(text, n))];
}

type Family = 'net' | 'disk' | 'options' | 'handlers';

/** A section that takes options for DRBD 9, and what comes into it. */
interface Moved {
  readonly name: string;
  readonly lines: readonly string[];
}

function migrateHolder(tree: Tree, holder: Section, edits: Edit[]): void {
  const { text } = tree;
  const moved = new Map<Family, Moved[]>();
  const removed = new Set<Node>();
  /** The child that first gave something away: what is new stands in its place. */
  let giver: Node | undefined;
  const move = (family: Family, name: string, lines: readonly string[], from: Node): void => {
    giver ??= childHolding(holder, from);
    const list = moved.get(family);
    if (list) list.push({ name, lines });
    else moved.set(family, [{ name, lines }]);
  };

  for (const node of walkIn(holder)) {
    const parent = node.parent as Section;
    const section = parent.keyword.value;
    if (node.kind === 'section') {
      if (node.keyword.value === 'syncer' && parent === holder) {
        giver ??= node;
        for (const { option, comments, trailing } of withComments(tree, node)) {
          const fate = fateOf(option, 'syncer');
          // A comment about an option that is gone would mean the next one.
          if (fate.kind !== 'drop') move(fate.family, fate.name, [...comments, `${fate.text}${trailing}`], option);
        }
        removed.add(node);
      }
      quoteNames(node, edits);
      continue;
    }
    if (parent === holder && node.keyword.value === 'protocol') {
      move('net', 'protocol', [statement(node, 'protocol')], node);
      removed.add(node);
    } else if (node.keyword.value === 'ignore-on' && parent === holder) removed.add(node);
    else if (node.keyword.value === 'flexible-meta-disk') rename(node, 'meta-disk', edits);
    else if (section === 'startup' && node.keyword.value === 'become-primary-on') removed.add(node);
    else if (section === 'net' || section === 'disk') {
      const fate = fateOf(node, section);
      if (fate.kind === 'drop') removed.add(node);
      else if (fate.family !== section) {
        move(fate.family, fate.name, [fate.text], node);
        removed.add(node);
      } else if (fate.kind === 'rewrite') {
        edits.push({ span: { start: node.span.start, end: node.span.end }, newText: fate.text });
      }
    } else if (section === 'handlers') migrateHandler(text, node, edits, removed, move);
  }
  if (holder.keyword.value === 'resource') {
    addNodeIds(text, holder, edits);
    alternatePaths(text, holder, edits, removed);
  }

  const created: Statement[] = [];
  for (const [family, list] of moved) {
    const target = holder.children.find(
      (c): c is Section => c.kind === 'section' && c.keyword.value === family && c.closed,
    );
    const known = new Set(target?.children.filter(c => !removed.has(c)).map(c => plainName(c.keyword.value)));
    const lines: string[] = [];
    for (const { name, lines: own } of list) {
      if (known.has(name)) continue;
      known.add(name);
      lines.push(...own);
    }
    if (lines.length === 0) continue;
    const edit = target && insertStatements(text, target, lines);
    if (edit) edits.push(edit);
    else created.push({ head: family, body: lines });
    // A section that something comes into is kept.
    if (target && edit) removed.delete(target);
  }

  const kept = new Set(edits.map(e => e.span.start));
  for (const child of holder.children) {
    if (child.kind === 'section' && !removed.has(child) && isEmptied(tree, child, removed, kept)) {
      for (const c of child.children) removed.delete(c);
      removed.add(child);
    }
  }
  let place = giver;
  for (const node of removed) {
    if (node === place && created.length > 0) {
      edits.push(replacement(text, node, created));
      place = undefined;
    } else edits.push(removeNode(text, node));
  }
  if (created.length > 0 && place) {
    const edit = insertStatements(text, holder, created, place);
    if (edit) edits.push(edit);
  }
}

/** New sections where an old statement or section stood. */
function replacement(text: string, node: Node, created: readonly Statement[]): Edit {
  const hand = handOf(text);
  const indent = indentAt(text, node.span.start);
  return removeNode(text, node, `${render(created, indent, hand)}${hand.newline}`);
}

/** Whether nothing is left of a section. */
function isEmptied(tree: Tree, section: Section, removed: ReadonlySet<Node>, kept: ReadonlySet<number>): boolean {
  return (
    section.children.length > 0 &&
    section.children.every(c => removed.has(c)) &&
    ![...kept].some(at => section.body.start <= at && at <= section.body.end) &&
    !tree.comments.some(c => contains(section.body, c))
  );
}

type Fate =
  | { readonly kind: 'drop' }
  | {
      readonly kind: 'keep' | 'rewrite';
      readonly family: 'net' | 'disk' | 'options';
      readonly name: string;
      readonly text: string;
    };

/** What becomes of an option of net, disk or syncer. */
function fateOf(option: Option, section: 'net' | 'disk' | 'syncer'): Fate {
  const written = option.keyword.value;
  if (gone.has(plainName(written))) return { kind: 'drop' };
  const renamed = renames[written];
  const name = renamed ?? plainName(written);
  const values = option.values.map(raw);
  const negated = name !== written && renamed === undefined;
  // `no-NAME` without a value is `NAME no`.
  const text = negated && values.length === 0 ? `${name} no;` : `${[renamed ?? written, ...values].join(' ')};`;
  const isOld = renamed !== undefined || (negated && values.length === 0);
  const home = homeOf(name) ?? (section === 'syncer' ? 'disk' : section);
  // What DRBD 9 knows in both places stays.
  const family = section !== 'syncer' && home !== 'net' && home !== section && name !== 'fencing' ? section : home;
  return { kind: isOld ? 'rewrite' : 'keep', family, name, text };
}

function homeOf(name: string): 'net' | 'disk' | 'options' | undefined {
  if (name === 'fencing') return 'net';
  if ([diskOptions, deviceOptions, peerDeviceOptions].some(t => Object.hasOwn(t, name))) return 'disk';
  if (Object.hasOwn(netOptions, name)) return 'net';
  return Object.hasOwn(resourceOptions, name) ? 'options' : undefined;
}

const renames: Readonly<Record<string, string>> = { rate: 'resync-rate', after: 'resync-after' };

/** Options that DRBD 9 has not: it refuses them, or there is nothing left that they could set. */
const gone: ReadonlySet<string> = new Set([
  'max-bio-bvecs',
  'use-bmbv',
  'delay-probe-volume',
  'delay-probe-interval',
  'throttle-threshold',
  'hold-off-threshold',
  'unplug-watermark',
  'discard-my-data',
  '_is_default',
]);

type Move = (family: Family, name: string, lines: readonly string[], from: Node) => void;

function migrateHandler(text: string, node: Option, edits: Edit[], removed: Set<Node>, move: Move): void {
  const word = node.values[0];
  const siblings = (node.parent as Section).children;
  const has = (name: string): boolean => siblings.some(c => c.keyword.value === name);
  const { value: name } = node.keyword;
  if (name === 'outdate-peer') {
    if (has('fence-peer')) {
      removed.add(node);
      return;
    }
    rename(node, 'fence-peer', edits);
  }
  if (!word) return;
  const written = text.slice(word.span.start, word.span.end);
  if (name === 'fence-peer' || name === 'outdate-peer') {
    replaceWord(word.span, written, written.replaceAll('crm-fence-peer.sh', 'crm-fence-peer.9.sh'), edits);
    return;
  }
  if (name === 'unfence-peer') {
    replaceWord(word.span, written, written.replaceAll('crm-unfence-peer.sh', 'crm-unfence-peer.9.sh'), edits);
    return;
  }
  if (name !== 'after-resync-target' || !/crm-unfence-peer(?:\.9)?\.sh/.test(written)) return;
  const parts = /[\\'"&|]/.test(written) ? [written] : written.split(';').map(p => p.trim());
  const isUnfence = (part: string): boolean => /crm-unfence-peer(?:\.9)?\.sh/.test(part);
  const others = parts.filter(p => p !== '' && !isUnfence(p));
  // Inside of a larger script it cannot be told apart.
  if (parts.length === 1 && !/^\S*crm-unfence-peer(?:\.9)?\.sh(?:\s+\S+)*$/.test(parts[0] as string)) return;
  const script = (parts.find(isUnfence) as string).replace('crm-unfence-peer.sh', 'crm-unfence-peer.9.sh');
  if (others.length === 0 && !has('unfence-peer')) {
    rename(node, 'unfence-peer', edits);
    replaceWord(word.span, written, script, edits);
    return;
  }
  if (others.length === 0) removed.add(node);
  else replaceWord(word.span, written, others.join('; '), edits);
  if (!has('unfence-peer')) move('handlers', 'unfence-peer', [`unfence-peer "${script}";`], node);
}

/** DRBD 9 identifies hosts by number; it makes numbers up only for two hosts of a file in the old syntax. */
function addNodeIds(text: string, resource: Section, edits: Edit[]): void {
  const hosts = resource.children.filter((c): c is Section => c.kind === 'section' && isHost(c.keyword.value));
  const idOf = (host: Section) => host.children.find(c => c.keyword.value === 'node-id');
  const used = new Set(hosts.map(h => (idOf(h) as Option | undefined)?.values[0]?.value));
  if (hosts.length < 2) return;
  let free = 0;
  for (const host of hosts) {
    if (idOf(host)) continue;
    while (used.has(String(free))) free++;
    used.add(String(free));
    const edit = insertStatements(text, host, [`node-id ${free};`], host.children[0]);
    if (edit) edits.push(edit);
  }
}

/** The second address of a host (8.4.6 and later) is a second path. */
function alternatePaths(text: string, resource: Section, edits: Edit[], removed: Set<Node>): void {
  const hosts = resource.children.filter((c): c is Section => c.kind === 'section' && isHost(c.keyword.value));
  const find = (host: Section, name: string): Option | undefined =>
    host.children.find((c): c is Option => c.kind === 'option' && c.keyword.value === name);
  const seconds = hosts.map(h => find(h, 'alternate-link-address'));
  if (seconds.every(s => s === undefined)) return;
  if (hosts.length !== 2 || hosts.some(h => h.keyword.value !== 'on') || seconds.includes(undefined)) return;
  const path = (name: string): Statement => ({
    head: 'path',
    body: hosts.map(
      h => `host ${h.values[0] ? raw(h.values[0]) : ''} address ${find(h, name)?.values.map(raw).join(' ')};`,
    ),
  });
  if (hosts.some(h => !find(h, 'address'))) return;
  const edit = insertStatements(text, resource, [
    { head: 'connection', body: [path('address'), path('alternate-link-address')] },
  ]);
  if (!edit) return;
  edits.push(edit);
  for (const second of seconds) if (second) removed.add(second);
}

/** Words that have become keywords need quotes as names. */
function quoteNames(section: Section, edits: Edit[]): void {
  const { value: keyword } = section.keyword;
  if (keyword !== 'resource' && keyword !== 'on' && keyword !== 'stacked-on-top-of') return;
  for (const word of section.values) {
    if (word.quoted || !notAName(word, defaultTarget['drbd-utils'])?.quote) continue;
    edits.push({ span: word.outer, newText: `"${word.value}"` });
  }
}

function isHost(keyword: string): boolean {
  return keyword === 'on' || keyword === 'floating' || keyword === 'stacked-on-top-of';
}

/** All nodes of a section except what is in its syncer, the section first. */
function* walkIn(holder: Section): Generator<Node> {
  quotable: for (const node of [holder as Node, ...walk(holder)]) {
    for (let s = node.parent; s && s !== holder; s = s.parent) if (s.keyword.value === 'syncer') continue quotable;
    if (node === holder) continue;
    yield node;
  }
}

function childHolding(holder: Section, node: Node): Node {
  let child = node;
  while (child.parent && child.parent !== holder) child = child.parent;
  return child;
}

/** Options of a section with the comment lines above them and the comment behind them. */
function withComments(
  tree: Tree,
  section: Section,
): { option: Option; comments: readonly string[]; trailing: string }[] {
  const found: { option: Option; comments: string[]; trailing: string }[] = [];
  let from = section.body.start;
  const options = section.children.filter((c): c is Option => c.kind === 'option');
  const inside = tree.comments.filter(c => contains(section.body, c));
  options.forEach((option, n) => {
    const until = options[n + 1]?.span.start ?? section.body.end;
    const above = inside.filter(c => from <= c.start && c.start < option.span.start);
    const behind = inside.filter(c => option.span.end <= c.start && c.start < until);
    const same = behind.filter(c => !tree.text.slice(option.span.end, c.start).includes('\n'));
    const last = n === options.length - 1 ? behind.filter(c => !same.includes(c)) : [];
    const words = (c: Span): string => tree.text.slice(c.start, c.end).trimEnd();
    found.push({
      option,
      comments: [...above, ...last].map(words),
      trailing: same.map(c => ` ${words(c)}`).join(''),
    });
    from = Math.max(option.span.end, same.at(-1)?.end ?? 0);
  });
  return found;
}

function statement(option: Option, name: string): string {
  return `${[name, ...option.values.map(raw)].join(' ')};`;
}

/** A word as it is written. */
function raw(word: Option['values'][number]): string {
  return word.quoted ? `"${word.value.replace(/[\\"]/g, '\\$&')}"` : word.value;
}

function plainName(name: string): string {
  return name.startsWith('no-') ? name.slice(3) : name;
}

function rename({ keyword }: Option, to: string, edits: Edit[]): void {
  edits.push({ span: keyword.outer, newText: to });
}

function replaceWord(span: Span, before: string, after: string, edits: Edit[]): void {
  if (before !== after) edits.push({ span, newText: after });
}
