import type { Effective, Located } from './effective.ts';
import type { Place } from './finding.ts';

/** Options written in one section: name → what is written (the last one where a name repeats). */
export type WrittenOptions = ReadonlyMap<string, WrittenOption>;
export interface WrittenOption {
  readonly name: string;
  /** Text of the value as written; `yes` and `no` for flags (`no-NAME` is NAME with `no`). */
  readonly text: string;
  /** The value, or the name where there is no value. */
  readonly at: Place;
  readonly nameAt: Place;
}

/** The four option families of a level (common, template, resource, connection …). */
export interface DrbdOptions {
  readonly net: WrittenOptions;
  readonly disk: WrittenOptions;
  readonly options: WrittenOptions;
  readonly handlers: WrittenOptions;
  readonly startup: WrittenOptions;
}

export interface DrbdAddress {
  readonly family: string;
  /** Without brackets. */
  readonly host: string;
  readonly port: number | undefined;
  /** Address and port. */
  readonly at: Place;
  /** The address alone, and the port alone. */
  readonly hostAt: Place;
  readonly portAt: Place;
}

/** Options in the order they are written, repeated ones included. */
export interface DrbdOptionLists {
  readonly net: readonly WrittenOption[];
  readonly disk: readonly WrittenOption[];
  /** The other sections that common hands to the resources. */
  readonly options: readonly WrittenOption[];
  readonly handlers: readonly WrittenOption[];
  readonly startup: readonly WrittenOption[];
  readonly proxy: readonly WrittenOption[];
}

/** Nothing written at all. */
export const noOptionLists: DrbdOptionLists = { net: [], disk: [], options: [], handlers: [], startup: [], proxy: [] };

export interface DrbdVolumeFacts {
  readonly number: number;
  /** False for the implicit volume 0 of statements that stand directly in a host or resource. */
  readonly explicit: boolean;
  readonly at: Place;
  /** `/dev/drbd1`, always with /dev/. */
  readonly device?: Located<string>;
  readonly minor?: Located<number>;
  /** `none` is a diskless host. */
  readonly disk?: Located<string>;
  readonly metaDisk?: Located<string>;
  /** `internal`, `flexible`, or the number in brackets. */
  readonly metaIndex?: string;
  readonly diskOptions: WrittenOptions;
  readonly diskList: readonly WrittenOption[];
  /** Value of `tiebreaker`, where it is written. */
  readonly tiebreaker?: Located<string>;
}

/** `proxy on HOST { … }`. */
export interface DrbdProxyFacts {
  readonly at: Place;
  readonly onHosts: readonly Located<string>[];
  readonly inside?: DrbdAddress;
  readonly outside?: DrbdAddress;
}

export interface DrbdHostFacts {
  readonly kind: 'on' | 'floating' | 'stacked-on-top-of';
  /** Names behind `on`, the address text of floating, the lower resource of stacked-on-top-of. */
  readonly names: readonly Located<string>[];
  /** The section keyword. */
  readonly at: Place;
  readonly section: Place;
  readonly nodeId?: Located<number>;
  /** As it is written, even where it is no number: drbdadm compares the texts, the kernel the numbers. */
  readonly nodeIdText?: string;
  readonly address?: DrbdAddress;
  readonly proxy?: DrbdProxyFacts;
  /** In the order they are written, the implicit one first. */
  readonly volumes: readonly DrbdVolumeFacts[];
}

/** One end of a connection or path. */
export interface DrbdEnd {
  /** The name behind `host`; the text of the address where the end is given by `address` alone. */
  readonly host: Located<string>;
  readonly byAddress: boolean;
  readonly address?: DrbdAddress;
  readonly port?: Located<number>;
  readonly proxy?: DrbdProxyFacts;
}

export interface DrbdConnectionFacts {
  readonly at: Place;
  readonly section: Place;
  readonly name?: Located<string>;
  /** Ends written directly, and those of each path. */
  readonly ends: readonly DrbdEnd[];
  readonly paths: readonly { readonly at: Place; readonly ends: readonly DrbdEnd[] }[];
  readonly options: DrbdOptions;
  readonly lists: DrbdOptionLists;
  /** Peer-device options of single volumes. */
  readonly volumes: readonly { readonly number: Located<number>; readonly disk: readonly WrittenOption[] }[];
}

export interface DrbdMeshFacts {
  readonly at: Place;
  readonly section: Place;
  readonly hosts: readonly Located<string>[];
  readonly options: DrbdOptions;
  readonly lists: DrbdOptionLists;
}

export interface DrbdResourceFacts {
  readonly name: Located<string>;
  readonly at: Place;
  readonly section: Place;
  readonly hosts: readonly DrbdHostFacts[];
  readonly volumes: readonly DrbdVolumeFacts[];
  readonly connections: readonly DrbdConnectionFacts[];
  readonly meshes: readonly DrbdMeshFacts[];
  readonly options: DrbdOptions;
  readonly lists: DrbdOptionLists;
  /** The keyword of its net section. */
  readonly netAt?: Place;
  /** The keyword of its startup section, where something stands in it. */
  readonly startupAt?: Place;
  /** Output of `drbdsetup show`: nothing is to be judged in it. */
  readonly generated: boolean;
  readonly templateFile?: Located<string>;
  /** Parts are left out (elision marks, syntax errors inside): nothing is "missing" or "unknown" here. */
  readonly incomplete: boolean;
}

export interface DrbdCommonFacts {
  readonly at: Place;
  /** With its braces. */
  readonly section: Place;
  readonly options: DrbdOptions;
  readonly lists: DrbdOptionLists;
  readonly netAt?: Place;
  readonly startupAt?: Place;
  /** Opened, and of no effect. */
  readonly templateFile?: Located<string>;
}

/** What one DRBD file says. */
export interface DrbdFacts {
  readonly includes: readonly Located<string>[];
  /** Template files that resources name, and common, where drbdadm opens it as well. */
  readonly templates: readonly Located<string>[];
  /** A resource is stacked on another one. */
  readonly stacked: boolean;
  readonly global?: { readonly at: Place; readonly options: WrittenOptions };
  readonly common?: DrbdCommonFacts;
  readonly resources: readonly DrbdResourceFacts[];
}

/** Files that drbdadm reads as one: a start file and what it includes, or the loose files of a folder. */
export interface DrbdConfiguration {
  readonly files: readonly string[];
  /** The file that includes the others; absent for loose files. */
  readonly start?: string;
  readonly resources: readonly DrbdResource[];
  readonly common: DrbdOptions | undefined;
  /** Where each file that counts says something of its own, in the order drbdadm reads them. */
  readonly parts: readonly { readonly file: string; readonly facts: DrbdFacts }[];
  /** Included files that are not in sight: what they say is unknown. */
  readonly unseen: readonly Located<string>[];
  /** Version number that it is judged for. */
  readonly version: string;
  /** Kept from one configuration to the next that follows from an edit; see `drbd-index.ts`. */
  readonly memory: Map<unknown, unknown>;
}

/** A host of a resource with what holds on it. */
export interface DrbdHost {
  readonly facts: DrbdHostFacts;
  /** Names behind `on`, the generated name of a floating host, the lower resource's hosts of a stacked one. */
  readonly names: readonly string[];
  /** The resource below a stacked host section, where it is in sight. */
  readonly lower: DrbdResourceFacts | undefined;
  /** By number; statements of the resource inherited. */
  readonly volumes: readonly DrbdHostVolume[];
}

/** A volume on one host. */
export interface DrbdHostVolume {
  readonly number: number;
  readonly explicit: boolean;
  readonly at: Place;
  readonly device?: Located<string>;
  readonly minor?: Located<number>;
  readonly disk?: Located<string>;
  readonly metaDisk?: Located<string>;
  readonly metaIndex?: string;
  /** Written in the host section itself, or inherited from the resource. */
  readonly own: DrbdVolumeFacts | undefined;
  readonly inherited: DrbdVolumeFacts | undefined;
}

/** One end of a path with the host it stands for. */
export interface DrbdPathEnd {
  readonly name: string;
  readonly at: Place;
  readonly host: DrbdHost | undefined;
  readonly address: DrbdAddress | undefined;
  readonly facts: DrbdEnd | undefined;
}

/** A resource with its values in force. Rules with `on: 'drbd.resource'` get this. */
export interface DrbdResource {
  readonly facts: DrbdResourceFacts;
  readonly name: string;
  readonly file: string;
  readonly configuration: DrbdConfiguration;
  /** `on` names of all hosts, in order. */
  readonly hostNames: readonly string[];
  readonly hosts: readonly DrbdHost[];
  /** All connections: written ones, the pairs of meshes, and the implicit one between two hosts. */
  readonly connections: readonly DrbdConnection[];
  /** Volume numbers with device and backing disk per host, resource-level statements inherited. */
  readonly volumes: readonly DrbdVolume[];
  /** The common section of its template file; undefined without one, and where it is not in sight. */
  readonly template: DrbdFacts['common'] | undefined;
  /** Value in force at resource level: resource → common or template → default of the table. */
  readonly net: DrbdEffective;
  readonly disk: DrbdEffective;
  readonly options: DrbdEffective;
  readonly handlers: DrbdEffective;
}

export interface DrbdConnection {
  readonly kind: 'written' | 'mesh' | 'implicit';
  /** Names of the two ends, as far as known. */
  readonly hosts: readonly string[];
  readonly at: Place;
  readonly paths: readonly { readonly at: Place; readonly ends: readonly DrbdPathEnd[] }[];
  readonly facts: DrbdConnectionFacts | undefined;
  readonly mesh: DrbdMeshFacts | undefined;
  /** Connection → resource → common or template → default. */
  readonly net: DrbdEffective;
}

export interface DrbdVolume {
  readonly number: number;
  readonly host: string;
  readonly device?: Located<string>;
  readonly minor?: Located<number>;
  readonly disk?: Located<string>;
  readonly at: Place;
}

/** Effective values by option name. */
export interface DrbdEffective {
  /** The text in force; undefined where neither file nor table has one. */
  get(name: string): Effective<string> | undefined;
  /** The number in force, in the option's own unit; undefined where it is none. */
  number(name: string): Effective<number> | undefined;
}
