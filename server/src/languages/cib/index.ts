import { cibSchema } from '../../../../schemas/cib/index.ts';
import type { Section, Word } from '../../syntax/tree.ts';
import type { Language } from '../language.ts';
import { bindCib } from './bind.ts';
import { claims } from './claims.ts';
import { cibFacts } from './facts.ts';
import { reparseCib } from './reparse.ts';
import { snippets } from './snippets.ts';
import { targetHint } from './target-hint.ts';
import { type CibTree, parseCib } from './tree.ts';
import { layoutCib } from './white-space.ts';

/** Pacemaker's configuration in XML: a whole CIB, or one element of its resources or constraints. */
export const cib: Language = {
  id: 'cib',
  name: 'Pacemaker CIB',
  product: 'pacemaker',
  schema: cibSchema,
  claims,
  parse: parseCib,
  reparse: reparseCib,
  targetHint: tree => targetHint('scan' in tree ? (tree as CibTree) : parseCib(tree.text)),
  bind: bindCib,
  facts: cibFacts,
  comment: { start: '<!-- ', end: ' -->' },
  write: {
    option: (name, value) => `${name}="${value ?? '$1'}"`,
    section: name => (leaves.has(name) ? `<${name} $1/>` : `<${name} $1>\n\t$0\n</${name}>`),
    value: word => `"${word}"`,
  },
  title(section) {
    const name = section.keyword.value;
    if (name === '') return undefined;
    const key = titleKeys[name] ?? 'id';
    const word = valueWord(section, key) ?? valueWord(section, 'id-ref') ?? firstValue(section);
    const detail = detailOf(section);
    return word ? { name: `${name} ${word.value}`, detail, at: word } : { name, detail, at: section.keyword };
  },
  snippets,
  layout: layoutCib,
};

/** Elements that have attributes only. */
const leaves: ReadonlySet<string> = new Set([
  'nvpair',
  'resource_ref',
  'obj_ref',
  'role',
  'acl_permission',
  'expression',
  'date_spec',
  'duration',
  'rsc_expression',
  'op_expression',
  'fencing-level',
  'docker',
  'podman',
  'rkt',
  'port-mapping',
  'storage-mapping',
  'attribute',
  'read',
  'write',
  'deny',
  'role_ref',
]);

/** What tells elements of one name apart where it is not the id. */
const titleKeys: Readonly<Record<string, string>> = {
  node: 'uname',
  nvpair: 'name',
  op: 'name',
  expression: 'attribute',
  'fencing-level': 'target',
  alert: 'path',
  recipient: 'value',
  docker: 'image',
  podman: 'image',
  rkt: 'image',
};

function detailOf(section: Section): string {
  const value = (name: string): string | undefined => valueWord(section, name)?.value;
  const join = (...parts: (string | undefined)[]): string => parts.filter(p => p !== undefined && p !== '').join(' ');
  switch (section.keyword.value) {
    case 'primitive':
    case 'template':
      return value('template') ?? [value('class'), value('provider'), value('type')].filter(p => p).join(':');
    case 'nvpair':
      // The values of parameters may be passwords: the outline shows names only.
      return '';
    case 'op':
      return join(value('interval'), value('role'));
    case 'rsc_colocation':
      return join(value('rsc'), value('with-rsc'), value('score'));
    case 'rsc_order':
      return join(value('first'), value('then'), value('kind'));
    case 'rsc_location':
      return join(value('rsc') ?? value('rsc-pattern'), value('node'), value('score'));
    case 'rsc_ticket':
      return join(value('rsc'), value('ticket'));
    case 'fencing-level':
      return join(value('index'), value('devices'));
    case 'node':
      return value('id') ?? '';
    case 'cib':
      return value('validate-with') ?? '';
    default:
      return '';
  }
}

function valueWord(section: Section, name: string): Word | undefined {
  const word = section.attributes.find(a => a.keyword.value === name)?.values[0];
  return word && word.value !== '' ? word : undefined;
}

/** For an op, say, without a name. */
function firstValue(section: Section): Word | undefined {
  return section.keyword.value === 'cib' ? undefined : valueWord(section, 'id');
}
