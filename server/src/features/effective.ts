import type { DrbdConfiguration, DrbdEffective, DrbdOptions, DrbdResource } from '../cluster/drbd.ts';
import type { Effective } from '../cluster/effective.ts';
import type { Place } from '../cluster/finding.ts';
import type { ResourceFacts } from '../cluster/pacemaker.ts';
import type { OptionEntry } from '../schema/entry.ts';
import { inRelease } from '../schema/release.ts';
import { type Cursor, pathOf } from '../syntax/cursor.ts';
import type { Section } from '../syntax/tree.ts';
import { contains, type Span, touches } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import type { Context } from './context.ts';

/** Values in force by name, as seen from one place of a file. */
export type Lookup = (name: string) => Effective<string> | undefined;

/** The value in force of an option at the cursor, and where others set it aside. */
export interface InForce {
  readonly value: Effective<string> | undefined;
  /** For a value that others inherit: who overrides it, by name. */
  readonly overriddenBy: readonly { readonly name: string; readonly value: string; readonly at: Place }[];
}

/** The value in force of the option at the cursor; undefined where the model does not say. */
export function inForce(context: Context, cursor: Cursor, name: string): InForce | undefined {
  const value = lookupAt(context, cursor)?.(name);
  const overriddenBy = context.file.language.id === 'drbd' ? overrides(context, cursor, name) : [];
  return value || overriddenBy.length > 0 ? { value, overriddenBy } : undefined;
}

/** What is in force at the cursor, by option name: of the innermost thing that the cursor is in. */
export function lookupAt(context: Context, cursor: Cursor): Lookup | undefined {
  switch (context.file.language.id) {
    case 'drbd':
      return drbdLookup(context, cursor);
    case 'corosync':
      return corosyncLookup(context, cursor);
    case 'cib':
      return cibLookup(context, cursor);
  }
}

type Family = keyof DrbdOptions;

const families: readonly string[] = ['net', 'disk', 'options', 'handlers', 'startup'] satisfies Family[];

function drbdLookup(context: Context, cursor: Cursor): Lookup | undefined {
  const path = pathOf(cursor.section);
  const familySection = path.findLast(s => families.includes(s.keyword.value));
  if (!familySection) return undefined;
  const family = familySection.keyword.value as Family;
  const offset = familySection.span.start;
  const resource = drbdResourceAt(context, offset);
  if (!resource) {
    const configuration = commonAt(context, path);
    return configuration ? commonLookup(context, familySection, configuration, family) : undefined;
  }
  const { facts } = resource;
  if (family === 'net') {
    const own = [...facts.connections, ...facts.meshes].find(c => touches(c.section.span, offset));
    const connection = own && resource.connections.find(c => c.at.span.start === own.at.span.start);
    if (connection) return name => connection.net.get(name);
  }
  const effective: DrbdEffective | undefined = family === 'startup' ? undefined : resource[family];
  if (family === 'disk' && path.some(s => s.keyword.value === 'volume' || s.keyword.value === 'on')) {
    const volume = [...facts.volumes, ...facts.hosts.flatMap(h => h.volumes)].find(v =>
      [...v.diskOptions.values()].some(o => contains(familySection.span, o.nameAt.span)),
    );
    return name => {
      const written = volume?.diskOptions.get(name);
      if (!written) return effective?.get(name);
      return { value: written.text, at: written.at, origin: { en: 'volume', ja: 'volume' } };
    };
  }
  return effective && (name => effective.get(name));
}

/** The resource whose section holds the offset. */
export function drbdResourceAt(context: Context, offset: number): DrbdResource | undefined {
  const { file } = context.file;
  return context.model?.drbdResources.find(r => r.file === file && touches(r.facts.section.span, offset));
}

function commonAt(context: Context, path: readonly Section[]): DrbdConfiguration | undefined {
  if (!path.some(s => s.keyword.value === 'common')) return undefined;
  return context.model?.drbd.find(c => c.files.includes(context.file.file));
}

function commonLookup(context: Context, section: Section, configuration: DrbdConfiguration, family: Family): Lookup {
  const written = configuration.common?.[family];
  return name => {
    const option = written?.get(name);
    if (option) return { value: option.text, at: option.at, origin: { en: 'common', ja: 'common' } };
    return defaultOf(context, section, name);
  };
}

/** The default of the table for an option that may stand in a section. */
function defaultOf(context: Context, section: Section, name: string): Effective<string> | undefined {
  const { bound } = context.file;
  const entry: OptionEntry | undefined = bound.candidates(section).options.find(o => o.name === name)?.entry;
  const value = inRelease(entry?.default, bound.version);
  if (value === undefined || value === null) return undefined;
  return { value: String(value), origin: { en: 'default', ja: 'デフォルト' } };
}

/** Resources that write an option which the cursor's `common` section gives a value. */
function overrides(context: Context, cursor: Cursor, name: string): InForce['overriddenBy'] {
  const path = pathOf(cursor.section);
  const family = path.findLast(s => families.includes(s.keyword.value))?.keyword.value as Family | undefined;
  const configuration = family && commonAt(context, path);
  if (!configuration || !family) return [];
  return configuration.resources.flatMap(resource => {
    const option = resource.facts.options[family].get(name);
    return option ? [{ name: resource.name, value: option.text, at: option.at }] : [];
  });
}

function corosyncLookup(context: Context, cursor: Cursor): Lookup | undefined {
  const model = context.model?.corosync.find(c => c.file === context.file.file);
  if (!model) return undefined;
  const path = pathOf(cursor.section)
    .slice(1)
    .map(s => s.keyword.value);
  const prefix = path.length > 0 ? `${path.join('.')}.` : '';
  if (prefix === 'nodelist.node.') return undefined;
  if (prefix === 'totem.interface.') {
    const own = model.facts.interfaces.find(i => contains(cursor.section.span, i.at.span));
    return name => {
      const written = own?.values.get(name);
      return written ? { value: written.value, at: written.at, origin: sectionOrigin('interface') } : undefined;
    };
  }
  return name => model.get(prefix + name);
}

function sectionOrigin(word: string): Text {
  return { en: word, ja: word };
}

function cibLookup(context: Context, cursor: Cursor): Lookup | undefined {
  const model = context.model?.pacemaker.find(p => p.file === context.file.file);
  if (!model) return undefined;
  const path = pathOf(cursor.section);
  const set = path.findLast(s => s.keyword.value.endsWith('_attributes') || s.keyword.value === 'cluster_property_set');
  if (!set) return undefined;
  if (set.keyword.value === 'cluster_property_set') {
    return name => {
      const found = model.property(name);
      return found && { value: found.value, at: found.at, origin: sectionOrigin('crm_config') };
    };
  }
  const isMeta = set.keyword.value === 'meta_attributes';
  if (!isMeta && set.keyword.value !== 'instance_attributes') return undefined;
  // Attributes of an operation are no resource's.
  const resource = path.some(s => s.keyword.value === 'op') ? undefined : innermost(model.allResources, set.span);
  if (!resource) return undefined;
  if (!isMeta) {
    return name => {
      const found = model.parameter(resource, name);
      if (!found) return undefined;
      const own = resource.parameters.some(m => m.pairs.some(p => p.value?.at.span === found.at.span));
      return { value: found.value, at: found.at, origin: sectionOrigin(own ? resource.element : 'template') };
    };
  }
  return name => {
    const found = model.meta(resource, name);
    if (!found) return undefined;
    const own = resource.meta.some(m => m.pairs.some(p => p.value?.at.span === found.at.span));
    return { value: found.value, at: found.at, origin: sectionOrigin(own ? resource.element : 'rsc_defaults') };
  };
}

function innermost(resources: readonly ResourceFacts[], span: Span): ResourceFacts | undefined {
  let best: ResourceFacts | undefined;
  for (const resource of resources) {
    if (!contains(resource.section.span, span)) continue;
    if (!best || contains(best.section.span, resource.section.span)) best = resource;
  }
  return best;
}
