import type { BindProblem, Bound } from '../../schema/bound.ts';
import { compareVersions, exists } from '../../schema/release.ts';
import type { Option, Section } from '../../syntax/tree.ts';
import type { SectionsByPath } from './bind.ts';
import { enough } from './paths.ts';

/** Keys that are written twice over all sections of one path: only one of them counts, and nobody says so. */
export function duplicateProblems(bound: Bound, byPath: SectionsByPath): BindProblem[] {
  const found: BindProblem[] = [];
  for (const [path, sections] of byPath) {
    // A whole second device has a finding of its own.
    if (path.startsWith('quorum.device') && sections.length > 1 && severalDevices(byPath)) continue;
    if (!bound.sectionEntry(sections[0] as Section)) continue;
    const firstWins = isStoredBackwards(path, bound.version);
    for (const group of groupsOf(path, sections, bound.version)) found.push(...inGroup(group, bound, firstWins));
  }
  found.push(...inGroup([bound.tree.root], bound, false));
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Options whose value another one replaces: checks that follow the parsing never see it. */
export function replacedOptions(byPath: SectionsByPath, root: Section, version: string): ReadonlySet<Option> {
  const found = new Set<Option>();
  const look = (group: readonly Section[], backwards: boolean): void => {
    const last = new Map<string, Option>();
    for (const { children } of group) {
      for (const option of backwards ? children.toReversed() : children) {
        if (option.kind !== 'option' || identifies.has(option.keyword.value)) continue;
        const before = last.get(option.keyword.value);
        if (before) found.add(before);
        last.set(option.keyword.value, option);
      }
    }
  };
  look([root], false);
  for (const [path, sections] of byPath) {
    const backwards = isStoredBackwards(path, version);
    for (const group of groupsOf(path, sections, version)) look(group, backwards);
  }
  return found;
}

/**
 * Keys of these sections are kept until the section ends and are then stored from the last to the first, so that the
 * first one written wins (corosync 3.1.7: "debug: bad" in front of "debug: off" is refused, behind it is not).
 */
function isStoredBackwards(path: string, version: string): boolean {
  const holds = path === 'logging.logger_subsys' || path === 'logging.logging_daemon';
  return holds && compareVersions(version, '1.99') >= 0;
}

/** Sections that corosync stores under the same names. */
function groupsOf(path: string, sections: readonly Section[], version: string): Section[][] {
  switch (path) {
    case 'nodelist.node':
    case 'uidgid':
    case 'service':
    case 'totem.interface.member':
      return sections.map(s => [s]);
    case 'totem.interface':
      return by(sections, s => number(s, compareVersions(version, '2.99') >= 0 ? 'linknumber' : 'ringnumber'));
    case 'logging.logger_subsys':
      return by(sections, s => text(s, 'subsys'));
    case 'logging.logging_daemon':
      return by(sections, s => `${text(s, 'name')}/${text(s, 'subsys')}`);
    default:
      // Corosync 1 reads the first section of a name only.
      return compareVersions(version, '1.99') < 0 ? sections.map(s => [s]) : [[...sections]];
  }
}

function severalDevices(byPath: SectionsByPath): boolean {
  const several = (path: string, key: string): boolean =>
    (byPath.get(path) ?? []).filter(s => s.children.some(c => c.kind === 'option' && c.keyword.value === key)).length >
    1;
  return several('quorum.device', 'model') || several('quorum.device.net', 'host');
}

function inGroup(group: readonly Section[], bound: Bound, firstWins: boolean): BindProblem[] {
  const found: BindProblem[] = [];
  const last = new Map<string, Option>();
  for (const section of group) {
    for (const option of section.children) {
      if (option.kind !== 'option') continue;
      const entry = bound.optionEntry(option);
      const name = option.keyword.value;
      if (!entry || entry.repeatable || !exists(entry.exists, bound.version) || identifies.has(name)) continue;
      const before = last.get(name);
      const beaten = firstWins && before?.parent === section;
      if (before && found.length < enough) found.push(duplicate(before, option, beaten));
      if (!beaten) last.set(name, option);
    }
  }
  return found;
}

// They say which sections belong together.
const identifies: ReadonlySet<string> = new Set(['linknumber', 'ringnumber', 'subsys']);

function duplicate(before: Option, option: Option, beaten: boolean): BindProblem {
  const name = option.keyword.value;
  const value = before.values[0];
  const same = value?.value === option.values[0]?.value && !value?.opaque;
  const secret = name === 'key';
  return {
    rule: 'duplicate',
    span: (option.values[0] ?? option.keyword).span,
    severity: same ? 'info' : 'warning',
    message:
      same || secret
        ? { en: `${name} is already written`, ja: `${name} は既に書かれています` }
        : beaten
          ? {
              en: `${name} is written twice: "${value?.value ?? ''}" above counts, and this value has no effect`,
              ja: `${name} が 2 回書かれています（前の "${value?.value ?? ''}" が使われ、この値は無視されます）`,
            }
          : {
              en: `${name} is written twice: this value counts, and "${value?.value ?? ''}" above has no effect`,
              ja: `${name} が 2 回書かれています（この値が使われ、前の "${value?.value ?? ''}" は無視されます）`,
            },
    related: [{ span: (value ?? before.keyword).span, message: { en: 'the first one', ja: '最初の記述' } }],
  };
}

function by(sections: readonly Section[], key: (section: Section) => string): Section[][] {
  const groups = new Map<string, Section[]>();
  for (const section of sections) {
    const k = key(section);
    const group = groups.get(k);
    if (group) group.push(section);
    else groups.set(k, [section]);
  }
  return [...groups.values()];
}

function text(section: Section, name: string): string {
  const option = section.children.findLast(c => c.kind === 'option' && c.keyword.value === name);
  return option?.values[0]?.value ?? '';
}

function number(section: Section, name: string): string {
  return String(Number.parseInt(text(section, name), 10) || 0);
}
