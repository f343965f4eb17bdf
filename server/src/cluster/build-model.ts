import { corosyncModel } from './corosync-model.ts';
import { drbdConfigurations } from './drbd-model.ts';
import { baseName, pathPart } from './file-path.ts';
import type { Cluster, ClusterFile, Model, ModelSettings } from './model.ts';
import type { PacemakerFacts, PacemakerModel } from './pacemaker.ts';
import { pacemakerModel } from './pacemaker-model.ts';
import { remembered } from './remembered.ts';

/**
 * Merges what the files of a cluster say. `before`: the model as it was before an edit; what the edit does not concern
 * is taken over from it, and it must not be used any more.
 */
export function buildModel(
  cluster: Cluster,
  files: readonly ClusterFile[],
  settings: ModelSettings,
  before?: Model,
): Model {
  // corosync.conf itself comes before its copies and templates: what asks for "the" corosync.conf takes the first.
  const corosync = files
    .filter(f => f.facts.corosync && baseName(pathPart(f.file)).startsWith('corosync.conf'))
    .sort((a, b) => rank(a.file) - rank(b.file))
    .map(corosyncOf);
  const drbd = drbdConfigurations(
    files.filter(f => f.facts.drbd),
    settings,
    before?.drbd,
  );
  return {
    cluster,
    files,
    corosync,
    drbd,
    drbdResources: drbd.flatMap(d => d.resources),
    pacemaker: files.filter(f => f.facts.pacemaker).map(pacemakerOf),
    settings,
  };
}

const corosyncOf = remembered(corosyncModel);
const pacemakerModels = new WeakMap<PacemakerFacts, PacemakerModel>();

/** By its facts: an edit in the status section leaves them as they are. */
function pacemakerOf(file: ClusterFile): PacemakerModel {
  const { pacemaker } = file.facts;
  const known = pacemaker && pacemakerModels.get(pacemaker);
  if (known?.file === file.file && known.version === file.target.pacemaker.version) return known;
  const model = pacemakerModel(file);
  if (pacemaker) pacemakerModels.set(pacemaker, model);
  return model;
}

function rank(file: string): number {
  return baseName(pathPart(file)) === 'corosync.conf' ? 0 : 1;
}
