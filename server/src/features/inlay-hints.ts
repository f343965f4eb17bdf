import type { CorosyncModel } from '../cluster/corosync.ts';
import type { DrbdConfiguration, DrbdEffective, DrbdOptions, DrbdResource } from '../cluster/drbd.ts';
import { drbdFamilies } from '../cluster/drbd-effective.ts';
import { humanValue } from '../cluster/drbd-values.ts';
import { inRelease } from '../schema/release.ts';
import { pathOf } from '../syntax/cursor.ts';
import type { Node, Option, Section } from '../syntax/tree.ts';
import { firstWhere } from '../text/first-where.ts';
import type { Span } from '../text/span.ts';
import type { Lang, Text } from '../text/text.ts';
import { type Context, say } from './context.ts';
import { inheritedAt, originText } from './effective-cib.ts';

/** A few words that the editor shows in the text, behind a value or a brace. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
}

/**
 * What a value means beyond its digits: with its unit, what Corosync makes of it at run time, where a value is
 * overridden, and what a section inherits.
 */
export function inlayHints(context: Context, within: Span): InlayHint[] {
  const hints: InlayHint[] = [];
  const add = (offset: number, parts: readonly Text[]): void => {
    if (parts.length > 0) hints.push({ offset, label: parts.map(p => say(context, p)).join(separator[context.lang]) });
  };
  for (const node of nodesIn(context.file.tree.root, within)) {
    if (node.kind === 'section') {
      if (context.file.language.id === 'drbd') add(node.body.start, inherited(context, node));
      if (context.file.language.id === 'cib') add(node.body.start, inheritedInCib(context, node));
      continue;
    }
    const word = node.values.at(-1);
    if (!word || word.opaque) continue;
    add(word.outer.end, hintsOf(context, node));
  }
  return hints;
}

const separator: Readonly<Record<Lang, string>> = { en: '; ', ja: '、' };

function hintsOf(context: Context, option: Option): Text[] {
  const { bound, language } = context.file;
  const meaning = bound.meaning(option, 0);
  if (!meaning?.option || meaning.option.secret || meaning.role !== 'value') return [];
  const own = option.values[0]?.value ?? '';
  if (language.id === 'corosync') {
    const runtime = runtimeValue(context, option, own);
    if (runtime) return [runtime];
  }
  // With a unit of its own, a value needs no other; and what is in force elsewhere is compared as text.
  const human = /^\d+$/.test(own) ? meaning.value?.humanize?.(own, bound.version) : undefined;
  const parts: Text[] = human && human.en !== own ? [human] : [];
  if (language.id === 'drbd') parts.push(...overridden(context, option, meaning.name, own));
  return parts;
}

/** Nodes that lie in a span or reach into it, in text order. */
function* nodesIn(root: Section, within: Span): Generator<Node> {
  const stack: Node[] = [...childrenIn(root, within)].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if (node.kind === 'option') continue;
    for (const attribute of node.attributes) yield attribute;
    stack.push(...childrenIn(node, within).reverse());
  }
}

/** Children are in text order: those of a range are one stretch. */
function childrenIn({ children }: Section, { start, end }: Span): Node[] {
  const first = firstWhere(children.length, i => (children[i] as Node).span.end >= start);
  const found: Node[] = [];
  for (let n = first; n < children.length && (children[n] as Node).span.start <= end; n++) {
    found.push(children[n] as Node);
  }
  return found;
}

// ── Corosync ─────────────────────────────────────────────────────────────────

/** What Corosync reckons with where it is not what is written. */
function runtimeValue(context: Context, option: Option, own: string): Text | undefined {
  const model = context.model?.corosync.find(c => c.file === context.file.file);
  const path = pathOf(option.parent)
    .slice(1)
    .map(s => s.keyword.value);
  const name = [...path, option.keyword.value].join('.');
  return model && runtime[name]?.(model, own);
}

const runtime: Readonly<Record<string, (model: CorosyncModel, own: string) => Text | undefined>> = {
  'totem.token': ({ timing }, own) => {
    if (!timing || String(timing.tokenWritten.value) !== own.trim()) return undefined;
    const { nodes } = timing;
    const token = timing.tokenMs.value;
    if (token === timing.tokenWritten.value) return undefined;
    const sum = `${own.trim()} + (${nodes} − 2) × ${timing.tokenCoefficientMs.value}`;
    return { en: `runtime ${token} ms = ${sum}`, ja: `実行時 ${token} ミリ秒 = ${sum}` };
  },
  'totem.token_retransmits_before_loss_const': ({ timing }) => {
    if (!timing) return undefined;
    const every = timing.tokenRetransmitMs.value;
    return { en: `a retransmit every ${every} ms`, ja: `${every} ミリ秒ごとに再送` };
  },
  'quorum.two_node': (model, own) => {
    const wait = model.get('quorum.wait_for_all');
    if (own.trim() !== '1' || !wait || wait.at) return undefined;
    return { en: `wait_for_all ${wait.value}`, ja: `wait_for_all ${wait.value}` };
  },
};

// ── DRBD ─────────────────────────────────────────────────────────────────────

type Family = 'net' | 'disk' | 'options' | 'handlers';

const most = 3;

function familyOf(section: Section): Family | undefined {
  const { value } = section.keyword;
  return Object.hasOwn(drbdFamilies, value) ? (value as Family) : undefined;
}

/** Who sets another value than this one, which is only inherited there. */
function overridden(context: Context, option: Option, name: string, own: string): Text[] {
  const family = familyOf(option.parent);
  const outer = option.parent.parent;
  if (!family || !outer) return [];
  const others =
    outer.keyword.value === 'common'
      ? fromResources(context, family, name)
      : outer.keyword.value === 'resource' && family === 'net'
        ? fromConnections(context, option, name)
        : [];
  const { version } = context.file.bound;
  const differing = others.filter(o => o.text !== own);
  const shown = differing.slice(0, most).map(({ who, text }): Text => {
    const value = humanValue(family, name, text, version);
    return { en: `${who}: ${value.en}`, ja: `${who}：${value.ja}` };
  });
  return differing.length > most ? [...shown, { en: '…', ja: '…' }] : shown;
}

interface Override {
  readonly who: string;
  readonly text: string;
}

function fromResources(context: Context, family: Family, name: string): Override[] {
  const found: Override[] = [];
  for (const resource of configurationOf(context)?.resources ?? []) {
    const written = resource.facts.options[family].get(name);
    if (written) found.push({ who: resource.name, text: written.text });
    if (found.length > 100) break;
  }
  return found;
}

function fromConnections(context: Context, option: Option, name: string): Override[] {
  const resource = resourceAt(context, option.span.start);
  const found = new Map<unknown, Override>();
  for (const { facts, mesh, hosts } of resource?.connections ?? []) {
    const source = facts ?? mesh;
    const written = source?.options.net.get(name);
    if (!written || found.has(source)) continue;
    found.set(source, { who: mesh ? 'connection-mesh' : hosts.join('–'), text: written.text });
  }
  return [...found.values()];
}

/** Behind `net {` of a resource: what it takes from common that is not the default. */
function inherited(context: Context, section: Section): Text[] {
  const family = familyOf(section);
  if (!family || section.body.end <= section.body.start || section.parent?.keyword.value !== 'resource') return [];
  const resource = resourceAt(context, section.span.start);
  if (!resource) return [];
  const outer = resource.facts.templateFile ? resource.template?.options : resource.configuration.common;
  const names = [...(outer?.[family].keys() ?? [])].filter(n => isInherited(resource, family, n, outer));
  const { version } = context.file.bound;
  const shown = names.slice(0, most).map((name): Text => {
    const { value = '' } = effectiveOf(resource, family)?.get(name) ?? {};
    const human = humanValue(family, name, value, version);
    return { en: `${name} ${human.en}`, ja: `${name} ${human.ja}` };
  });
  if (shown.length === 0) return [];
  const from = resource.facts.templateFile ? 'template-file' : 'common';
  const more = names.length > most ? ' …' : '';
  const list = (lang: Lang): string => shown.map(s => s[lang]).join(lang === 'en' ? ', ' : '、');
  return [{ en: `${from}: ${list('en')}${more}`, ja: `${from}：${list('ja')}${more}` }];
}

function isInherited(resource: DrbdResource, family: Family, name: string, outer: DrbdOptions | undefined): boolean {
  if (resource.facts.options[family].has(name)) return false;
  const table = drbdFamilies[family];
  const entry = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!entry || entry.secret) return false;
  const usual = inRelease(entry.default, resource.configuration.version);
  return String(usual) !== outer?.[family].get(name)?.text;
}

function effectiveOf(resource: DrbdResource, family: Family): DrbdEffective | undefined {
  return resource[family];
}

function configurationOf(context: Context): DrbdConfiguration | undefined {
  return context.model?.drbd.find(c => c.files.includes(context.file.file));
}

/** Resources of the file by the start of their sections: asked for every option, so found by halving. */
function resourceAt(context: Context, offset: number): DrbdResource | undefined {
  const { model } = context;
  if (!model) return undefined;
  const byFile = resources.get(model) ?? new Map<string, DrbdResource[]>();
  resources.set(model, byFile);
  const { file } = context.file;
  let own = byFile.get(file);
  if (!own) {
    own = model.drbdResources
      .filter(r => r.file === file)
      .sort((a, b) => a.facts.section.span.start - b.facts.section.span.start);
    byFile.set(file, own);
  }
  let low = 0;
  let high = own.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const resource = own[middle] as DrbdResource;
    const { start, end } = resource.facts.section.span;
    if (offset < start) high = middle - 1;
    else if (offset > end) low = middle + 1;
    else return resource;
  }
  return undefined;
}

const resources = new WeakMap<object, Map<string, DrbdResource[]>>();

// ── CIB ──────────────────────────────────────────────────────────────────────

/** Behind a resource: what its template, group or clone sets for it; behind an operation: a timeout it does not write. */
function inheritedInCib(context: Context, section: Section): Text[] {
  const values = inheritedAt(context, section) ?? [];
  const isOperation = section.keyword.value === 'op';
  // What holds for all resources would stand behind every one of them.
  const near = values.filter(({ name, value }) => (isOperation ? name === 'timeout' : nearby.has(value.origin.kind)));
  const shown = near.slice(0, most).map(({ name, value }): Text => {
    const from = originText(value.origin);
    const at = value.possible.map(p => p.value).join(' / ');
    const times = at === '' ? { en: '', ja: '' } : { en: `, ${at} while a rule holds`, ja: `、ルールの成立中は ${at}` };
    return {
      en: `${name} ${value.value} (${from.en}${times.en})`,
      ja: `${name} ${value.value}（${from.ja}${times.ja}）`,
    };
  });
  return near.length > most ? [...shown, { en: '…', ja: '…' }] : shown;
}

const nearby: ReadonlySet<string> = new Set(['template', 'group', 'clone', 'bundle']);
