import type { Effective, Located } from './effective.ts';
import type { Place } from './finding.ts';

/** A key as written: the value (its place is the key where the value is empty), and the key itself. */
export type WrittenKey = Located<string> & { readonly keyAt: Place };

/** One `node { }` of the nodelist. */
export interface CorosyncNodeFacts {
  /** The keyword `node`. */
  readonly at: Place;
  readonly section: Place;
  readonly name?: Located<string>;
  readonly nodeId?: Located<number>;
  readonly votes?: Located<number>;
  /** ringX_addr by X; an address that is a template expression is left out. */
  readonly addresses: ReadonlyMap<number, Located<string>>;
  /** Every key with a readable value. */
  readonly values?: ReadonlyMap<string, WrittenKey>;
  /** Keys whose value is a template expression. */
  readonly unknown?: ReadonlySet<string>;
}

/** One `totem.interface` section. */
export interface CorosyncInterfaceFacts {
  /** The keyword `interface`. */
  readonly at: Place;
  /** Its link (Corosync 3) or ring (before); 0 where none is written. */
  readonly link: number;
  readonly values: ReadonlyMap<string, WrittenKey>;
  readonly unknown: ReadonlySet<string>;
  /** memberaddr of its `member` sections. */
  readonly members: readonly Located<string>[];
}

/** What one corosync.conf says. */
export interface CorosyncFacts {
  /** Every key by its full path (`totem.token`), the value that counts (the last). */
  readonly values: ReadonlyMap<string, WrittenKey>;
  /** Paths of keys whose value is a template expression: written, but unknown. */
  readonly unknown: ReadonlySet<string>;
  /** The keyword of each section that occurs, by path; the first one. */
  readonly sections: ReadonlyMap<string, Place>;
  /** The nodes that count: those of the last nodelist over those of the lists before it. */
  readonly nodes: readonly CorosyncNodeFacts[];
  readonly hasNodelist: boolean;
  /** Keyword of each `nodelist` section. */
  readonly nodelists: readonly Place[];
  /** Keyword of each `quorum.device` section that names a model, and of each `net` of one that names a host. */
  readonly devices?: readonly Place[];
  readonly qnetds?: readonly Place[];
  /** `totem.interface` sections in order; link or ring number where written. */
  readonly interfaces: readonly CorosyncInterfaceFacts[];
  /** 1, 2 or 3, read off the file. */
  readonly generation: 1 | 2 | 3;
  /** Elision marks or template expressions: nothing is "missing". */
  readonly incomplete: boolean;
}

/** Runtime values as corosync computes them (facts: timing.md); milliseconds. */
export interface CorosyncTiming {
  /** Nodes that count for the token: those with an address on the first link. */
  readonly nodes: number;
  readonly tokenMs: Effective<number>;
  readonly tokenWritten: Effective<number>;
  readonly tokenCoefficientMs: Effective<number>;
  readonly consensusMs: Effective<number>;
  readonly tokenRetransmitMs: Effective<number>;
  readonly tokenRetransmits: Effective<number>;
  readonly holdMs: Effective<number>;
  readonly joinMs: Effective<number>;
  readonly knetPingTimeoutMs: Effective<number>;
  readonly knetPingIntervalMs: Effective<number>;
}

/** A corosync.conf in force. Rules with `on: 'corosync'` get this, once per file. */
export interface CorosyncModel {
  readonly file: string;
  readonly facts: CorosyncFacts;
  readonly version: string;
  readonly nodes: readonly CorosyncNodeFacts[];
  /** Effective value of a key: written, else the default of the table for the release; undefined where unknown. */
  get(path: string): Effective<string> | undefined;
  number(path: string): Effective<number> | undefined;
  /** Undefined where the number of nodes or a value that a timer depends on is unknown. */
  readonly timing: CorosyncTiming | undefined;
}
