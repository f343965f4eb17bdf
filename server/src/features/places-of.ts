import type { PairKind } from '../../../schemas/cib/index.ts';
import { cibSchema } from '../../../schemas/cib/index.ts';
import { corosyncSchema } from '../../../schemas/corosync/index.ts';
import { drbdSchema } from '../../../schemas/drbd/index.ts';
import type { OptionPlace } from '../../../schemas/drbd/places.ts';
import { acceptedAt } from '../cluster/drbd-generation.ts';
import type { Entry, OptionEntry, SectionEntry } from '../schema/entry.ts';
import { compareVersions, versionOf } from '../schema/release.ts';
import { listOf, type Text } from '../text/text.ts';
import { code } from './markdown.ts';
import type { ReferenceItem } from './reference.ts';
import { releaseName } from './releases.ts';

/**
 * Where an entry may be written: for one release, or without one for all of them. Beside the usual places of its
 * section, only the others are listed.
 */
export function placesOf(item: ReferenceItem, version: string | undefined, usual?: string): Text | undefined {
  const { entry, language, pair } = item;
  if (pair) return pairPlace(pair, entry.facts ?? {});
  if (!('value' in entry)) return entry.keyword === '' ? undefined : parents(entry, language);
  const places = entry.facts?.places as readonly OptionPlace[] | undefined;
  if (places) {
    const own = placeKey(entry)?.split(' ') ?? [];
    const known = usual?.split(' ') ?? [];
    const more = known.length > 0 && own.length > known.length && known.every(path => own.includes(path));
    if (!more) return drbdPlaces(places, entry, version);
    const others = drbdPlaces(
      places.filter(p => !known.includes(keyOf(p))),
      entry,
      version,
    );
    return others && { en: `also ${others.en}`, ja: `上記のほか、${others.ja}` };
  }
  if (language === 'corosync') {
    return listOf(item.sections.filter(s => s.keyword !== '').map(s => code(s.id.replace(/^corosync\./, ''))));
  }
  const keywords = item.sections.filter(s => !s.facts?.internal).map(s => (s.keyword === '' ? '' : code(s.keyword)));
  const named = [...new Set(keywords.filter(k => k !== ''))];
  if (named.length === 0) return keywords.includes('') ? topLevel : undefined;
  return listOf(named);
}

const topLevel: Text = { en: 'the top level of the file', ja: 'ファイルのトップレベル' };

function parents(entry: SectionEntry, language: ReferenceItem['language']): Text {
  const { sections } = { drbd: drbdSchema, corosync: corosyncSchema, cib: cibSchema }[language];
  const keywords = entry.in.map(id => sections.find(s => s.id === id)).filter(s => !s?.facts?.internal);
  const named = [...new Set(keywords.flatMap(s => (s && s.keyword !== '' ? [code(s.keyword)] : [])))];
  const isTop = entry.in.includes(language) && keywords.some(s => s === undefined || s.keyword === '');
  if (!isTop) return listOf(named);
  if (named.length === 0) return topLevel;
  return { en: `${topLevel.en}, ${named.join(', ')}`, ja: `${topLevel.ja}、${named.join('、')}` };
}

/** The places of an option of DRBD, whatever the release, to compare options by. */
export function placeKey(entry: OptionEntry | SectionEntry): string | undefined {
  const places = entry.facts?.places as readonly OptionPlace[] | undefined;
  const paths = places?.filter(p => !p.path.endsWith('/syncer')).map(keyOf);
  return paths && paths.length > 0 ? [...new Set(paths)].sort().join(' ') : undefined;
}

function keyOf({ path, noEffect }: OptionPlace): string {
  return `${path}${noEffect ? '-' : ''}`;
}

/** `net` of `common`, `resource`, `connection`; what only some releases take is said behind it. */
function drbdPlaces(places: readonly OptionPlace[], entry: Entry, version: string | undefined): Text | undefined {
  if (version !== undefined) {
    const current = places.filter(p => acceptedAt(p, version) && !p.deprecatedSince && !p.noEffect);
    const shown = current.length > 0 ? current : places.filter(p => acceptedAt(p, version));
    return shown.length > 0 ? bySection(shown) : undefined;
  }
  const groups = new Map<string, { note: Text; places: OptionPlace[] }>();
  // What syncer still takes is said once, in the section syncer.
  const isOld = (p: OptionPlace): boolean => p.path.endsWith('/syncer');
  for (const place of places.some(p => !isOld(p)) ? places.filter(p => !isOld(p)) : places) {
    const again = places.some(p => p !== place && p.path === place.path);
    const note = again ? { en: '', ja: '' } : noteOf(place, entry.exists?.[0]?.since);
    const group = groups.get(note.en) ?? { note, places: [] };
    if (!group.places.some(p => p.path === place.path)) group.places.push(place);
    groups.set(note.en, group);
  }
  const parts = [...groups.values()].map(group => {
    const text = bySection(group.places);
    if (group.note.en === '') return text;
    return { en: `${text.en} (${group.note.en})`, ja: `${text.ja}（${group.note.ja}）` };
  });
  if (parts.length === 0) return undefined;
  if (parts.length === 1) return parts[0];
  return { en: parts.map(p => `\n  - ${p.en}`).join(''), ja: parts.map(p => `\n  - ${p.ja}`).join('') };
}

function bySection(places: readonly OptionPlace[]): Text {
  const groups = new Map<string, string[]>();
  for (const { path } of places) {
    const cut = path.lastIndexOf('/');
    const section = path.slice(cut + 1);
    groups.set(section, [...(groups.get(section) ?? []), ...(cut < 0 ? [] : [path.slice(0, cut)])]);
  }
  const parts = [...groups].map(([section, outer]): Text => {
    if (outer.length === 0) return { en: code(section), ja: code(section) };
    const list = listOf(outer.map(code));
    return { en: `${code(section)} of ${list.en}`, ja: `${list.ja} の ${code(section)}` };
  });
  return { en: parts.map(p => p.en).join('; '), ja: parts.map(p => p.ja).join('、') };
}

/** Which releases take an option in a place, where not all do. */
function noteOf({ acceptedBy, since, until, deprecatedSince, noEffect }: OptionPlace, known: string | undefined): Text {
  const en: string[] = [];
  const ja: string[] = [];
  const say = (english: string, japanese: string): void => {
    en.push(english);
    ja.push(japanese);
  };
  const [first] = acceptedBy;
  const isOld = acceptedBy.includes('8.3') || acceptedBy.includes('8.4');
  if (isOld && acceptedBy.includes('9.34') && !acceptedBy.includes('9.22') && since) {
    say(
      `DRBD ${acceptedBy.includes('8.3') ? '8.3 and 8.4' : '8.4'}, and again since ${releaseName(since)}`,
      `DRBD ${acceptedBy.includes('8.3') ? '8.3 と 8.4' : '8.4'}、および ${releaseName(since)} 以降`,
    );
  } else if (isOld && !acceptedBy.includes('9.34')) {
    say(`only DRBD ${acceptedBy.join(' and ')}`, `DRBD ${acceptedBy.join(' と ')} のみ`);
  } else if (since && known !== undefined && compareVersions(versionOf(since), versionOf(known)) <= 0) {
    // As old as the option itself.
  } else if (since) say(`since ${releaseName(since)}`, `${releaseName(since)} 以降`);
  else if (until) say(`until ${releaseName(until)}`, `${releaseName(until)} まで`);
  else if (first === '8.4' && !isSince(known, '8.4')) say('since DRBD 8.4', 'DRBD 8.4 以降');
  else if (first === '9.22' && !isSince(known, '8.9')) say('since DRBD 9', 'DRBD 9 以降');
  if (deprecatedSince) {
    say(`deprecated since ${releaseName(deprecatedSince)}`, `${releaseName(deprecatedSince)} 以降は非推奨`);
  }
  if (noEffect) say('read, but without effect', '読み込まれるが効果なし');
  return { en: en.join('; '), ja: ja.join('、') };
}

/** Whether an option came with a release or later. */
function isSince(release: string | undefined, version: string): boolean {
  return release !== undefined && compareVersions(versionOf(release), version) >= 0;
}

function pairPlace(kind: PairKind, { for: owners, where }: Readonly<Record<string, unknown>>): Text {
  if (kind === 'resourceMeta') {
    const of = Array.isArray(owners) ? owners : ['primitive', 'group', 'clone', 'bundle'];
    const list = listOf(of.map(o => code(String(o))));
    return { en: `${code('meta_attributes')} of ${list.en}`, ja: `${list.ja} の ${code('meta_attributes')}` };
  }
  if (kind === 'operationMeta') {
    if (where === 'op attribute') return { en: 'attribute of `op`', ja: '`op` の属性' };
    if (where === 'op instance attribute') {
      return { en: '`instance_attributes` of `op`', ja: '`op` の `instance_attributes`' };
    }
  }
  return pairPlaces[kind];
}

const pairPlaces: Readonly<Record<Exclude<PairKind, 'resourceMeta'>, Text>> = {
  clusterProperty: { en: '`cluster_property_set` of `crm_config`', ja: '`crm_config` の `cluster_property_set`' },
  operationMeta: {
    en: 'attribute of `op`, or `meta_attributes` of `op` and `op_defaults`',
    ja: '`op` の属性、または `op` と `op_defaults` の `meta_attributes`',
  },
  fencingInstance: {
    en: '`instance_attributes` of a `primitive` of class `stonith`',
    ja: '`class` が `stonith` の `primitive` の `instance_attributes`',
  },
  nodeAttribute: { en: '`instance_attributes` of `node`', ja: '`node` の `instance_attributes`' },
  builtInRuleAttribute: { en: '`attribute` of `expression`', ja: '`expression` の `attribute`' },
  alertMeta: { en: '`meta_attributes` of `alert` and `recipient`', ja: '`alert` と `recipient` の `meta_attributes`' },
  ticketState: { en: '`ticket_state` in `status`', ja: '`status` の `ticket_state`' },
  remoteConnection: {
    en: '`instance_attributes` of a `primitive` of agent `ocf:pacemaker:remote`',
    ja: 'エージェントが `ocf:pacemaker:remote` の `primitive` の `instance_attributes`',
  },
};

/** Kinds in a table by themselves would repeat this on every line. */
export function pairPlaceOf(kind: PairKind): Text {
  return pairPlace(kind, {});
}
