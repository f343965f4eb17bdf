import type { CorosyncFacts, CorosyncInterfaceFacts, CorosyncNodeFacts, WrittenKey } from '../../cluster/corosync.ts';
import type { Located } from '../../cluster/effective.ts';
import type { FileFacts, NameUse, PathUse } from '../../cluster/facts.ts';
import type { Place } from '../../cluster/finding.ts';
import type { Bound } from '../../schema/bound.ts';
import { compareVersions } from '../../schema/release.ts';
import { addressFamily } from '../../schema/values/corosync-address.ts';
import type { Option, Section, Tree, Word } from '../../syntax/tree.ts';
import { generationOf } from './generation.ts';
import type { CorosyncTree } from './parse.ts';
import { deepest } from './paths.ts';

/** What a file says: the cluster's nodes, links and values; names and paths for navigation. */
export function corosyncFacts(bound: Bound, file: string): FileFacts {
  const { tree, version } = bound;
  const place = (word: Word): Place => ({ file, span: word.span });
  const values = new Map<string, WrittenKey>();
  const unknown = new Set<string>();
  const sections = new Map<string, Place>();
  const interfaces: CorosyncInterfaceFacts[] = [];
  const nodelists: Place[] = [];
  const devices: Place[] = [];
  const qnetds: Place[] = [];
  let nodes: CorosyncNodeFacts[] = [];
  const names: NameUse[] = [];
  const paths: PathUse[] = [];

  const write = (option: Option, prefix: string, into: Map<string, WrittenKey>, hidden: Set<string>): void => {
    const word = option.values[0];
    const key = prefix + option.keyword.value;
    if (option.keyword.opaque) return;
    if (word?.opaque || isConditional(tree, option)) {
      hidden.add(key);
      into.delete(key);
      return;
    }
    hidden.delete(key);
    into.set(key, { value: word?.value ?? '', at: place(word ?? option.keyword), keyAt: place(option.keyword) });
    const entry = bound.optionEntry(option);
    if (entry?.path && word) paths.push({ span: word.span, path: word.value });
  };

  // Iterative, since sections may nest deeply.
  const stack: { section: Section; path: string; depth: number }[] = [{ section: tree.root, path: '', depth: 0 }];
  const firstOnly = compareVersions(version, '1.99') < 0;
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { section, path, depth } = item;
    const below: typeof stack = [];
    for (const child of section.children) {
      if (child.kind === 'option') {
        write(child, path === '' ? '' : `${path}.`, values, unknown);
        continue;
      }
      const childPath = path === '' ? child.keyword.value : `${path}.${child.keyword.value}`;
      // Corosync 1 reads only the first section of a name.
      if (firstOnly && path === '' && sections.has(childPath) && childPath !== 'service') continue;
      if (!sections.has(childPath)) sections.set(childPath, place(child.keyword));
      if (childPath === 'quorum.device' && hasKey(child, 'model')) devices.push(place(child.keyword));
      if (childPath === 'quorum.device.net' && hasKey(child, 'host')) qnetds.push(place(child.keyword));
      if (childPath === 'totem.interface') interfaces.push(interfaceFacts(child));
      else if (childPath === 'nodelist') {
        nodelists.push(place(child.keyword));
        // Copying what all of hundreds of lists say would help nobody.
        const list = nodesOf(child, nodelists.length > 100 ? [] : nodes);
        nodes = [...list, ...nodes.slice(list.length)];
      } else if (!childPath.startsWith('nodelist.') && depth < deepest) {
        below.push({ section: child, path: childPath, depth: depth + 1 });
      }
    }
    for (let i = below.length - 1; i >= 0; i--) stack.push(below[i] as (typeof stack)[number]);
  }

  function interfaceFacts(section: Section): CorosyncInterfaceFacts {
    const own = new Map<string, WrittenKey>();
    const hidden = new Set<string>();
    const members: Located<string>[] = [];
    for (const child of section.children) {
      if (child.kind === 'option') write(child, '', own, hidden);
      else if (child.keyword.value === 'member') {
        if (!sections.has('totem.interface.member')) sections.set('totem.interface.member', place(child.keyword));
        for (const option of child.children) {
          const word = option.kind === 'option' && option.keyword.value === 'memberaddr' ? option.values[0] : undefined;
          if (word && !word.opaque) members.push({ value: word.value, at: place(word) });
        }
      }
    }
    const number = own.get(compareVersions(version, '2.99') >= 0 ? 'linknumber' : 'ringnumber')?.value;
    for (const [key, value] of own)
      if (!values.has(`totem.interface.${key}`)) values.set(`totem.interface.${key}`, value);
    return {
      at: place(section.keyword),
      link: Number.parseInt(number ?? '0', 10) || 0,
      values: own,
      unknown: hidden,
      members,
    };
  }

  /** Every nodelist counts its nodes from 0 and overwrites those of the one before, key by key. */
  function nodesOf(list: Section, before: readonly CorosyncNodeFacts[]): CorosyncNodeFacts[] {
    const found: CorosyncNodeFacts[] = [];
    for (const child of list.children) {
      if (child.kind !== 'section' || child.keyword.value !== 'node') continue;
      for (const options of partsOf(child)) found.push(nodeFacts(child, options, before[found.length]));
    }
    return found;
  }

  /**
   * Before 3.1.10 every section inside a node ends the node, and what follows is another one; until then, keys of such a
   * section count as keys of the node.
   */
  function partsOf(section: Section): Option[][] {
    const ends = compareVersions(version, '1.99') >= 0 && compareVersions(version, '3.1.10') < 0;
    const parts: Option[][] = [[]];
    const stack = [{ section, next: 0 }];
    for (let level = stack.at(-1); level; level = stack.at(-1)) {
      const child = level.section.children[level.next++];
      if (!child) {
        stack.pop();
        if (stack.length > 0) parts.push([]);
      } else if (child.kind === 'option') parts.at(-1)?.push(child);
      else if (ends) stack.push({ section: child, next: 0 });
    }
    return parts.length === 1 ? parts : parts.filter(p => p.length > 0);
  }

  function nodeFacts(section: Section, options: readonly Option[], before?: CorosyncNodeFacts): CorosyncNodeFacts {
    const own = new Map(before?.values);
    const hidden = new Set(before?.unknown);
    for (const option of options) write(option, '', own, hidden);
    const addresses = new Map<number, Located<string>>();
    for (const [key, value] of own) {
      const link = /^ring(\d)_addr$/.exec(key)?.[1];
      if (link !== undefined && value.value !== '') addresses.set(Number(link), value);
    }
    const name = own.get('name');
    const nodeId = integer(own.get('nodeid'));
    const votes = integer(own.get('quorum_votes'));
    return {
      at: place(section.keyword),
      section: { file, span: section.span },
      ...(name && name.value !== '' ? { name } : {}),
      ...(nodeId ? { nodeId } : {}),
      ...(votes ? { votes } : {}),
      addresses: new Map([...addresses].sort(([a], [b]) => a - b)),
      values: own,
      unknown: hidden,
    };
  }

  for (const node of nodes) {
    const whole = node.section.span;
    if (node.name)
      names.push({ space: 'node', name: node.name.value, role: 'definition', span: node.name.at.span, whole });
    let defined = node.name !== undefined || node.unknown?.has('name') === true;
    for (const address of node.addresses.values()) {
      if (addressFamily(address.value) !== 'name') continue;
      // Without a name, Pacemaker takes the host name of the first link.
      if (!defined) {
        names.push({ space: 'node', name: address.value, role: 'definition', span: address.at.span, whole });
        defined = true;
      } else if (address.value === node.name?.value) {
        names.push({ space: 'node', name: address.value, role: 'reference', span: address.at.span });
      }
    }
  }

  const facts: CorosyncFacts = {
    values,
    unknown,
    sections,
    nodes,
    hasNodelist: nodelists.length > 0,
    nodelists,
    devices,
    qnetds,
    interfaces,
    generation: generationOf(tree),
    incomplete: tree.incomplete === true,
  };
  // A file of service.d or uidgid.d is a part, not a corosync.conf.
  const part = sections.size > 0 && [...sections.keys()].every(s => s === 'service' || s === 'uidgid');
  return { names, paths, ...(part ? {} : { corosync: facts }) };
}

function hasKey(section: Section, name: string): boolean {
  return section.children.some(c => c.kind === 'option' && c.keyword.value === name);
}

/** In a loop or a condition of a template. */
function isConditional(tree: Tree, option: Option): boolean {
  const { conditional = [] } = tree as Partial<CorosyncTree>;
  return conditional.some(c => c.start <= option.span.start && option.span.start < c.end);
}

function integer(written: WrittenKey | undefined): Located<number> | undefined {
  // strtoll() reads -0 as 0.
  if (!written || !/^\s*(?:\+?\d{1,15}|-0+)$/.test(written.value)) return undefined;
  return { value: Math.abs(Number(written.value)), at: written.at };
}
