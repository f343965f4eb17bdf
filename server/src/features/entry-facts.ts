import type { Entry, OptionEntry, SectionEntry } from '../schema/entry.ts';
import { compareVersions, inRelease, type ReleaseSpan, versionOf } from '../schema/release.ts';
import type { Choice, ValueType } from '../schema/value.ts';
import { listOf, type Text } from '../text/text.ts';
import { code, plain } from './markdown.ts';
import { pairPlaceOf, placeKey, placesOf } from './places-of.ts';
import { type ReferenceItem, referenceOf, relatedItem } from './reference.ts';
import { isMissingIn, releaseName, releasePhrase } from './releases.ts';
import { rulesOfOptions } from './rules-of-options.ts';

/** One line of a list: what is known about an entry under one heading. */
export interface Fact {
  readonly name: Text;
  readonly value: Text;
}

export interface FactStyle {
  /** The release that a file is judged for. Where numbers differ, a page lists all releases. */
  readonly version: string;
  readonly page?: boolean;
  /** The heading above says where the entry stands, unless it stands elsewhere too. */
  readonly underHeading?: boolean;
  /** Where most options of the section stand: the page says it once. */
  readonly usualPlaces?: string | undefined;
  /** Rules by the id of an option, where the generator knows better than the list that it has written before. */
  readonly rules?: Readonly<Record<string, readonly string[]>>;
  readonly linkToEntry?: (item: ReferenceItem, label: string) => string;
  readonly linkToRule?: (id: string) => string;
}

/** The facts as a Markdown list. */
export function factLines(facts: readonly Fact[], lang: keyof Text): string {
  const line = (value: string): string => (value.startsWith('\n') ? value : ` ${value}`);
  return facts.map(f => `- **${f.name[lang]}**${line(f.value[lang])}`).join('\n');
}

export function optionFacts(option: OptionEntry, style: FactStyle): Fact[] {
  const type = inRelease(option.value, style.version) ?? newest(option.value);
  return [
    ...(type ? typeFacts(option, type, style) : []),
    ...defaultFacts(option, type, style),
    ...entryFacts(option, style),
  ];
}

/** Type, range and words of a value. */
export function valueFacts(type: ValueType, version: string): Fact[] {
  return typeFacts(undefined, type, { version });
}

export function entryFacts(entry: OptionEntry | SectionEntry, style: FactStyle): Fact[] {
  const { version, page = false } = style;
  const facts: Fact[] = [];
  const item = referenceOf(entry);
  facts.push(...requiredFacts(entry, style));
  const places = item && placesOf(item, page ? undefined : version, style.usualPlaces);
  // A page says it once, in the heading of the section.
  const key = placeKey(entry);
  const isUsual = key !== undefined && key === style.usualPlaces;
  const isPlain = style.underHeading && item && (isUsual || places?.en === plainPlace(item));
  if (places && !isPlain) facts.push({ name: names.where, value: places });
  facts.push(...conditionFacts(entry, page));
  const releases = isWhole(entry.exists) ? undefined : releasePhrase(entry.exists);
  if (releases) {
    const missing = !page && isMissingIn(entry.exists, version);
    facts.push({
      name: names.releases,
      value: missing
        ? {
            en: `${releases.en} — not in ${version}, for which this file is judged`,
            ja: `${releases.ja}（このファイルの対象の ${version} にはありません）`,
          }
        : releases,
    });
  }
  if (entry.deprecated) facts.push({ name: names.deprecated, value: deprecation(entry.deprecated, style) });
  const related = (entry.related ?? []).map(name => {
    const other = item && relatedItem(item, name);
    return other && style.linkToEntry ? style.linkToEntry(other, name) : code(name);
  });
  if (related.length > 0) facts.push({ name: names.related, value: listOf(related) });
  const rules = (item && (style.rules ?? rulesOfOptions)[item.id]) ?? [];
  if (rules.length > 0) {
    const shown = page ? rules : rules.slice(0, 6);
    const links = shown.map(id => style.linkToRule?.(id) ?? code(id));
    facts.push({ name: names.rules, value: listOf(shown.length < rules.length ? [...links, '…'] : links) });
  }
  if (entry.source) {
    const source = plain(entry.source);
    facts.push({ name: names.source, value: { en: source, ja: source } });
  }
  return facts;
}

/** Where the heading of a page says that an item stands. */
function plainPlace(item: ReferenceItem): string | undefined {
  if (item.pair) return pairPlaceOf(item.pair).en;
  const [section] = item.sections;
  if (!section || item.sections.length > 1) return undefined;
  return placesOf({ ...item, entry: { ...item.entry, facts: {} } }, undefined)?.en;
}

/** DRBD 8.3 is where the tables begin. */
function isWhole(spans: readonly ReleaseSpan[] | undefined): boolean {
  return spans?.length === 1 && spans[0]?.since === 'drbd 8.3' && spans[0].until === undefined;
}

const names = {
  type: { en: 'Type', ja: '型' },
  range: { en: 'Range', ja: '範囲' },
  values: { en: 'Values', ja: '値' },
  default: { en: 'Default', ja: 'デフォルト値' },
  required: { en: 'Required', ja: '必須' },
  where: { en: 'Stands in', ja: '書く場所' },
  transports: { en: 'Transports', ja: 'トランスポート' },
  change: { en: 'Change', ja: '変更の反映' },
  number: { en: 'How many', ja: '個数' },
  releases: { en: 'Releases', ja: 'リリース' },
  deprecated: { en: 'Deprecated', ja: '非推奨' },
  related: { en: 'Related', ja: '関連' },
  rules: { en: 'Rules', ja: 'ルール' },
  source: { en: 'Source', ja: '出典' },
} as const satisfies Record<string, Text>;

function typeFacts(option: OptionEntry | undefined, type: ValueType, { version, page }: FactStyle): Fact[] {
  const facts: Fact[] = [];
  const { unit } = type;
  const described = type.describe(version);
  const choices = type.choices?.(version) ?? [];
  const isList = page && choices.length > 0 && type.kind === 'enumeration';
  if (!isList)
    facts.push({
      name: names.type,
      value: unit?.en ? { en: `${described.en}, ${unit.en}`, ja: `${described.ja}（${unit.ja}）` } : described,
    });
  const range = page
    ? inReleases([option?.value, type.data], v => {
        const then = (option && inRelease(option.value, v)) ?? type;
        const text = then.range?.(v);
        return text && withLimits(text, then, v);
      })
    : type.range?.(version) && withLimits(type.range(version) as Text, type, version);
  if (range) facts.push({ name: names.range, value: range });
  const isBoolean = /boolean/.test(type.kind);
  const isSaid =
    isBoolean &&
    (page ? choices.every(c => (c.doc?.en.length ?? 0) < 5) : choices.every(c => described.en.includes(c.word)));
  const listed = page ? wordsOfAllReleases(type, choices) : choices;
  if (choices.length > 0 && !isSaid) facts.push({ name: names.values, value: choiceList(listed, page ? 40 : 20) });
  return facts;
}

/** A word of a list, and the releases that know it where not all do. */
interface ListedWord extends Choice {
  readonly releases?: Text;
}

/** The words of all releases, those of the newest first. */
function wordsOfAllReleases(type: ValueType, choices: readonly Choice[]): readonly ListedWord[] {
  const segments = (type.data?.words ?? []) as readonly (ReleaseSpan & {
    readonly is?: readonly (string | Choice)[];
  })[];
  if (!Array.isArray(segments) || segments.length === 0 || !segments.every(s => s.is)) return choices;
  const words = new Map<string, { choice: Choice; first: number; last: number }>();
  for (const [n, segment] of [...segments.entries()].reverse()) {
    for (const known of segment.is ?? []) {
      const choice = typeof known === 'string' ? { word: known } : known;
      const later = words.get(choice.word);
      words.set(choice.word, { choice: later?.choice ?? choice, first: n, last: later?.last ?? n });
    }
  }
  return [...words.values()].map(({ choice, first, last }) => {
    const since = segments[first]?.since;
    const until = segments[last]?.until;
    const releases = releasePhrase([{ ...(since ? { since } : {}), ...(until ? { until } : {}) }]);
    return releases ? { ...choice, releases } : choice;
  });
}

/** The limits in the reader's units too, where the value says how. */
function withLimits(range: Text, type: ValueType, version: string): Text {
  const { min, max } = (type.data ?? {}) as { min?: number; max?: number };
  const low = inRelease(min, version);
  const high = inRelease(max, version);
  if (typeof low !== 'number' || typeof high !== 'number') return range;
  const from = type.humanize?.(String(low), version);
  const to = type.humanize?.(String(high), version);
  if (!from || !to || (from.en.startsWith(`${low} `) && to.en.startsWith(`${high} `))) return range;
  if (low === 0) return { en: `${range.en} (up to ${to.en})`, ja: `${range.ja}（最大 ${to.ja}）` };
  return { en: `${range.en} (${from.en} to ${to.en})`, ja: `${range.ja}（${from.ja}～${to.ja}）` };
}

function choiceList(choices: readonly ListedWord[], most: number): Text {
  const documented = choices.some(c => c.doc || c.releases);
  const bare = choices.filter(c => !c.doc && !c.releases);
  if (documented && bare.length > choices.length / 2) {
    const list = listOf(bare.map(c => code(c.word)));
    const rest = choiceList(
      choices.filter(c => !bare.includes(c)),
      most,
    );
    return { en: list.en + rest.en, ja: list.ja + rest.ja };
  }
  if (!documented || choices.length > most) return listOf(choices.map(c => code(c.word)));
  const line = ({ word, releases, doc }: ListedWord, lang: keyof Text): string => {
    const note = releases ? { en: ` (${releases.en})`, ja: `（${releases.ja}）` }[lang] : '';
    return `\n  - ${code(word)}${note}${doc ? ` — ${doc[lang]}` : ''}`;
  };
  return { en: choices.map(c => line(c, 'en')).join(''), ja: choices.map(c => line(c, 'ja')).join('') };
}

function defaultFacts(option: OptionEntry, type: ValueType | undefined, { version, page }: FactStyle): Fact[] {
  if (option.secret) return option.defaultDoc ? [{ name: names.default, value: option.defaultDoc }] : [];
  const shown = (v: string): Text | undefined => {
    const value = inRelease(option.default, v);
    if (value === undefined || value === null) return undefined;
    // 0 mostly means that something is off.
    const human = Number(value) === 0 ? undefined : type?.humanize?.(String(value), v);
    const text = code(String(value));
    return human ? { en: `${text} (${human.en})`, ja: `${text}（${human.ja}）` } : { en: text, ja: text };
  };
  const value = page ? inReleases([option.default], shown) : shown(version);
  const { defaultDoc } = option;
  if (!value) return defaultDoc ? [{ name: names.default, value: defaultDoc }] : [];
  if (!defaultDoc) return [{ name: names.default, value }];
  return [
    { name: names.default, value: { en: `${value.en} — ${defaultDoc.en}`, ja: `${value.ja} — ${defaultDoc.ja}` } },
  ];
}

function requiredFacts(entry: OptionEntry | SectionEntry, { version, page }: FactStyle): Fact[] {
  if (!('value' in entry)) return [];
  const presence = (entry.facts?.presence as Record<string, readonly string[]> | undefined)?.required;
  const partly = presence && (entry.facts?.presence as object) && Object.keys(entry.facts?.presence ?? {}).length > 1;
  if (page && partly) {
    const spans = presence.map(span => span.replace('..', ' to ').replace(/ to next$/, ' and later'));
    const ja = presence.map(span => span.replace('..', '～').replace(/～next$/, ' 以降'));
    return [
      {
        name: names.required,
        value: { en: `in schema ${spans.join(', ')}`, ja: `スキーマ ${ja.join('、')}` },
      },
    ];
  }
  if (inRelease(entry.required, version) !== true) return [];
  return [{ name: names.required, value: { en: 'must be written', ja: '省略できません' } }];
}

/** What else decides whether and when an option counts. */
function conditionFacts(entry: OptionEntry | SectionEntry, page: boolean): Fact[] {
  const facts: Fact[] = [];
  const { transports, runtime, fileKey } = (entry.facts ?? {}) as {
    transports?: readonly string[];
    runtime?: string;
    fileKey?: boolean;
  };
  if (transports && transports.length < 3) facts.push({ name: names.transports, value: listOf(transports.map(code)) });
  const change = fileKey === false ? undefined : changes[runtime ?? ''];
  if (change) facts.push({ name: names.change, value: change });
  const several = 'value' in entry ? entry.repeatable : false;
  // Sections of one name are merged by Corosync.
  const once = 'value' in entry || entry.id.startsWith('corosync.') ? false : entry.once;
  if (page && several) {
    facts.push({ name: names.number, value: { en: 'any number', ja: 'いくつでも書けます' } });
  }
  if (page && once) facts.push({ name: names.number, value: { en: 'at most one', ja: '1 つまで' } });
  return facts;
}

/** When a running corosync takes a change over. */
const changes: Readonly<Record<string, Text>> = {
  reload: { en: 'on reload (`corosync-cfgtool -R`)', ja: '再読み込み（`corosync-cfgtool -R`）で反映されます' },
  none: { en: 'at the next start of Corosync', ja: '次回の Corosync の起動時に反映されます' },
  cmap: {
    en: 'with `corosync-cmapctl`, or at the next start',
    ja: '`corosync-cmapctl` または次回の起動時に反映されます',
  },
};

function deprecation({ since, use, doc }: NonNullable<Entry['deprecated']>, { version, page }: FactStyle): Text {
  const later = !page && since !== undefined && compareVersions(version, versionOf(since)) < 0;
  const parts = {
    en: [since ? `${later ? 'from' : 'since'} ${releaseName(since)}` : '', use ? `use ${code(use)}` : ''],
    ja: [since ? `${releaseName(since)} 以降` : '', use ? `代わりに ${code(use)} を使います` : ''],
  };
  const said = { en: parts.en.filter(Boolean).join('; '), ja: parts.ja.filter(Boolean).join('、') };
  // The text is a message about a name: beside the release it would say the same again.
  if (said.en !== '') return said;
  return doc ?? { en: 'no longer to be used', ja: '今後は使いません' };
}

/**
 * What a fact says in each of the releases that the data tells apart, newest first: `1 to 300 since DRBD 8.4; 1 to 100
 * until DRBD 8.3`.
 */
function inReleases(data: readonly unknown[], say: (version: string) => Text | undefined): Text | undefined {
  const spans = data.flatMap(d => spansIn(d, 0));
  const starts = [...new Set(spans.flatMap(s => (s.since ? [s.since] : [])))].sort((a, b) =>
    compareFully(versionOf(a), versionOf(b)),
  );
  // Each list begins with what holds until its first change.
  const before = spans
    .flatMap(s => (s.until && !s.since ? [s.until] : []))
    .sort((a, b) => compareFully(versionOf(a), versionOf(b)))[0];
  if (starts.length === 0 && !before) return say('999');
  const runs: { text: Text; en: string; ja: string }[] = [];
  const add = (text: Text | undefined, en: string, ja: string): void => {
    if (text && runs.at(-1)?.text.en !== text.en) runs.push({ text, en, ja });
  };
  if (before) add(say(versionOf(before)), ` until ${releaseName(before)}`, `${releaseName(before)} までは `);
  for (const start of starts) {
    add(say(versionOf(start)), ` since ${releaseName(start)}`, `${releaseName(start)} 以降は `);
  }
  if (runs.length === 0) return undefined;
  // What ended says so.
  if (runs.length === 1 && say('999')) return (runs[0] as { text: Text }).text;
  const shown = runs.reverse();
  return { en: shown.map(r => r.text.en + r.en).join('; '), ja: shown.map(r => r.ja + r.text.ja).join('、') };
}

/** 9.0.0 is after 9.0 here: starts are put in order, not compared with a release. */
function compareFully(a: string, b: string): number {
  return compareVersions(a, b) || a.length - b.length;
}

function spansIn(data: unknown, depth: number): ReleaseSpan[] {
  if (depth > 3 || typeof data !== 'object' || data === null) return [];
  if (Array.isArray(data)) return data.flatMap(item => spansIn(item, depth + 1));
  const { since, until, is } = data as ReleaseSpan & { is?: unknown };
  if ('is' in data) return [{ ...(since ? { since } : {}), ...(until ? { until } : {}) }, ...spansIn(is, depth + 1)];
  if ('read' in data && 'kind' in data) return spansIn((data as { data?: unknown }).data, depth + 1);
  return Object.values(data).flatMap(value => spansIn(value, depth + 1));
}

/** What held last, for an entry that the judged release does not have. */
function newest(value: OptionEntry['value'] | undefined): ValueType | undefined {
  if (!Array.isArray(value)) return undefined;
  return (value as readonly { readonly is: ValueType }[]).at(-1)?.is;
}
