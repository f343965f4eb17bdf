import type { FileFacts } from '../../cluster/facts.ts';
import type { Bound } from '../../schema/bound.ts';
import { NameFacts } from './facts-names.ts';
import { type Gathered, readElement, readPart } from './facts-part.ts';
import { FactsReader } from './facts-reader.ts';
import { resolvePairs } from './facts-sets.ts';
import { recordOf } from './record.ts';
import { type CibTree, parseCib } from './tree.ts';

/** What one CIB says. The status section is the cluster's record, not configuration: it is not read. */
export function cibFacts(bound: Bound, file: string): FileFacts {
  const { tree } = bound;
  const reader = new FactsReader(file, ('scan' in tree ? (tree as CibTree) : parseCib(tree.text)).scan);
  const { isCib, hasResources, validateWith, names, pairs, ...facts } = gather(reader);
  resolvePairs(pairs);
  const record = recordOf(reader.scan);
  return {
    names: names.inOrder(),
    paths: names.paths,
    pacemaker: {
      ...facts,
      tickets: names.tickets,
      ids: names.ids,
      references: names.references,
      // A CIB without its resources is an excerpt: what its constraints name stands elsewhere.
      whole: isCib && hasResources,
      incomplete: tree.incomplete === true || reader.hasOpaqueName,
      ...(validateWith ? { validateWith } : {}),
      ...(record ? { record } : {}),
    },
  };
}

/** Elements whose children are read one by one, each a part of its own. */
const containers: ReadonlySet<string> = new Set([
  'cib',
  'configuration',
  'crm_config',
  'nodes',
  'resources',
  'constraints',
  'rsc_defaults',
  'op_defaults',
  'fencing-topology',
  'acls',
  'tags',
  'alerts',
]);

function gather(reader: FactsReader): Gathered {
  const into: Gathered = {
    isCib: false,
    hasResources: false,
    hasNodesSection: false,
    validateWith: undefined,
    sections: new Map(),
    nodes: [],
    properties: [],
    rscDefaults: [],
    opDefaults: [],
    resources: [],
    templates: [],
    constraints: [],
    tags: [],
    fencingLevels: [],
    aclRoles: [],
    aclTargets: [],
    alerts: [],
    names: new NameFacts(reader),
    pairs: { byId: new Map(), referring: [] },
  };
  const isRecord = records(reader);
  const { elementCount } = reader.scan;
  for (let e = 0; e < elementCount; ) {
    if (isRecord(e)) {
      e = reader.behind(e);
    } else if (containers.has(reader.name(e))) {
      if (!into.sections.has(reader.name(e))) into.sections.set(reader.name(e), reader.nameAt(e));
      readElement(reader, e, into);
      e++;
    } else {
      e = readPart(reader, e, into);
    }
  }
  return into;
}

/** Tells the status section, also where its name is misspelt: what stands beside the configuration. */
function records(reader: FactsReader): (e: number) => boolean {
  const configured = new Map<number, boolean>();
  return e => {
    const name = reader.name(e);
    if (name === 'status') return true;
    const parent = reader.parent(e);
    if (name === 'configuration' || parent < 0 || reader.name(parent) !== 'cib') return false;
    let known = configured.get(parent);
    if (known === undefined) {
      known = reader.children(parent, 'configuration').length > 0;
      configured.set(parent, known);
    }
    return known;
  };
}
