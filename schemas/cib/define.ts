import type { OptionEntry, SectionEntry } from '../../server/src/schema/entry.ts';
import type { ReleaseSpan } from '../../server/src/schema/release.ts';
import type { ValueType } from '../../server/src/schema/value.ts';
import { orDefault } from '../../server/src/schema/values/or-default.ts';
import type { Text } from '../../server/src/text/text.ts';
import { firstReleaseOfSchema, schemaVersions } from './releases.ts';
import { type ReleaseWord, words } from './words.ts';

/** Schema versions as `FIRST..LAST` or a single one, in the order of schemaVersions. */
export type SchemaSpan = string;

/** A word that the schema lists for an attribute; without versions it is as old and as young as the attribute. */
export interface SchemaWord {
  readonly versions?: readonly SchemaSpan[];
  readonly deprecatedSince?: string;
  readonly doc?: Text;
}

export interface AttributeDefinition extends Omit<OptionEntry, 'value' | 'exists' | 'required'> {
  readonly value?: ValueType;
  /** The words of an enumeration, in place of `value`. */
  readonly words?: Readonly<Record<string, SchemaWord>>;
  /** Absent: those of the element. */
  readonly versions?: readonly SchemaSpan[];
  /** `true`: in all versions. Where it changed, the spans of each presence. */
  readonly required?: boolean;
  readonly presence?: Readonly<Record<string, readonly SchemaSpan[]>>;
}

export interface ElementDefinition extends Omit<SectionEntry, 'id' | 'keyword' | 'in' | 'options' | 'exists'> {
  readonly name: string;
  readonly versions: readonly SchemaSpan[];
  /** Elements that it may stand in; absent spans: wherever both exist. */
  readonly parents: Readonly<Record<string, readonly SchemaSpan[]>>;
  readonly attributes: Readonly<Record<string, AttributeDefinition>>;
}

/** A table entry of a CIB element. Exact schema versions, with gaps and order, are kept under `facts`. */
export function element({ name, versions, parents, attributes, ...rest }: ElementDefinition): SectionEntry {
  const exists = spansOf(versions);
  return {
    ...rest,
    id: `cib.${name}`,
    keyword: name,
    in: Object.keys(parents).length === 0 ? ['cib'] : Object.keys(parents).map(parent => `cib.${parent}`),
    options: Object.fromEntries(
      Object.entries(attributes).map(([attribute, definition]) => [attribute, optionOf(definition, versions)]),
    ),
    ...(exists ? { exists } : {}),
    facts: { ...rest.facts, versions, parents },
  };
}

function optionOf(
  { value, words: list, versions: own, required, presence, facts, ...rest }: AttributeDefinition,
  inherited: readonly SchemaSpan[],
): OptionEntry {
  const versions = own ?? inherited;
  const exists = spansOf(versions);
  return {
    ...rest,
    value: value ?? schemaWords(list ?? {}),
    ...(exists ? { exists } : {}),
    ...(required ? { required } : {}),
    facts: {
      ...facts,
      versions,
      presence: presence ?? { [required ? 'required' : 'optional']: versions },
      ...(list
        ? { values: Object.fromEntries(Object.entries(list).map(([word, of]) => [word, of.versions ?? versions])) }
        : {}),
    },
  };
}

/** What to offer depends on the release; which word a file may have is for the grammar of its schema to say. */
function schemaWords(list: Readonly<Record<string, SchemaWord>>): ValueType<string> {
  const offered: Record<string, ReleaseWord> = {};
  for (const [word, { versions, deprecatedSince, doc }] of Object.entries(list)) {
    if (versions?.every(span => span === 'next')) continue;
    const since = versions && firstReleaseOfSchema((versions[0] as string).split('..')[0] as string);
    const until = versions?.some(span => span.endsWith('3.10')) ? '2.1.11' : undefined;
    offered[word] = {
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      ...(deprecatedSince ? { deprecatedSince } : {}),
      ...(doc ? { doc } : {}),
    };
  }
  return words(offered, { caseSensitive: true, accepted: Object.keys(list) });
}

/** `2.4..next` as releases; undefined where all schema versions are meant. The development schema has no number. */
function spansOf(versions: readonly SchemaSpan[]): readonly ReleaseSpan[] | undefined {
  const numbered = versions.filter(span => span !== 'next');
  if (numbered.length === 0) return [{ since: 'schema next', until: 'schema next' }];
  const spans = numbered.map(span => {
    const [first, last = first] = span.split('..') as [string, string?];
    return {
      ...(first === schemaVersions[0] ? {} : { since: `schema ${first}` }),
      ...(last === 'next' || last === '4.0' ? {} : { until: `schema ${last}` }),
    };
  });
  return spans.some(span => Object.keys(span).length === 0) ? undefined : spans;
}

/** A table of name-value pairs whose entries share the source of their facts; each may be `#default`. */
export function pairs(
  source: string,
  table: Readonly<Record<string, OptionEntry>>,
): Readonly<Record<string, OptionEntry>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, entry]) => [
      name,
      { source, ...entry, value: orDefault(entry.value as ValueType) },
    ]),
  );
}
