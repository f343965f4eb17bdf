import { pairTables } from '../../../schemas/cib/index.ts';
import { languages } from '../languages/index.ts';
import { builtinRules } from '../rules/builtin.ts';
import { rules } from '../rules/index.ts';
import { type Explained, rulePage } from '../rules/page.ts';
import type { OptionEntry, SectionEntry } from '../schema/entry.ts';
import { defaultTarget } from '../schema/release.ts';
import type { Lang } from '../text/text.ts';
import { agentPages } from './agent-words.ts';
import { entryFacts, factLines, optionFacts } from './entry-facts.ts';
import { optionMarkdown, sectionMarkdown } from './hover.ts';
import { plain } from './markdown.ts';
import { referenceNamed, referenceOf } from './reference.ts';

/**
 * The page of a rule (`drbd/duplicate-node-id`), a parameter (`timeout`, `net.timeout`) or an agent as Markdown.
 * `examples`: gives the examples of a rule in the language of the page.
 */
export function explain(
  id: string,
  lang: Lang,
  examples: (rule: Explained) => Explained = rule => rule,
): string | undefined {
  const rule = [...rules, ...builtinRules].find(r => r.id === id);
  if (rule) return rulePage(examples(rule), lang);
  const item = referenceNamed(id);
  if (item) return `# ${plain(id)}\n\n${entryMarkdown(item.entry, lang)}\n`;
  const found = parametersOf(id);
  const agents = found.length === 0 ? agentPages(id) : [];
  if (agents.length > 0) return `# ${plain(id)}\n\n${agents.map(a => a.markdown(lang)).join('\n\n')}\n`;
  if (found.length === 0) return undefined;
  const parts = found.map(({ title, where, markdown }) => `## ${plain(title)} — ${plain(where)}\n\n${markdown(lang)}`);
  return `# ${plain(id)}\n\n${parts.join('\n\n')}\n`;
}

/** The whole of an entry, for all releases. */
function entryMarkdown(entry: OptionEntry | SectionEntry, lang: Lang): string {
  const item = referenceOf(entry);
  const product = languages.find(l => l.id === item?.language)?.product ?? 'pacemaker';
  const style = { version: defaultTarget[product], page: true };
  const facts = 'value' in entry ? optionFacts(entry, style) : entryFacts(entry, style);
  return [entry.doc[lang], entry.more?.[lang] ?? '', factLines(facts, lang)].filter(b => b !== '').join('\n\n');
}

interface Parameter {
  readonly title: string;
  readonly where: string;
  readonly markdown: (lang: Lang) => string;
}

/** What the tables know under a name; one entry that stands in several sections is one. */
function parametersOf(id: string): Parameter[] {
  const found = new Map<
    OptionEntry | SectionEntry,
    { language: string; title: string; places: string[]; version: string }
  >();
  const add = (
    entry: OptionEntry | SectionEntry,
    language: string,
    title: string,
    place: string,
    version: string,
  ): void => {
    const known = found.get(entry);
    if (known) known.places.push(place);
    else found.set(entry, { language, title, places: [place], version });
  };
  for (const { name: language, schema, product } of languages) {
    const version = defaultTarget[product];
    for (const section of schema.sections) {
      if (isCalled(section.id, id) || section.keyword === id)
        add(section, language, section.keyword, section.id, version);
      for (const [name, option] of Object.entries(section.options)) {
        if (isCalled(`${section.id}.${name}`, id)) add(option, language, name, section.id, version);
      }
    }
  }
  // Names of pairs are in tables of their own: cluster properties, meta attributes and the like.
  const pacemaker = languages.find(l => l.product === 'pacemaker');
  for (const [kind, table] of Object.entries(pairTables)) {
    const entry = Object.hasOwn(table, id) ? table[id] : undefined;
    if (entry && pacemaker) add(entry, pacemaker.name, id, kind, defaultTarget.pacemaker);
  }
  return [...found].map(([entry, { language, title, places, version }]) => ({
    title,
    where: `${language}, ${[...new Set(places)].join(', ')}`,
    markdown: lang =>
      'value' in entry ? optionMarkdown(entry, version, lang) : sectionMarkdown(entry as SectionEntry, version, lang),
  }));
}

/** Whether a path of the tables ends in what was asked for; `ring0_addr` is `ringX_addr` there. */
function isCalled(path: string, id: string): boolean {
  if (path === id || path.endsWith(`.${id}`)) return true;
  const general = id.replace(/\d+/, 'X');
  return general !== id && (path === general || path.endsWith(`.${general}`));
}
