import { corosyncModel } from './corosync-model.ts';
import { drbdConfigurations } from './drbd-model.ts';
import { baseName, pathPart } from './file-path.ts';
import type { Cluster, ClusterFile, Model, ModelSettings } from './model.ts';
import { pacemakerModel } from './pacemaker-model.ts';

/** Merges what the files of a cluster say. */
export function buildModel(cluster: Cluster, files: readonly ClusterFile[], settings: ModelSettings): Model {
  // corosync.conf itself comes before its copies and templates: what asks for "the" corosync.conf takes the first.
  const corosync = files
    .filter(f => f.facts.corosync && baseName(pathPart(f.file)).startsWith('corosync.conf'))
    .sort((a, b) => rank(a.file) - rank(b.file))
    .map(corosyncModel);
  const drbd = drbdConfigurations(
    files.filter(f => f.facts.drbd),
    settings,
  );
  return {
    cluster,
    files,
    corosync,
    drbd,
    drbdResources: drbd.flatMap(d => d.resources),
    pacemaker: files.filter(f => f.facts.pacemaker).map(pacemakerModel),
    settings,
  };
}

function rank(file: string): number {
  return baseName(pathPart(file)) === 'corosync.conf' ? 0 : 1;
}
