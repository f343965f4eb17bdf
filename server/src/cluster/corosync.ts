import type { Effective, Located } from './effective.ts';
import type { Place } from './finding.ts';

/** One `node { }` of the nodelist. */
export interface CorosyncNodeFacts {
  /** The keyword `node`. */
  readonly at: Place;
  readonly section: Place;
  readonly name?: Located<string>;
  readonly nodeId?: Located<number>;
  readonly votes?: Located<number>;
  /** ringX_addr by X. */
  readonly addresses: ReadonlyMap<number, Located<string>>;
}

/** What one corosync.conf says. */
export interface CorosyncFacts {
  /** Every key by its full path (`totem.token`), the value that counts (the last). */
  readonly values: ReadonlyMap<string, Located<string> & { readonly keyAt: Place }>;
  /** The keyword of each section that occurs, by path; the first one. */
  readonly sections: ReadonlyMap<string, Place>;
  /** The nodes that count: those of the last nodelist. */
  readonly nodes: readonly CorosyncNodeFacts[];
  readonly hasNodelist: boolean;
  /** `totem.interface` sections in order; link or ring number where written. */
  readonly interfaces: readonly {
    readonly at: Place;
    readonly link: number;
    readonly values: ReadonlyMap<string, Located<string> & { readonly keyAt: Place }>;
  }[];
  /** 1, 2 or 3, read off the file. */
  readonly generation: 1 | 2 | 3;
  /** Elision marks or template expressions: nothing is "missing". */
  readonly incomplete: boolean;
}

/** Runtime values as corosync computes them (facts: timing.md); milliseconds. */
export interface CorosyncTiming {
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
  /** Effective value of a key: written, else the default of the table for the release. */
  get(path: string): Effective<string> | undefined;
  number(path: string): Effective<number> | undefined;
  /** Undefined where the number of nodes is unknown and a timer depends on it. */
  readonly timing: CorosyncTiming;
}
