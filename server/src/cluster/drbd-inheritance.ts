import { deviceOptions } from '../../../schemas/drbd/device-options.ts';
import { peerDeviceOptions } from '../../../schemas/drbd/peer-device-options.ts';
import { proxyOptions } from '../../../schemas/drbd/proxy-options.ts';
import { startupOptions } from '../../../schemas/drbd/startup-options.ts';
import type { OptionEntry } from '../schema/entry.ts';
import { inRelease } from '../schema/release.ts';
import {
  type DrbdConfiguration,
  type DrbdHost,
  type DrbdOptionLists,
  type DrbdResource,
  noOptionLists,
  type WrittenOption,
} from './drbd.ts';
import { drbdFamilies } from './drbd-effective.ts';
import { isDrbd9 } from './drbd-generation.ts';
import { writtenResources } from './drbd-hosts.ts';
import { isPlain } from './drbd-views.ts';

/** One option that reaches the same connection or volume twice. */
export interface InheritanceClash {
  readonly name: string;
  readonly outer: WrittenOption;
  readonly inner: WrittenOption;
}

/** An option on its way from the place where it is written. */
interface Carried {
  readonly option: WrittenOption;
  readonly inherited: boolean;
}

/**
 * Options that drbdadm 9 calls ambiguous. It copies lists of options from the outside in: what a list has of its own
 * stays, but what was copied into it before must not meet a different value.
 */
export function inheritanceClashes(resource: DrbdResource): InheritanceClash[] {
  const { facts, configuration } = resource;
  if (facts.generated || facts.incomplete || !isDrbd9(configuration.version)) return [];
  const outer = outerLists(resource);
  // What common alone says, and says once, is copied everywhere and meets nothing.
  if (!outer || (isPlain(resource) && !repeats(outer.net) && !repeats(outer.disk))) return [];
  const clashes = new Map<string, InheritanceClash>();
  const { version } = configuration;
  const carry = (from: readonly Carried[], to: Carried[]): void => {
    for (const { option } of from) {
      const existing = to.find(c => c.option.name === option.name);
      if (!existing) to.unshift({ option, inherited: true });
      else if (existing.inherited && !sameValue(existing.option, option, version)) {
        const [first, second] = inOrder(existing.option, option);
        clashes.set(`${second.at.file} ${second.at.span.start}`, { name: option.name, outer: first, inner: second });
      }
    }
  };
  const own = (list: readonly WrittenOption[]): Carried[] => list.map(option => ({ option, inherited: false }));

  const net = own(facts.lists.net);
  carry(own(outer.net), net);
  const disk = split(own(facts.lists.disk));
  const outerDisk = split(own(outer.disk));
  for (const family of diskFamilies) carry(outerDisk[family], disk[family]);

  // From the resource into the volumes of every host, first its own options, then those of its volumes.
  const hosts = new Map<DrbdHost, Map<number, DiskLists>>();
  for (const host of resource.hosts) {
    const volumes = new Map(host.volumes.map(v => [v.number, split(own(v.own?.diskList ?? []))]));
    for (const lists of volumes.values()) for (const family of diskFamilies) carry(disk[family], lists[family]);
    hosts.set(host, volumes);
  }
  for (const volume of facts.volumes) {
    if (!volume.explicit) continue;
    const lists = split(own(volume.diskList));
    for (const volumes of hosts.values()) {
      const target = volumes.get(volume.number);
      if (target) for (const family of diskFamilies) carry(lists[family], target[family]);
    }
  }

  for (const { options, volumes, ends } of connectionsOf(resource)) {
    const list = own(options.own.net);
    // A mesh hands its options on, so they count as copied.
    carry(own(options.mesh), list);
    carry(net, list);
    const peers = new Map(volumes.map(v => [v.number.value, split(own(v.disk)).peer]));
    const ofConnection = split(own(options.own.disk)).peer;
    for (const peer of peers.values()) carry(ofConnection, peer);
    for (const host of ends) {
      for (const [number, lists] of hosts.get(host) ?? []) {
        const peer = peers.get(number) ?? [];
        // Options of the connection as a whole reach the volumes that it names itself, and the others with them.
        if (!peers.has(number)) {
          carry(ofConnection, peer);
          peers.set(number, peer);
        }
        carry(lists.peer, peer);
      }
    }
  }
  return [...clashes.values()];
}

function repeats(list: readonly WrittenOption[]): boolean {
  return list.some((option, i) => list.findIndex(o => o.name === option.name) < i);
}

/** An option that common or a template writes twice with different values, in a section that resources take as a whole. */
export interface RepeatedOption {
  readonly name: string;
  readonly first: WrittenOption;
  readonly last: WrittenOption;
  /** A resource that has no value of its own, so that both reach it. */
  readonly reaches: DrbdResource | undefined;
}

/** Options that common, or a template, writes twice in options, handlers, startup or proxy. */
export function repeatedInCommon(configuration: DrbdConfiguration): RepeatedOption[] {
  const { version, parts } = configuration;
  if (!isDrbd9(version)) return [];
  const resources = writtenResources(configuration);
  const templates = new Set(
    parts.some(p => p.facts.templates.length > 0) ? resources.flatMap(r => r.template ?? []) : [],
  );
  const common = parts.find(p => p.facts.common)?.facts.common;
  const found: RepeatedOption[] = [];
  for (const from of [...(common ? [common] : []), ...templates]) {
    for (const family of wholeFamilies) {
      const before = new Map<string, WrittenOption>();
      for (const option of from.lists[family]) {
        const { name } = option;
        const first = before.get(name);
        if (!first) before.set(name, option);
        // drbdadm 9 throws become-primary-on away while it reads.
        else if (name !== 'become-primary-on' && !sameValue(first, option, version)) {
          const reaches = resources.find(
            r =>
              !r.facts.incomplete &&
              (r.facts.templateFile ? r.template === from : from === common) &&
              !r.facts.lists[family].some(own => own.name === name),
          );
          found.push({ name, first, last: option, reaches });
        }
      }
    }
  }
  return found;
}

const wholeFamilies = ['options', 'handlers', 'startup', 'proxy'] as const;

type DiskLists = Record<(typeof diskFamilies)[number], Carried[]>;

const diskFamilies = ['device', 'disk', 'peer'] as const;

/** Disk sections hold options of three kinds, which are handed on separately. */
function split(list: readonly Carried[]): DiskLists {
  const lists: DiskLists = { device: [], disk: [], peer: [] };
  for (const carried of list) {
    const { name } = carried.option;
    lists[
      Object.hasOwn(peerDeviceOptions, name) ? 'peer' : Object.hasOwn(deviceOptions, name) ? 'device' : 'disk'
    ].push(carried);
  }
  return lists;
}

/** What a template says, else common; undefined where it cannot be seen. */
function outerLists(resource: DrbdResource): DrbdOptionLists | undefined {
  if (resource.facts.templateFile) return resource.template?.lists;
  const common = resource.configuration.parts.find(p => p.facts.common)?.facts.common;
  return common?.lists ?? noOptionLists;
}

interface Connected {
  readonly options: { readonly own: DrbdOptionLists; readonly mesh: readonly WrittenOption[] };
  readonly volumes: DrbdResource['facts']['connections'][number]['volumes'];
  /** Hosts of the first path: only its volumes take part. */
  readonly ends: readonly DrbdHost[];
}

function connectionsOf(resource: DrbdResource): Connected[] {
  return resource.connections.map(({ facts, mesh, paths }) => ({
    options: { own: facts?.lists ?? noOptionLists, mesh: mesh?.lists.net ?? [] },
    volumes: facts?.volumes ?? [],
    ends: paths[0]?.ends.flatMap(e => e.host ?? []) ?? [],
  }));
}

/**
 * Numbers are compared by what they count, protocols without regard to case, everything else as text. Where drbdadm
 * takes an option for a number, it refuses any other value as soon as it compares, be it with itself: a missing value
 * is "yes", and resync-after names a resource.
 */
function sameValue(a: WrittenOption, b: WrittenOption, version: string): boolean {
  const type = inRelease(entryOf(a.name)?.value, version);
  const numeric = type?.kind === 'number' || a.name === 'resync-after';
  // Values that are not read at all have been refused for that.
  if (a.name === 'resync-after' ? !(isNumber(a.text) && isNumber(b.text)) : numeric && (noNumber(a) || noNumber(b)))
    return false;
  if (a === b || a.text === b.text) return true;
  if (type?.kind !== 'number' && a.name !== 'protocol') return false;
  const [left, right] = [type?.read(a.text, version), type?.read(b.text, version)];
  return left?.ok === true && right?.ok === true && left.value === right.value;
}

function entryOf(name: string): OptionEntry | undefined {
  return tables.map(table => (Object.hasOwn(table, name) ? table[name] : undefined)).find(entry => entry);
}

const tables = [drbdFamilies.net, drbdFamilies.disk, drbdFamilies.options, startupOptions, proxyOptions];

function noNumber({ text }: WrittenOption): boolean {
  return text === 'yes' || text === 'no';
}

function isNumber(text: string): boolean {
  return /^\d+[kKmMgGs]?$/.test(text);
}

/** The later one in the file is the one to change; of two files, that of the resource. */
function inOrder(a: WrittenOption, b: WrittenOption): [WrittenOption, WrittenOption] {
  if (a.at.file !== b.at.file) return [b, a];
  return a.at.span.start < b.at.span.start ? [a, b] : [b, a];
}
