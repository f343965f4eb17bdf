import type { DrbdConfiguration, DrbdConnection, DrbdResource } from './drbd.ts';
import { drbdList } from './drbd-index.ts';
import { perConfiguration, perResource } from './drbd-memo.ts';

/**
 * The configuration as each different set of values sees it: with one resource that writes options of its own; of all
 * those that write none, one stands for all. What is said about such a view needs to be said once only.
 */
export const optionViews = perConfiguration<readonly DrbdConfiguration[]>(configuration => {
  const kinds = kindsOf(configuration);
  const view = (i: number): DrbdConfiguration[] => {
    const resource = configuration.resources[i];
    return resource ? [viewOf(resource)] : [];
  };
  if (kinds.every(k => k === 'generated')) return [configuration];
  return [
    ...kinds.flatMap((kind, i) => (kind === 'own' ? view(i) : [])),
    ...view(kinds.indexOf('plain')),
    ...view(kinds.indexOf('plain in part')),
  ];
});

const kindsOf = drbdList(resource =>
  resource.facts.generated
    ? 'generated'
    : !isPlain(resource)
      ? 'own'
      : resource.facts.incomplete
        ? 'plain in part'
        : 'plain',
);

const viewOf = perResource<DrbdConfiguration>(resource => ({
  ...resource.configuration,
  resources: [resource],
  memory: new Map(),
}));

/** Nothing of its own in any section whose values are handed down or judged. */
export function isPlain({ facts, connections }: DrbdResource): boolean {
  const { net, disk, options, handlers, startup } = facts.options;
  return (
    !facts.templateFile &&
    [net, disk, options, handlers, startup].every(o => o.size === 0) &&
    connections.every(isPlainConnection) &&
    facts.volumes.every(v => v.diskOptions.size === 0) &&
    facts.hosts.every(h => h.volumes.every(v => v.diskOptions.size === 0))
  );
}

function isPlainConnection({ facts, mesh }: DrbdConnection): boolean {
  const level = facts ?? mesh;
  return (
    !level ||
    (Object.values(level.options).every(o => o.size === 0) && (facts?.volumes ?? []).every(v => v.disk.length === 0))
  );
}
