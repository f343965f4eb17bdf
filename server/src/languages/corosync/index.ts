import { corosyncSchema } from '../../../../schemas/corosync/index.ts';
import type { Section } from '../../syntax/tree.ts';
import type { Language } from '../language.ts';
import { bindCorosync } from './bind.ts';
import { claims } from './claims.ts';
import { corosyncFacts } from './facts.ts';
import { targetHint } from './generation.ts';
import { layoutCorosync } from './layout.ts';
import { parseCorosync } from './parse.ts';
import { sectionPath } from './paths.ts';
import { snippets } from './snippets.ts';

/** corosync.conf of Corosync 1, 2 and 3, with uidgid.d and service.d, also as a template. */
export const corosync: Language = {
  id: 'corosync',
  name: 'corosync.conf',
  product: 'corosync',
  schema: corosyncSchema,
  claims,
  parse: parseCorosync,
  targetHint,
  bind: bindCorosync,
  facts: corosyncFacts,
  comment: { start: '# ', end: '' },
  write: {
    option: (name, value) => `${name}: ${value ?? ''}`,
    section: name => `${name} {\n\t$0\n}`,
    value: word => word,
  },
  title(section) {
    const name = section.keyword.value;
    if (name === '') return undefined;
    const key = titles[sectionPath(section)];
    const word = key?.map(k => wordOf(section, k)).find(w => w !== undefined);
    return word ? { name: `${name} ${word.value}`, detail: '', at: word } : { name, detail: '', at: section.keyword };
  },
  snippets,
  layout: layoutCorosync,
};

/** What tells sections of one name apart, the best first. */
const titles: Readonly<Record<string, readonly string[]>> = {
  'nodelist.node': ['name', 'ring0_addr', 'nodeid'],
  'totem.interface': ['linknumber', 'ringnumber'],
  'logging.logger_subsys': ['subsys'],
  'logging.logging_daemon': ['name'],
  service: ['name'],
};

function wordOf(section: Section, key: string) {
  const option = section.children.find(c => c.kind === 'option' && c.keyword.value === key);
  return option?.values[0];
}
