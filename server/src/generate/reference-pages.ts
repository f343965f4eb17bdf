import { type PairKind, pairTables } from '../../../schemas/cib/index.ts';
import { entryFacts, type Fact, type FactStyle, factLines, optionFacts, valueFacts } from '../features/entry-facts.ts';
import { code } from '../features/markdown.ts';
import { pairPlaceOf, placeKey, placesOf } from '../features/places-of.ts';
import { pairGroups, type ReferenceItem, referenceOf } from '../features/reference.ts';
import { languages } from '../languages/index.ts';
import type { Language } from '../languages/language.ts';
import type { ArgumentEntry, OptionEntry, SectionEntry } from '../schema/entry.ts';
import { compareVersions, defaultTarget, inRelease, versionOf } from '../schema/release.ts';
import type { Lang, Text } from '../text/text.ts';

/** One page per language of configuration and tongue, with everything that the tables know: path → text. */
export function referencePages(rules: Readonly<Record<string, readonly string[]>>): [string, string][] {
  return languages.flatMap(language =>
    (['en', 'ja'] as const).map((lang): [string, string] => {
      const name = pageNames[language.id] as string;
      return [`${folders[lang]}/${name}.md`, page(language, name, lang, rules)];
    }),
  );
}

const folders: Record<Lang, string> = { en: 'docs/reference', ja: 'docs/ja/reference' };
const pageNames: Readonly<Record<string, string>> = { drbd: 'drbd', corosync: 'corosync', cib: 'pacemaker' };

interface Page {
  /** What has been said of attributes that many elements have. */
  readonly said: Set<string>;
  readonly lang: Lang;
  readonly language: Language;
  readonly style: FactStyle;
}

function page(
  language: Language,
  name: string,
  lang: Lang,
  rules: Readonly<Record<string, readonly string[]>>,
): string {
  const style: FactStyle = {
    version: defaultTarget[language.product],
    page: true,
    underHeading: true,
    rules,
    linkToEntry: (item, label) => `[${code(label)}](#${anchor(item.id)})`,
    linkToRule: id => `[${id}](../rules/${id}.md)`,
  };
  const of: Page = { lang, language, style, said: new Set() };
  const { title, intro } = heads[language.id] as Head;
  const other = { en: `[日本語](../ja/reference/${name}.md)`, ja: `[English](../../reference/${name}.md)` };
  const sections = language.schema.sections.filter(s => !s.facts?.internal);
  const kinds = language.id === 'cib' ? (Object.keys(pairTables) as PairKind[]) : [];
  const internal = language.schema.sections.filter(s => s.facts?.internal);
  const toc = [
    ...[...sections, ...internal].map(s => `- [${heading(s, lang)}](#${anchor(s.id)})`),
    ...kinds.map(kind => `- [${pairHeads[kind].title[lang]}](#${anchor(pairGroups[kind])})`),
  ];
  const blocks = [
    `# ${title[lang]}`,
    intro[lang],
    other[lang],
    toc.join('\n'),
    ...[...sections, ...internal].flatMap(s => sectionBlocks(s, of)),
    ...kinds.flatMap(kind => pairBlocks(kind, of)),
  ];
  return `${blocks.filter(b => b !== '').join('\n\n')}\n`;
}

function sectionBlocks(section: SectionEntry, page: Page): string[] {
  const { lang, language } = page;
  const usual = usualPlaces(section);
  const style = { ...page.style, usualPlaces: usual?.key };
  const of = { ...page, style };
  const own: string[] = [];
  const elsewhere: string[] = [];
  const inner: string[] = [];
  const common: ReferenceItem[] = [];
  for (const [name, option] of Object.entries(section.options)) {
    const item = referenceOf(option) as ReferenceItem;
    if (page.said.has(`${name} ${option.doc.en}`)) {
      common.push(item);
      continue;
    }
    if (language.id === 'cib' && !inRelease(option.value, style.version)?.choices) {
      page.said.add(`${name} ${option.doc.en}`);
    }
    const isInner = item.entry.facts?.internal || item.entry.facts?.nowhere;
    if (item.sections[0] === section) (isInner ? inner : own).push(...optionBlocks(item, of));
    else if (!isInner) elsewhere.push(style.linkToEntry?.(item, name) ?? name);
  }
  const facts: Fact[] = [...argumentFacts(section.args ?? []), ...entryFacts(section, style)];
  if (usual) facts.push({ name: words.usual, value: usual.text });
  if (elsewhere.length > 0) {
    const list = elsewhere.join(lang === 'en' ? ', ' : '、');
    facts.push({ name: words.alsoTakes, value: { en: list, ja: list } });
  }
  if (common.length > 0) {
    const lines = (of: Lang): string => common.map(item => `\n  - ${commonLine(item, style.version, of)}`).join('');
    facts.push({ name: words.common, value: { en: lines('en'), ja: lines('ja') } });
  }
  return [
    `## ${target(section.id)}${heading(section, lang)}`,
    prose(section, lang),
    factLines(facts, lang),
    ...own,
    ...inner,
  ];
}

function optionBlocks(item: ReferenceItem, page: Page): string[] {
  const { lang, style } = page;
  const entry = item.entry as OptionEntry;
  return [`### ${target(item.id)}${code(item.name)}`, prose(entry, lang), factLines(optionFacts(entry, style), lang)];
}

/** An attribute that means the same in many elements, once more. */
function commonLine({ id, name, entry }: ReferenceItem, version: string, lang: Lang): string {
  const required = 'value' in entry && inRelease(entry.required, version) === true ? words.required[lang] : '';
  return `${target(id)}${code(name)}${required} — ${entry.doc[lang]}`;
}

function pairBlocks(kind: PairKind, page: Page): string[] {
  const { lang } = page;
  const { title, intro } = pairHeads[kind];
  const place = { name: { en: 'Stand in', ja: '書く場所' }, value: pairPlaceOf(kind) };
  return [
    `## ${target(pairGroups[kind])}${title[lang]}`,
    intro[lang],
    factLines([place], lang),
    ...Object.values(pairTables[kind]).flatMap(entry => optionBlocks(referenceOf(entry) as ReferenceItem, page)),
  ];
}

/** Where most of the options of a section may stand, beside the usual places of their section. */
function usualPlaces(section: SectionEntry): { readonly key: string; readonly text: Text } | undefined {
  const counts = new Map<string, { key: string; text: Text; since: string; count: number }>();
  for (const option of Object.values(section.options)) {
    const item = referenceOf(option);
    const key = item?.sections[0] === section ? placeKey(option) : undefined;
    const text = item && key !== undefined ? placesOf(item, undefined) : undefined;
    if (!text || key === undefined) continue;
    // The oldest option tells since when each place is known.
    const since = versionOf(option.exists?.[0]?.since ?? '0');
    const known = counts.get(key);
    const age = known ? compareVersions(known.since, since) || known.text.en.length - text.en.length : 1;
    const older = known && age <= 0 ? known : { text, since };
    counts.set(key, { key, text: older.text, since: older.since, count: (known?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most && most.count > 2 && most.text.en !== code(section.keyword) ? most : undefined;
}

/** Words between the keyword and the brace, one line each, in their order. */
function argumentFacts(args: readonly ArgumentEntry[]): Fact[] {
  return args.map((argument, n): Fact => {
    const [type, ...facts] = valueFacts(argument.value, '999');
    const details = (lang: Lang): string =>
      [
        type?.value[lang] ?? '',
        ...facts.map(f => f.value[lang]),
        argument.many ? words.many[lang] : '',
        argument.optional ? words.optional[lang] : '',
      ]
        .filter(t => t !== '')
        .join(lang === 'en' ? ', ' : '、');
    return {
      name: args.length > 1 ? { en: `Argument ${n + 1}`, ja: `引数 ${n + 1}` } : { en: 'Argument', ja: '引数' },
      value: {
        en: `${details('en')} — ${argument.doc.en}`,
        ja: `${details('ja')} — ${argument.doc.ja}`,
      },
    };
  });
}

function prose({ doc, more }: OptionEntry | SectionEntry, lang: Lang): string {
  return [doc[lang], more?.[lang] ?? ''].filter(t => t !== '').join(lang === 'en' ? ' ' : '');
}

/** Sections of one keyword are told apart by where they stand. */
function heading(section: SectionEntry, lang: Lang): string {
  if (section.keyword === '') return words.topLevel[lang];
  const note = headingNotes[section.id];
  if (note) return note[lang];
  return code(section.id.startsWith('corosync.') ? section.id.slice('corosync.'.length) : section.keyword);
}

const headingNotes: Readonly<Record<string, Text>> = {
  'drbd.connection-disk': { en: '`disk` of a connection', ja: '接続の `disk`' },
  'drbd.connection-volume': { en: '`volume` of a connection', ja: '接続の `volume`' },
  'drbd.connection-host': { en: '`host` with DRBD Proxy', ja: 'DRBD Proxy を使う `host`' },
  'drbd.connection-address': { en: '`address` with DRBD Proxy', ja: 'DRBD Proxy を使う `address`' },
  'drbd.stacked-volume': { en: '`volume` of a stacked resource', ja: 'スタックリソースの `volume`' },
  'drbd.host-options': { en: '`options` of a host', ja: 'ホストの `options`' },
  'drbd.proxy-on': { en: '`proxy on` of a host', ja: 'ホストの `proxy on`' },
  'drbd.proxy-on-options': { en: '`options` of DRBD Proxy', ja: 'DRBD Proxy の `options`' },
};

const words = {
  topLevel: { en: 'Top level', ja: 'トップレベル' },
  common: { en: 'Common attributes', ja: '共通の属性' },
  required: { en: ' (required)', ja: '（必須）' },
  alsoTakes: { en: 'Also takes', ja: 'ほかに使えるオプション' },
  usual: { en: 'Options stand in', ja: 'オプションを書く場所' },
  many: { en: 'several words', ja: '複数可' },
  optional: { en: 'optional', ja: '省略可' },
} as const satisfies Record<string, Text>;

interface Head {
  readonly title: Text;
  readonly intro: Text;
}

const heads: Readonly<Record<string, Head>> = {
  drbd: {
    title: { en: 'DRBD configuration', ja: 'DRBD の設定' },
    intro: {
      en: 'Sections, options and arguments of `drbd.conf` and its resource files, from DRBD 8.3 to 9.3. Releases called `drbd-utils` are those of the tools, which read the files; `DRBD` alone is the generation.',
      ja: '`drbd.conf` とリソースファイルのセクション、オプション、引数の一覧です（DRBD 8.3～9.3）。`drbd-utils` は設定ファイルを読むツールのリリース、`DRBD` は DRBD 自体の世代を表します。',
    },
  },
  corosync: {
    title: { en: 'Corosync configuration', ja: 'Corosync の設定' },
    intro: {
      en: 'Sections and keys of `corosync.conf`, from Corosync 1.0 to 3.1. A nested section is named with its path, as in `totem.interface`.',
      ja: '`corosync.conf` のセクションとキーの一覧です（Corosync 1.0～3.1）。入れ子のセクションは `totem.interface` のようにパスで表します。',
    },
  },
  cib: {
    title: { en: 'Pacemaker configuration (CIB)', ja: 'Pacemaker の設定（CIB）' },
    intro: {
      en: 'Elements and attributes of the CIB, and the names that its name-value pairs may have. Elements and attributes belong to versions of the schema (`validate-with`), everything else to releases of Pacemaker.',
      ja: 'CIB の要素と属性、および名前と値の組で使える名前の一覧です。要素と属性はスキーマのバージョン（`validate-with`）、それ以外は Pacemaker のリリースによって異なります。',
    },
  },
};

const pairHeads: Readonly<Record<PairKind, Head>> = {
  clusterProperty: {
    title: { en: 'Cluster properties', ja: 'クラスタプロパティ' },
    intro: { en: 'Options of the cluster as a whole.', ja: 'クラスタ全体のオプションです。' },
  },
  resourceMeta: {
    title: { en: 'Meta-attributes of resources', ja: 'リソースのメタ属性' },
    intro: {
      en: 'Options that Pacemaker itself reads, whatever the agent. Defaults for all resources stand in `rsc_defaults`.',
      ja: 'エージェントに関係なく、Pacemaker が参照するオプションです。全リソースのデフォルト値は `rsc_defaults` に書きます。',
    },
  },
  operationMeta: {
    title: { en: 'Options of operations', ja: 'オペレーションのオプション' },
    intro: {
      en: 'Options of an operation of a resource. Defaults for all operations stand in `op_defaults`.',
      ja: 'リソースのオペレーションのオプションです。全オペレーションのデフォルト値は `op_defaults` に書きます。',
    },
  },
  fencingInstance: {
    title: { en: 'Parameters of every fencing device', ja: 'すべてのフェンシングデバイスのパラメータ' },
    intro: {
      en: 'Parameters that Pacemaker itself reads, beside those of the agent.',
      ja: 'エージェントのパラメータとは別に、Pacemaker 自身が参照するパラメータです。',
    },
  },
  nodeAttribute: {
    title: { en: 'Node attributes', ja: 'ノード属性' },
    intro: { en: 'Attributes of nodes that Pacemaker itself uses.', ja: 'Pacemaker が使用するノード属性です。' },
  },
  builtInRuleAttribute: {
    title: { en: 'Built-in attributes in rules', ja: 'ルールで使える組み込みの属性' },
    intro: {
      en: 'Attributes that every node has in rules without being given them.',
      ja: '設定しなくても、ルールの中ですべてのノードが持つ属性です。',
    },
  },
  alertMeta: {
    title: { en: 'Meta-attributes of alerts', ja: 'アラートのメタ属性' },
    intro: { en: 'Options of an alert or of one of its recipients.', ja: 'アラート、または送信先のオプションです。' },
  },
  ticketState: {
    title: { en: 'State of tickets', ja: 'チケットの状態' },
    intro: {
      en: 'Attributes of tickets, which `crm_ticket` writes into the status section.',
      ja: '`crm_ticket` が status セクションに書き込むチケットの属性です。',
    },
  },
  remoteConnection: {
    title: { en: 'Parameters of remote nodes', ja: 'リモートノードのパラメータ' },
    intro: {
      en: 'Parameters of the resource that connects to a remote node.',
      ja: 'リモートノードに接続するリソースのパラメータです。',
    },
  },
};

/** An anchor of its own: those that are made of headings differ between the tongues. */
function target(id: string): string {
  return `<a id="${anchor(id)}"></a>`;
}

/** Letters that an address has no need to escape. */
function anchor(id: string): string {
  return id.replace(/#/g, '').replace(/\*$/, 'ANY');
}
