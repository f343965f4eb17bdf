import { isBlank, isNameChar, isNameStart } from './characters.ts';

/** Elements of the sections resources and constraints, and these sections: what may be a file of its own. */
export const fragmentElements: ReadonlySet<string> = new Set([
  'resources',
  'primitive',
  'template',
  'group',
  'clone',
  'master',
  'bundle',
  'constraints',
  'rsc_location',
  'rsc_colocation',
  'rsc_order',
  'rsc_ticket',
]);

/** How far into a file its first elements are looked for. */
const limit = 65536;

/** Names that CIBs have on disk: cib.xml, cib-1.raw, cib.last, shadow.NAME. */
const fileName = /(?:^|[\\/])(?:cib\.xml|cib(?:-\d+)?\.(?:raw|last)|shadow\.[^\\/]+|[^\\/]+\.cib)$/;

/** A CIB by its root element; a fragment only where names and attributes leave no doubt, since other XML has them too. */
export function claims(path: string, text: string): 0 | 1 | 2 | 3 {
  const named = fileName.test(path);
  const tags = firstTags(text, 2);
  const [root, child] = tags;
  // Nothing but a prolog, or the first letters of a tag: the name decides.
  if (!root) return named && !/\S/.test(withoutProlog(text.slice(0, limit))) ? 2 : 0;
  if (root.name === 'cib') {
    return root.attributes.some(a => a === 'xmlns') ? 0 : named ? 3 : 1;
  }
  if (named && root.name !== '' && 'cib'.startsWith(root.name) && !child) return 2;
  // Only a CIB has this name and this content: its root is misspelt.
  if (named && child?.name === 'configuration') return 2;
  // A document that was not saved yet has no ending.
  if (!named && !/(?:\.xml|(?:^|[\\/])[^.\\/]*)$/i.test(path)) return 0;
  return isFragment(root, child) ? 1 : 0;
}

interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
}

function isFragment(root: Tag, child: Tag | undefined): boolean {
  if (!fragmentElements.has(root.name) || root.attributes.includes('xmlns')) return false;
  const has = (...names: string[]): boolean => names.every(name => root.attributes.includes(name));
  switch (root.name) {
    case 'rsc_location':
    case 'rsc_colocation':
    case 'rsc_order':
    case 'rsc_ticket':
      return true;
    case 'primitive':
      return has('id') && (has('class') || has('template') || has('type'));
    case 'template':
      return has('id', 'class', 'type');
    case 'resources':
    case 'constraints':
      return child !== undefined && child.name !== root.name && fragmentElements.has(child.name) && sure(child);
    case 'bundle':
      return has('id') && (child === undefined || ['docker', 'podman', 'rkt', 'meta_attributes'].includes(child.name));
    default:
      return (
        has('id') &&
        child !== undefined &&
        ['primitive', 'group', 'meta_attributes', 'instance_attributes'].includes(child.name)
      );
  }
}

function sure(child: Tag): boolean {
  return child.attributes.includes('id') && !['resources', 'constraints'].includes(child.name);
}

/** The first start tags of a file, with the names of their attributes. Prolog, comments and text are passed over. */
function firstTags(text: string, count: number): Tag[] {
  const tags: Tag[] = [];
  const end = Math.min(text.length, limit);
  let at = 0;
  while (at < end && tags.length < count) {
    at = text.indexOf('<', at);
    if (at < 0 || at >= end) break;
    if (text.startsWith('<!--', at)) at = behind(text, '-->', at + 4);
    else if (text[at + 1] === '?') at = behind(text, '?>', at + 2);
    else if (text.startsWith('<!DOCTYPE', at)) {
      const close = text.indexOf('>', at);
      const subset = text.slice(at, close + 1).indexOf('[');
      at = behind(text, '>', subset < 0 ? at : text.indexOf(']', at + subset));
    } else if (isNameStart(text.charCodeAt(at + 1))) {
      const nameEnd = endOfName(text, at + 1);
      const name = text.slice(at + 1, nameEnd);
      const close = tagEnd(text, nameEnd);
      // Names before `=` outside of quotes.
      const inside = text.slice(nameEnd, close).replace(/"[^"]*"|'[^']*'/g, '""');
      tags.push({
        name,
        attributes: [...inside.matchAll(/([\w:.-]+)\s*=/g)].map(([, attribute]) => attribute as string),
      });
      at = close;
    } else at++;
    if (at < 0) break;
  }
  return tags;
}

function behind(text: string, what: string, from: number): number {
  const found = from < 0 ? -1 : text.indexOf(what, from);
  return found < 0 ? -1 : found + what.length;
}

function endOfName(text: string, from: number): number {
  let i = from;
  while (i < text.length && isNameChar(text.charCodeAt(i))) i++;
  return i;
}

/** Where a start tag ends, or what follows it begins. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  const end = Math.min(text.length, from + limit);
  for (let i = from; i < end; i++) {
    const c = text[i] as string;
    if (quote) {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>' || c === '<') return i;
  }
  return end;
}

function withoutProlog(text: string): string {
  let rest = text.startsWith('\ufeff') ? text.slice(1) : text;
  for (;;) {
    let start = 0;
    while (start < rest.length && isBlank(rest.charCodeAt(start))) start++;
    rest = rest.slice(start);
    const close = rest.startsWith('<?') ? behind(rest, '?>', 2) : rest.startsWith('<!--') ? behind(rest, '-->', 4) : -1;
    if (close < 0) return rest === '<' ? '' : rest;
    rest = rest.slice(close);
  }
}
