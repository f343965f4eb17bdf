import type { Target } from '../schema/release.ts';
import type { Agents } from './agents.ts';
import type { CorosyncModel } from './corosync.ts';
import type { DrbdConfiguration, DrbdResource } from './drbd.ts';
import type { DrbdLookups } from './drbd-lookups.ts';
import type { FileFacts } from './facts.ts';
import type { PacemakerModel } from './pacemaker.ts';

/** A file that was counted to a cluster. */
export interface ClusterFile {
  readonly file: string;
  readonly language: string;
  readonly facts: FileFacts;
  readonly target: Target;
}

/** Files that describe one cluster. */
export interface Cluster {
  /** Folder, or the file where it stands alone. */
  readonly root: string;
  /** cluster_name where known, else the last part of the root. */
  readonly name: string;
  readonly because: { readonly en: string; readonly ja: string };
  readonly files: readonly string[];
}

/** What all files of a cluster say together. */
export interface Model {
  readonly cluster: Cluster;
  readonly files: readonly ClusterFile[];
  /** One per corosync.conf: per-node copies each have theirs. */
  readonly corosync: readonly CorosyncModel[];
  readonly drbd: readonly DrbdConfiguration[];
  readonly drbdResources: readonly DrbdResource[];
  /** Alternatives: each is judged with the rest, never against another. */
  readonly pacemaker: readonly PacemakerModel[];
  readonly settings: ModelSettings;
}

export interface ModelSettings {
  readonly host?: string;
  readonly profiles: readonly string[];
  /** Metadata of the user's own agents, by name. */
  readonly agents?: Agents;
  /** What the host found where DRBD files name others. */
  readonly lookups?: DrbdLookups;
}
