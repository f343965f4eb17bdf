import { cibSchema } from '../../../../schemas/cib/index.ts';
import type { Candidates, WordMeaning } from '../../schema/bound.ts';
import type { Entry, OptionEntry, SectionEntry } from '../../schema/entry.ts';
import { exists, inRelease } from '../../schema/release.ts';
import type { Choice, ValueType } from '../../schema/value.ts';
import type { Node, Option, Section, Word } from '../../syntax/tree.ts';
import { entryOf, isDeprecated, own } from './entries.ts';
import { type PairContext, pairContext, pairEntry, ruleAttributes } from './pair-context.ts';
import { attributesOf, childrenOf } from './schema-versions.ts';
import type { CibTree } from './tree.ts';
import type { Validation } from './validate.ts';

/** What single words of the file mean. */
export class Words {
  readonly #tree: CibTree;
  readonly #version: string;
  readonly #validation: Validation | undefined;
  readonly #contexts = new Map<Section, PairContext | null>();

  constructor(tree: CibTree, version: string, validation: Validation | undefined) {
    this.#tree = tree;
    this.#version = version;
    this.#validation = validation;
  }

  sectionEntry(section: Section): SectionEntry | undefined {
    if (!section.parent) return rootEntry;
    return entryOf.get(section.keyword.value);
  }

  optionEntry(node: Node): OptionEntry | undefined {
    if (node.kind === 'section') return this.pair(node)?.entry;
    return own(this.sectionEntry(node.parent)?.options, node.keyword.value);
  }

  /** The context of a set of pairs, or of the set that a pair is in. */
  context(section: Section): PairContext | undefined {
    const set = section.keyword.value === 'nvpair' ? section.parent : section;
    if (!set) return undefined;
    let context = this.#contexts.get(set);
    if (context === undefined) {
      context = pairContext(set) ?? null;
      this.#contexts.set(set, context);
    }
    return context ?? undefined;
  }

  /** What an nvpair sets, where the cluster itself knows the name. */
  pair(section: Section): { name: string; entry: OptionEntry; context: PairContext } | undefined {
    if (section.keyword.value !== 'nvpair') return undefined;
    const context = this.context(section);
    const name = section.attributes.find(a => a.keyword.value === 'name')?.values[0]?.value;
    if (!context || name === undefined) return undefined;
    const entry = pairEntry(context, name);
    return entry && { name, entry, context };
  }

  meaning(node: Node, part: 'keyword' | number): WordMeaning | undefined {
    if (node.kind === 'section') {
      const entry = part === 'keyword' && node.parent ? this.sectionEntry(node) : undefined;
      return entry && { word: node.keyword, role: 'keyword', entry, name: entry.keyword, section: entry };
    }
    const entry = this.optionEntry(node);
    if (!entry) return undefined;
    const name = node.keyword.value;
    const value = inRelease(entry.value, this.#version);
    if (part === 'keyword') {
      return { word: node.keyword, role: 'keyword', entry, name, option: entry, ...(value ? { value } : {}) };
    }
    const word = node.values[part];
    if (!word) return undefined;
    return (
      this.#named(node, word) ?? {
        word,
        role: 'value',
        entry,
        name,
        option: entry,
        ...(value ? { value } : {}),
        ...labelOf(entry),
      }
    );
  }

  /** Names and values of pairs, and the attributes that rules ask for, mean what their own tables say. */
  #named(option: Option, word: Word): WordMeaning | undefined {
    const section = option.parent;
    const attribute = option.keyword.value;
    if (section.keyword.value === 'nvpair') {
      const context = this.context(section);
      if (!context) return undefined;
      if (attribute === 'name') return this.#nameOf(context, word, option);
      const pair = attribute === 'value' ? this.pair(section) : undefined;
      if (!pair) return undefined;
      const { entry, name } = pair;
      const value = inRelease(entry.value, this.#version);
      return { word, role: 'value', entry, name, option: entry, ...(value ? { value } : {}), ...labelOf(entry) };
    }
    if (section.keyword.value === 'expression' && attribute === 'attribute') {
      return this.#nameOf(ruleAttributes, word, option);
    }
    return undefined;
  }

  #nameOf(context: PairContext, word: Word, option: Option): WordMeaning | undefined {
    const value = namesOf(context, this.#version);
    const entry = pairEntry(context, word.value);
    if (entry) return { word, role: 'keyword', entry, name: word.value, option: entry, value };
    const attribute = this.optionEntry(option);
    return attribute && { word, role: 'value', entry: attribute, name: option.keyword.value, option: attribute, value };
  }

  /** What the grammar allows; without a schema, what any version does. */
  candidates(section: Section): Candidates {
    if (!section.parent) return { sections: [{ name: 'cib', entry: anyVersion(entryOf.get('cib')) }], options: [] };
    const entry = this.sectionEntry(section);
    if (!entry) return { sections: [], options: [] };
    const line = this.#validation?.lines[this.#tree.elementOf(section)] ?? -1;
    const children =
      line < 0
        ? cibSchema.sections.filter(s => s.in.includes(entry.id)).map(s => s.keyword)
        : [...childrenOf(line).keys()];
    const attributes = line < 0 ? Object.keys(entry.options) : [...attributesOf(line)];
    return {
      sections: children.flatMap(name => {
        const found = entryOf.get(name);
        return found ? [{ name, entry: anyVersion(found) }] : [];
      }),
      options: attributes.flatMap(name => {
        const found = own(entry.options, name);
        return found ? [{ name, entry: anyVersion(found) }] : [];
      }),
    };
  }
}

const rootEntry: SectionEntry = { id: 'cib', keyword: '', in: [], options: {}, doc: { en: '', ja: '' } };

function labelOf(entry: OptionEntry): { label?: NonNullable<OptionEntry['label']> } {
  return entry.label ? { label: entry.label } : {};
}

const withoutSpans = new WeakMap<Entry, Entry>();

/** An entry without the schema versions that know it: the grammar has decided that it may be written here. */
function anyVersion<E extends Entry>(entry: E | undefined): E {
  const known = entry as E;
  let copy = withoutSpans.get(known) as E | undefined;
  if (!copy) {
    const { exists: _versions, ...rest } = known;
    copy = rest as E;
    withoutSpans.set(known, copy);
  }
  return copy;
}

const nameTypes = new Map<string, ValueType>();

/** The names of a table as a value: what to offer for `name="…"`. Any other name may be written too. */
function namesOf(context: PairContext, version: string): ValueType {
  const key = `${context.kind} ${version}`;
  let type = nameTypes.get(key);
  if (!type) {
    const choices: Choice[] = Object.entries(context.table)
      .filter(
        ([name, entry]) => !name.endsWith('*') && exists(entry.exists, version) && entry.facts?.generated !== true,
      )
      .map(([word, entry]) => ({ word, doc: entry.doc, ...(isDeprecated(entry, version) ? { deprecated: true } : {}) }))
      .sort((a, b) => Number(a.deprecated ?? false) - Number(b.deprecated ?? false) || (a.word < b.word ? -1 : 1));
    type = {
      kind: 'name',
      read: text => ({ ok: true, value: text }),
      describe: () => ({ en: 'name of an option', ja: 'オプションの名前' }),
      choices: () => choices,
    };
    nameTypes.set(key, type);
  }
  return type;
}
