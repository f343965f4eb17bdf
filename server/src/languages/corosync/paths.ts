import type { Option, Section } from '../../syntax/tree.ts';

/**
 * `totem.interface` for a section, empty for the top level: what cmap calls it, without indices. The tables are at most
 * four levels deep; what is deeper has a path that nothing matches.
 */
export function sectionPath(section: Section): string {
  const names: string[] = [];
  for (let s: Section | undefined = section; s?.parent; s = s.parent) {
    if (names.push(s.keyword.value) > deepest) return '…';
  }
  return names.reverse().join('.');
}

/** `totem.token` for an option. */
export function optionPath(option: Option): string {
  const parent = sectionPath(option.parent);
  return parent === '' ? option.keyword.value : `${parent}.${option.keyword.value}`;
}

/** More levels than any table has. */
export const deepest = 8;

/** More findings of one kind than this help nobody, and a file of junk must not cost more than a long one. */
export const enough = 1000;
