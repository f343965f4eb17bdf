import type { DrbdConfiguration, DrbdHost, DrbdHostFacts, DrbdResource, DrbdResourceFacts } from './drbd.ts';
import { sameHost } from './drbd-host-names.ts';
import { drbdIndex, drbdList } from './drbd-index.ts';
import { perConfiguration } from './drbd-memo.ts';
import type { Located } from './effective.ts';
import type { Place } from './finding.ts';

/** The host that a name behind `host` or `hosts` means. */
export function hostNamed(resource: DrbdResource, name: string): DrbdHost | undefined {
  return resource.hosts.find(host => host.names.some(n => sameHost(n, name)));
}

/** A host section as messages call it. */
export function hostLabel({ names }: DrbdHostFacts): string {
  return names.map(n => n.value).join(' ');
}

/** The word of a host section that stands for it: its first name, or the keyword. */
export function hostPlace({ names, at }: DrbdHostFacts): Place {
  return names[0]?.at ?? at;
}

/** Resources to judge: what drbdsetup itself printed is left out. */
export const writtenResources = perConfiguration<readonly DrbdResource[]>(configuration =>
  areGenerated(configuration).includes(true)
    ? configuration.resources.filter(r => !r.facts.generated)
    : configuration.resources,
);

const areGenerated = drbdList(r => r.facts.generated);

/** Names in quotes, as a message lists them: `"alpha", "bravo" and "charlie"`. */
export function joinNames(names: readonly string[]): { readonly en: string; readonly ja: string } {
  const quoted = names.map(n => `"${n}"`);
  const en = quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
  return { en, ja: quoted.join('、') };
}

/** The resource that a stacked host section names; undefined where it is not in sight. */
export function lowerResource({ configuration }: DrbdResource, { facts }: DrbdHost): DrbdResource | undefined {
  const name = facts.names[0]?.value;
  return name === undefined ? undefined : resourceNamed(configuration, name);
}

/** The first resource of a name. */
export function resourceNamed(configuration: DrbdConfiguration, name: string): DrbdResource | undefined {
  return byName(configuration).get(name)[0];
}

/** Resources that share their name. */
export function namesakes(configuration: DrbdConfiguration): readonly (readonly DrbdResource[])[] {
  return byName(configuration).shared();
}

/** The resources of a name in all configurations: those of alternatives may share one. */
export function resourcesNamed(configurations: readonly DrbdConfiguration[], name: string): readonly DrbdResource[] {
  return configurations.flatMap(c => byName(c).get(name));
}

const byName = drbdIndex<DrbdResource>(
  resource => [[resource.name, resource]],
  resource => [resource.name],
);

/** The names of lower resources in a resource's stacked host sections. */
export function lowerNames({ hosts, generated }: DrbdResourceFacts): readonly Located<string>[] {
  return generated ? [] : hosts.flatMap(h => (h.kind === 'stacked-on-top-of' ? (h.names[0] ?? []) : []));
}
