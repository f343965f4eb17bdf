import type { Section } from '../../syntax/tree.ts';

const hosts: ReadonlySet<string> = new Set(['on', 'floating', 'stacked-on-top-of', 'connection', 'connection-mesh']);

/** The path of a section as the tables name places: `resource/volume/disk`, `on/disk`, `connection/volume/disk`. */
export function pathOfSection(section: Section): string {
  const known = paths.get(section);
  if (known !== undefined) return known;
  const path = build(section);
  paths.set(section, path);
  return path;
}

const paths = new WeakMap<Section, string>();

function build(section: Section): string {
  const words: string[] = [];
  for (let s: Section = section; s.parent; s = s.parent) words.unshift(s.keyword.value);
  if (words.length > 1 && hosts.has(words[1] as string)) words.shift();
  // What common takes in its volumes counts as in those of a resource.
  else if (words[0] === 'common' && words.length > 2) words[0] = 'resource';
  if (words[0] === '_this_host' || words[1] === '_this_host')
    return ['on', ...words.slice(words.indexOf('_this_host') + 1)].join('/');
  if (words[1] === 'path') words.splice(1, 1);
  if (words[0] === 'connection' && words[1] === 'address') words[1] = 'host';
  if (words[0] === 'connection' && words[1] === 'host' && words.length > 2) words.splice(2, 0, 'proxy');
  return words.join('/');
}
