import type { Cursor } from '../syntax/cursor.ts';
import type { Section, Word } from '../syntax/tree.ts';
import type { Text } from '../text/text.ts';
import { agentOfSection } from './agent-words.ts';
import type { Context } from './context.ts';
import { code } from './markdown.ts';
import { attributeOf, childrenOf, valueIn } from './xml-edits.ts';

/** How an element of a CIB is called in the outline, after the words of crm_mon; undefined where its table says it. */
export function outlineTitle(
  context: Context,
  section: Section,
): { readonly name: string; readonly detail: string; readonly at: Word } | undefined {
  if (!titled.has(section.keyword.value)) return undefined;
  const id = attributeOf(section, 'id')?.values[0];
  const at = id && id.value !== '' ? id : section.keyword;
  const own = id?.value ?? '';
  const of = (name: string, detail = ''): { name: string; detail: string; at: Word } => ({ name, detail, at });
  const constraint = constraintInWords(section);
  // The ids of constraints say less than their words.
  if (constraint) return of(constraint[context.lang], own);
  const name = attributeOf(section, 'name')?.values[0];
  if (section.keyword.value === 'nvpair' && name && name.value !== '')
    return { name: name.value, detail: '', at: name };
  if (own === '') return undefined;
  switch (section.keyword.value) {
    case 'primitive':
      return of(own, agentOf(context, section));
    case 'template':
      return of(`Template: ${own}`, agentOf(context, section));
    case 'group':
      return of(`Resource Group: ${own}`);
    case 'clone':
    case 'master': {
      const [inner] = childrenOf(section, 'primitive', 'group');
      const detail = isPromotable(section) ? 'promotable' : '';
      return of(`Clone Set: ${own}${inner ? ` [${valueIn(inner, 'id') ?? ''}]` : ''}`, detail);
    }
    case 'bundle': {
      const [container] = childrenOf(section, 'podman', 'docker', 'rkt');
      const image = container && valueIn(container, 'image');
      return of(`Container bundle: ${own}${image ? ` [${image}]` : ''}`, container?.keyword.value);
    }
    default:
      return undefined;
  }
}

const titled: ReadonlySet<string> = new Set([
  'primitive',
  'template',
  'group',
  'clone',
  'master',
  'bundle',
  'nvpair',
  'rsc_colocation',
  'rsc_order',
  'rsc_location',
  'rsc_ticket',
]);

/** What a constraint says, as a phrase; undefined for what is none, or says nothing yet. */
export function constraintInWords(section: Section): Text | undefined {
  if (!section.keyword.value.startsWith('rsc_')) return undefined;
  const value = (name: string): string | undefined => valueIn(section, name) || undefined;
  const score = value('score');
  const behind = (text: string | undefined): string => (text === undefined ? '' : `, ${text}`);
  const behindJa = (text: string | undefined): string => (text === undefined ? '' : `（${text}）`);
  switch (section.keyword.value) {
    case 'rsc_colocation': {
      const sets = setsInWords(section);
      const [rsc, other] = [named(value('rsc'), value('rsc-role')), named(value('with-rsc'), value('with-rsc-role'))];
      if (sets) return { en: `together: ${sets}${behind(score)}`, ja: `同居: ${sets}${behindJa(score)}` };
      if (!rsc || !other) return undefined;
      return score?.startsWith('-')
        ? { en: `${rsc} apart from ${other}${behind(score)}`, ja: `${rsc} を ${other} と分離${behindJa(score)}` }
        : { en: `${rsc} with ${other}${behind(score)}`, ja: `${rsc} を ${other} と同居${behindJa(score)}` };
    }
    case 'rsc_order': {
      const kind = value('kind') ?? score;
      const sets = setsInWords(section);
      if (sets) return { en: `in order: ${sets}${behind(kind)}`, ja: `順序: ${sets}${behindJa(kind)}` };
      const [first, then] = [value('first'), value('then')];
      if (!first || !then) return undefined;
      const action = value('first-action') ?? 'start';
      const next = value('then-action') ?? action;
      return {
        en: `${action} ${first}, then ${next} ${then}${behind(kind)}`,
        ja: `${first} を ${action} → ${then} を ${next}${behindJa(kind)}`,
      };
    }
    case 'rsc_location': {
      const who = named(value('rsc') ?? value('rsc-pattern'), value('role')) ?? setsInWords(section);
      const node = value('node');
      if (!who) return undefined;
      if (node === undefined) {
        return childrenOf(section, 'rule').length > 0
          ? { en: `${who} by rule`, ja: `${who} をルールで配置` }
          : undefined;
      }
      if (score === '-INFINITY') return { en: `${who} never on ${node}`, ja: `${who} を ${node} で禁止` };
      return score?.startsWith('-')
        ? { en: `${who} avoids ${node}${behind(score)}`, ja: `${who} は ${node} を回避${behindJa(score)}` }
        : { en: `${who} prefers ${node}${behind(score)}`, ja: `${who} は ${node} を優先${behindJa(score)}` };
    }
    case 'rsc_ticket': {
      const who = named(value('rsc'), value('rsc-role')) ?? setsInWords(section);
      const ticket = value('ticket');
      if (!who || !ticket) return undefined;
      const loss = value('loss-policy');
      return {
        en: `${who} needs ticket ${ticket}${loss ? `, else ${loss}` : ''}`,
        ja: `${who} にチケット ${ticket} が必要${loss ? `（喪失時は ${loss}）` : ''}`,
      };
    }
    default:
      return undefined;
  }
}

/** The words of the constraint whose tag or id is under the cursor, for its hover. */
export function constraintMarkdown(context: Context, { node, part }: Cursor): string {
  const section =
    node?.kind === 'section' && part === 'keyword'
      ? node
      : node?.kind === 'option' && node.keyword.value === 'id'
        ? node.parent
        : undefined;
  const words = section && constraintInWords(section);
  return words ? code(words[context.lang]) : '';
}

function named(id: string | undefined, role: string | undefined): string | undefined {
  return id === undefined ? undefined : role === undefined ? id : `${id} (${role})`;
}

/** Sets one behind the other; what may go at the same time stands in brackets. */
function setsInWords(section: Section): string | undefined {
  const sets = childrenOf(section, 'resource_set');
  if (sets.length === 0) return undefined;
  return sets
    .map(set => {
      const reference = valueIn(set, 'id-ref');
      if (reference !== undefined) return reference;
      const members = childrenOf(set, 'resource_ref').map(r => valueIn(r, 'id') ?? '');
      const list = shorten(members).join(' ');
      const role = valueIn(set, 'role') ?? valueIn(set, 'action');
      const whole = valueIn(set, 'sequential') === 'false' ? `[${list}]` : list;
      return role === undefined ? whole : `${whole} (${role})`;
    })
    .join(', ');
}

function shorten(words: readonly string[]): string[] {
  return words.length > 6 ? [...words.slice(0, 6), '…'] : [...words];
}

function agentOf(context: Context, section: Section): string {
  const template = valueIn(section, 'template');
  if (template !== undefined) return agentOfSection(context, section)?.name ?? `@${template}`;
  return ['class', 'provider', 'type'].flatMap(name => valueIn(section, name) || []).join(':');
}

function isPromotable(clone: Section): boolean {
  if (clone.keyword.value === 'master') return true;
  return childrenOf(clone, 'meta_attributes')
    .flatMap(set => childrenOf(set, 'nvpair'))
    .some(p => valueIn(p, 'name') === 'promotable' && /^(?:true|on|yes|y|1)$/i.test(valueIn(p, 'value') ?? ''));
}
