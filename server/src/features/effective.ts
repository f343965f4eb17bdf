import type { DrbdConfiguration, DrbdEffective, DrbdOptions, DrbdResource } from '../cluster/drbd.ts';
import type { Effective } from '../cluster/effective.ts';
import type { Place } from '../cluster/finding.ts';
import type { OptionEntry } from '../schema/entry.ts';
import { inRelease } from '../schema/release.ts';
import { type Cursor, pathOf } from '../syntax/cursor.ts';
import type { Section } from '../syntax/tree.ts';
import { contains, touches } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import type { Context } from './context.ts';
import { cibInForce, cibLookup } from './effective-cib.ts';

/** Values in force by name, as seen from one place of a file. */
export type Lookup = (name: string) => Effective<string> | undefined;

/** The value in force of an option at the cursor, and where others set it aside. */
export interface InForce {
  readonly value: Effective<string> | undefined;
  /** For a value that others inherit: who overrides it, by name. */
  readonly overriddenBy: readonly { readonly name: string; readonly value: string; readonly at: Place }[];
  /** Values that come before it while a rule of the file holds. */
  readonly whileRule?: readonly { readonly value: string; readonly at: Place; readonly origin: Text }[];
}

/** The value in force of the option at the cursor; undefined where the model does not say. */
export function inForce(context: Context, cursor: Cursor, name: string): InForce | undefined {
  if (context.file.language.id === 'cib') return cibInForce(context, cursor, name);
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
