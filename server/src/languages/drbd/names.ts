import type { NameUse, PathUse } from '../../cluster/facts.ts';
import type { Bound } from '../../schema/bound.ts';
import { walk } from '../../syntax/cursor.ts';
import type { Node, Section, Word } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { shapeOf } from './entries.ts';

/**
 * Names that a statement of the top level makes and uses, and the paths in it that an editor can open. `ownSpans` gets
 * the places inside a word.
 */
export function namesOf(top: Section, bound: Bound, names: NameUse[], paths: PathUse[], ownSpans: Span[]): void {
  const add = (word: Word | undefined, use: Omit<NameUse, 'span' | 'name'>, name = word?.value ?? ''): void => {
    if (word && !word.opaque && name !== '') names.push({ ...use, name, span: word.span });
  };
  sectionNames(top, bound, add);
  for (const node of walk(top)) {
    if (node.kind === 'section') sectionNames(node, bound, add);
    else if (naming.has(node.keyword.value)) {
      const entry = bound.optionEntry(node);
      if (!entry) continue;
      const first = node.values[0];
      switch (node.keyword.value) {
        case 'template-file':
          if (first && !first.opaque) paths.push({ span: first.span, path: first.value });
          break;
        case 'device':
          if (first?.value.startsWith('/dev/')) add(first, { space: 'drbdDevice', role: 'definition' });
          break;
        case 'resync-after':
        case 'after':
          if (first) resourceReference(first, names, ownSpans);
          break;
        case 'host':
          add(first, { space: 'node', role: 'reference' });
          break;
        case 'become-primary-on':
          for (const word of node.values) if (word.value !== 'both') add(word, { space: 'node', role: 'reference' });
          break;
        default:
          if (shapeOf(entry) === 'hosts' || node.keyword.value === 'ignore-on') {
            for (const word of node.values) add(word, { space: 'node', role: 'reference' });
          }
      }
    }
  }
}

/** Statements that name something. */
const naming: ReadonlySet<string> = new Set([
  'template-file',
  'device',
  'resync-after',
  'after',
  'host',
  'hosts',
  'become-primary-on',
  'ignore-on',
]);

type Add = (word: Word | undefined, use: Omit<NameUse, 'span' | 'name'>, name?: string) => void;

function sectionNames(section: Section, bound: Bound, add: Add): void {
  const first = section.values[0];
  switch (bound.sectionEntry(section)?.id) {
    case 'drbd.resource':
      add(first, { space: 'drbdResource', role: 'definition', whole: section.span });
      break;
    case 'drbd.on':
      // The names of the hosts are made here; the nodelist makes those of the cluster.
      for (const word of section.values) add(word, { space: 'node', role: 'definition', whole: section.span });
      break;
    case 'drbd.stacked-on-top-of':
      add(first, { space: 'drbdResource', role: 'reference' });
      break;
    case 'drbd.volume':
    case 'drbd.stacked-volume': {
      const resource = resourceOf(section);
      if (resource !== undefined)
        add(first, { space: 'drbdVolume', role: 'definition', scope: resource, whole: section.span });
      break;
    }
    case 'drbd.connection-volume': {
      const resource = resourceOf(section);
      if (resource !== undefined) add(first, { space: 'drbdVolume', role: 'reference', scope: resource });
      break;
    }
    case 'drbd.connection-host':
      add(first, { space: 'node', role: 'reference' });
      proxyHosts(
        section,
        section.values.findIndex(w => w.value === 'on' && !w.quoted),
        add,
      );
      break;
    case 'drbd.proxy-on':
      proxyHosts(section, 0, add);
      break;
  }
}

function proxyHosts(section: Section, on: number, add: Add): void {
  if (on < 0) return;
  for (const word of section.values.slice(on + 1)) add(word, { space: 'node', role: 'reference' });
}

function resourceOf(node: Node): string | undefined {
  for (let s = node.parent; s; s = s.parent) if (s.keyword.value === 'resource') return s.values[0]?.value;
  return undefined;
}

/** `r0` or `r0/1`. */
function resourceReference(word: Word, names: NameUse[], ownSpans: Span[]): void {
  if (word.opaque) return;
  const slash = word.value.indexOf('/');
  const name = slash < 0 ? word.value : word.value.slice(0, slash);
  if (name === '' || word.span.end - word.span.start !== word.value.length) return;
  const { start } = word.span;
  const part = (from: number, to: number): Span => {
    const span = { start: from, end: to };
    ownSpans.push(span);
    return span;
  };
  names.push({ space: 'drbdResource', role: 'reference', name, span: part(start, start + name.length) });
  const volume = slash < 0 ? '' : word.value.slice(slash + 1);
  if (/^\d+$/.test(volume)) {
    const span = part(start + slash + 1, word.span.end);
    names.push({ space: 'drbdVolume', role: 'reference', name: volume, scope: name, span });
  }
}
