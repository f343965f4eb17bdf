import type { Located } from './effective.ts';
import type { Place } from './finding.ts';
import type { PartFacts, ResourceFacts } from './pacemaker.ts';

/** A bundle by what its parts mean. */
export interface Bundle {
  readonly resource: ResourceFacts;
  /** The element of the container technology; undefined where there is none, or another than the known. */
  readonly container?: PartFacts & { readonly kind: 'docker' | 'podman' | 'rkt' };
  readonly image?: Located<string>;
  /** As Pacemaker counts: `replicas`, else the number of promoted ones, else 1; undefined where it cannot be read. */
  readonly replicas: number | undefined;
  readonly replicasPerHost: number | undefined;
  /** How many replicas are promoted; 0 where none is. */
  readonly promotedMax: number | undefined;
  readonly network?: BundleNetwork;
  readonly portMappings: readonly PartFacts[];
  readonly storage: readonly StorageMapping[];
  /** What runs in each replica. */
  readonly primitive?: ResourceFacts;
}

export interface BundleNetwork {
  readonly at: Place;
  readonly ipRangeStart?: Located<string>;
  readonly controlPort?: Located<string>;
  readonly hostInterface?: Located<string>;
  readonly hostNetmask?: Located<string>;
  readonly addHost?: Located<string>;
}

export interface StorageMapping {
  readonly at: Place;
  readonly sourceDir?: Located<string>;
  /** A folder of this name with the number of the replica is made for each. */
  readonly sourceDirRoot?: Located<string>;
  readonly targetDir?: Located<string>;
  readonly options?: Located<string>;
}

/** The parts of a bundle; undefined for any other resource. */
export function bundleOf(resource: ResourceFacts): Bundle | undefined {
  if (resource.kind !== 'bundle') return undefined;
  const { parts } = resource;
  const kind = kinds.find(k => parts.has(k));
  const container = kind && parts.get(kind)?.[0];
  const get = (name: string): Located<string> | undefined => container?.attributes.get(name);
  const network = parts.get('network')?.[0];
  const promotedMax = numberOf(get('promoted-max') ?? get('masters'), 0);
  const primitive = resource.children.find(c => c.kind === 'primitive');
  const image = get('image');
  return {
    resource,
    ...(kind && container ? { container: { ...container, kind } } : {}),
    ...(image ? { image } : {}),
    // pe__unpack_bundle(): without replicas it is as many as may be promoted, and at least one.
    replicas: numberOf(get('replicas'), promotedMax === undefined ? undefined : Math.max(promotedMax, 1)),
    replicasPerHost: numberOf(get('replicas-per-host'), 1),
    promotedMax,
    ...(network ? { network: networkOf(network) } : {}),
    portMappings: parts.get('port-mapping') ?? [],
    storage: (parts.get('storage-mapping') ?? []).map(mappingOf),
    ...(primitive ? { primitive } : {}),
  };
}

const kinds = ['docker', 'podman', 'rkt'] as const;

function numberOf(written: Located<string> | undefined, otherwise: number | undefined): number | undefined {
  if (!written) return otherwise;
  return /^\d{1,9}$/.test(written.value) ? Number(written.value) : undefined;
}

function networkOf({ at, attributes }: PartFacts): BundleNetwork {
  return {
    at,
    ...named(attributes, {
      ipRangeStart: 'ip-range-start',
      controlPort: 'control-port',
      hostInterface: 'host-interface',
      hostNetmask: 'host-netmask',
      addHost: 'add-host',
    }),
  };
}

function mappingOf({ at, attributes }: PartFacts): StorageMapping {
  return {
    at,
    ...named(attributes, {
      sourceDir: 'source-dir',
      sourceDirRoot: 'source-dir-root',
      targetDir: 'target-dir',
      options: 'options',
    }),
  };
}

function named<K extends string>(
  attributes: PartFacts['attributes'],
  names: Readonly<Record<K, string>>,
): Partial<Record<K, Located<string>>> {
  const found: Partial<Record<K, Located<string>>> = {};
  for (const [key, name] of Object.entries(names) as [K, string][]) {
    const value = attributes.get(name);
    if (value) found[key] = value;
  }
  return found;
}
