import type { OptionPlace } from '../../../../schemas/drbd/places.ts';
import { acceptedAt, generationOf } from '../../cluster/drbd-generation.ts';
import type { Entry } from '../../schema/entry.ts';
import { defaultTarget, versionOf } from '../../schema/release.ts';
import type { Node, Tree, Word } from '../../syntax/tree.ts';
import type { TargetHint } from '../language.ts';
import { type Place, placeOf, topLevel } from './entries.ts';
import { pathOfSection } from './section-path.ts';

/**
 * Files in the syntax of DRBD 8 are judged for 8.4. The signs are words that DRBD 9 gave up (or takes only for old
 * files, such as syncer); one word that only DRBD 9 knows outweighs them.
 */
export function targetHint(tree: Tree): TargetHint | undefined {
  let old: Signs['old'];
  let since84 = false;
  for (const node of tree.root.children) {
    const signs = signsIn(node);
    if (signs.only9) return undefined;
    if (signs.old && (!old || (old.version !== '8.3' && signs.old.version === '8.3'))) old = signs.old;
    if (signs.since84) since84 = true;
  }
  if (!old) return undefined;
  const line = old.version === '8.3' && !since84 ? '8.3' : '8';
  const word = old.word.value;
  return {
    product: 'drbd-utils',
    version: lastOf[line],
    because: { en: `${word} is syntax of DRBD ${line}`, ja: `${word} は DRBD ${line} の構文です` },
  };
}

/** What a statement of the top level tells about the release. */
interface Signs {
  readonly only9: boolean;
  readonly old: { readonly word: Word; readonly version: '8.3' | '8.4' } | undefined;
  readonly since84: boolean;
}

const known = new WeakMap<Node, Signs>();

/** Kept with the statement: an edit leaves the others as they are. */
function signsIn(top: Node): Signs {
  const before = known.get(top);
  if (before) return before;
  let only9 = false;
  let old: Signs['old'];
  let since84 = false;
  const stack: { node: Node; place: Place }[] = [{ node: top, place: topLevel }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, place } = next;
    const { sign, place: inner } = signOf(node, place);
    if (sign === '9') only9 = true;
    else if (sign === '8.3') old = { word: node.keyword, version: '8.3' };
    else if (sign === '8') old ??= { word: node.keyword, version: '8.4' };
    else if (sign === '8.4') since84 = true;
    if (node.kind !== 'section' || !inner) continue;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push({ node: node.children[i] as Node, place: inner });
  }
  const signs = { only9, old, since84 };
  known.set(top, signs);
  return signs;
}

/** The last release of each line. */
const lastOf = { '8.3': '8.3.16', '8': '8.4.11' } as const;

interface Found {
  readonly sign?: '9' | '8' | '8.3' | '8.4';
  readonly place?: Place;
}

function signOf(node: Node, place: Place): Found {
  if (node.keyword.quoted) return {};
  const { value } = node.keyword;
  if (node.kind === 'section') {
    const entry = place.section(value);
    if (!entry) return {};
    const inner = placeOf(entry);
    if (entry.keyword === 'syncer') return { sign: '8', place: inner };
    const sign = bySpan(entry);
    return { place: inner, ...(sign ? { sign } : {}) };
  }
  const entry = place.option(value);
  if (!entry) return {};
  if (value === 'disk' && node.values[0]?.value === 'none' && !node.values[0].quoted) return { sign: '9' };
  // Read by DRBD 9 and thrown away.
  if (value === 'become-primary-on') return { sign: '8' };
  const places = entry.facts?.places as readonly OptionPlace[] | undefined;
  if (places) {
    const path = pathOfSection(node.parent);
    const here = places.filter(p => p.path === path);
    if (here.length > 0) {
      const accepts = (version: string): boolean => here.some(p => acceptedAt(p, version));
      const in9 = accepts(defaultTarget['drbd-utils']) || accepts('9.22');
      const old = accepts('8.4') || accepts('8.3');
      if (in9 && !old) return { sign: '9' };
      if (!in9 && !accepts('8.4')) return old ? { sign: '8.3' } : {};
      if (!in9 && old) return { sign: '8' };
      // fencing in disk: DRBD 9 takes it there for the sake of old files.
      if (old && here.every(p => p.deprecatedSince === 'drbd 9.0')) return { sign: '8' };
      if (!accepts('8.3')) return { sign: '8.4' };
      return {};
    }
  }
  const sign = bySpan(entry);
  return sign ? { sign } : {};
}

function bySpan(entry: Entry): Found['sign'] {
  const spans = entry.exists;
  if (!spans) return undefined;
  if (spans.every(s => s.since !== undefined && generationOf(versionOf(s.since)) === '9')) return '9';
  if (spans.every(s => s.until !== undefined && generationOf(versionOf(s.until)) !== '9')) {
    return spans.every(s => generationOf(versionOf(s.until as string)) === '8.3') ? '8.3' : '8';
  }
  if (spans.every(s => s.since !== undefined && generationOf(versionOf(s.since)) !== '8.3')) return '8.4';
  return undefined;
}
