import { changeTo } from '../../schema/bind.ts';
import type { BindProblem, Bound } from '../../schema/bound.ts';
import type { OptionEntry, SectionEntry, Severity } from '../../schema/entry.ts';
import { compareVersions, exists, inRelease, versionOf } from '../../schema/release.ts';
import { walk } from '../../syntax/cursor.ts';
import type { Node, Option, Section, Word } from '../../syntax/tree.ts';
import { nearest } from '../../text/nearest.ts';
import type { Text } from '../../text/text.ts';
import type { SectionsByPath } from './bind.ts';
import type { CorosyncTree } from './parse.ts';
import { enough, optionPath, sectionPath } from './paths.ts';

/** What the target's release does not read: leftovers of older releases, and names that are newer than it. */
export function ignoredProblems(bound: Bound, byPath: SectionsByPath): BindProblem[] {
  const { version, tree } = bound;
  const found: BindProblem[] = [];
  if (isServiceFile(byPath)) {
    if (compareVersions(version, '1.99') >= 0)
      found.push(serviceFile((byPath.get('service') as Section[])[0] as Section));
    return found;
  }
  // A template may write for several releases and choose.
  const { control = false } = tree as Partial<CorosyncTree>;
  const add = (problem: BindProblem): void => {
    found.push(control && problem.severity === 'warning' ? { ...problem, severity: 'info' } : problem);
  };
  for (const node of walk(tree.root)) {
    if (found.length >= enough) break;
    if (node.kind === 'section') {
      const entry = bound.sectionEntry(node);
      if (entry && !exists(entry.exists, version)) add(ignoredSection(node, entry, version));
      continue;
    }
    const parent = bound.sectionEntry(node.parent);
    const entry = bound.optionEntry(node);
    // One word about a section is enough.
    if (!entry || (parent && !exists(parent.exists, version))) continue;
    const problem = ignoredOption(node, entry, version);
    if (problem) add(problem);
  }
  return found;
}

/** A file of service.d: nothing but `service` sections. */
function isServiceFile(byPath: SectionsByPath): boolean {
  return byPath.size === 1 && byPath.has('service');
}

function serviceFile(section: Section): BindProblem {
  return {
    rule: 'service-file-ignored',
    span: section.keyword.span,
    severity: 'warning',
    tags: ['unnecessary'],
    message: {
      en: 'Corosync 2 and later do not read service.d, so this file has no effect',
      ja: 'Corosync 2 以降は service.d を読まないため、このファイルは無視されます',
    },
  };
}

function ignoredSection(node: Section, entry: SectionEntry, version: string): BindProblem {
  const name = entry.keyword;
  if (name === 'cluster') {
    return problem(node, 'info', {
      en: 'cluster is no section of corosync.conf, so it has no effect',
      ja: 'cluster は corosync.conf のセクションではないため、効果はありません',
    });
  }
  const needed = neededRelease(entry, version);
  if (needed) return problem(node, 'warning', needs(name, needed, version));
  // Loading Pacemaker is plainly wanted; the rest are lines of the default files of their time.
  const severity: Severity = name === 'service' ? 'warning' : 'info';
  return problem(node, severity, sectionIsIgnored(name, entry));
}

function sectionIsIgnored(name: string, entry: SectionEntry): Text {
  const since = sinceWhen(entry);
  const use = entry.facts?.use;
  return {
    en: `section ${name} is ignored since ${since}${use ? ` (use ${use})` : ''}`,
    ja: `${name} セクションは ${since} 以降では無視されます${use ? `（${use} を使います）` : ''}`,
  };
}

function ignoredOption(option: Option, entry: OptionEntry, version: string): BindProblem | undefined {
  const name = option.keyword.value;
  if (entry.facts?.fileKey === false) {
    return problem(option, 'info', {
      en: `${name} is a run-time key and has no effect in the file`,
      ja: `${name} は実行時のキーのため、ファイルに書いても効果はありません`,
    });
  }
  const unusedSince = entry.facts?.unusedSince;
  if (typeof unusedSince === 'string' && compareVersions(version, unusedSince) >= 0) {
    return problem(option, 'info', isIgnored(name, release(unusedSince), undefined));
  }
  if (exists(entry.exists, version)) return oldSubsystem(option, version);
  const needed = neededRelease(entry, version);
  if (needed) {
    const plain = name === 'cluster_name' || name === 'config_version' || isOff(option, entry, version);
    return problem(option, plain ? 'info' : 'warning', needs(name, needed, version));
  }
  return problem(option, leftover(option, entry, version), isIgnored(name, sinceWhen(entry), entry.facts?.use));
}

/** A leftover that switches nothing on is no warning: default files of older releases are full of them. */
function leftover(option: Option, entry: OptionEntry, version: string): Severity {
  return harmless.has(optionPath(option)) || isOff(option, entry, version) ? 'info' : 'warning';
}

const harmless: ReadonlySet<string> = new Set([
  'compatibility',
  'totem.vsftype',
  'logging.tags',
  'logging.logger_subsys.tags',
  'quorum.quorumdev_poll',
  'quorum.disallowed',
]);

function isOff(option: Option, entry: OptionEntry, version: string): boolean {
  const text = option.values[0]?.value ?? '';
  const standard = inRelease(entry.default, version);
  return (
    ['', 'none', 'no', 'off', '0', 'disabled'].includes(text) || (standard !== undefined && String(standard) === text)
  );
}

/** Subsystems of openais, which logger_subsys sections of old default files name. */
function oldSubsystem(option: Option, version: string): BindProblem | undefined {
  if (option.keyword.value !== 'subsys' || compareVersions(version, '1.99') < 0) return undefined;
  if (sectionPath(option.parent) !== 'logging.logger_subsys') return undefined;
  const word = option.values[0];
  if (!word || word.opaque) return undefined;
  if (!openaisSubsystems.has(word.value)) return unknownSubsystem(word);
  return {
    ...problem(option, 'info', {
      en: `there is no subsystem ${word.value} since Corosync 2`,
      ja: `サブシステム ${word.value} は Corosync 2 以降ではありません`,
    }),
    span: word.span,
  };
}

/** Corosync keeps the settings of such a section, and nobody asks for them. */
function unknownSubsystem(word: Word): BindProblem | undefined {
  // Of a name with a dot, or none that can be stored, more has been said.
  if (subsystems.includes(word.value) || !/^[\w/-]+$/.test(word.value)) return undefined;
  const near = nearest(word.value.toUpperCase(), subsystems);
  return {
    rule: 'wrong-value',
    span: word.span,
    severity: 'warning',
    message: {
      en: `there is no subsystem "${word.value}"${near ? ` (did you mean "${near}"?)` : ''}, so the section has no effect`,
      ja: `サブシステム "${word.value}" はないため${near ? `（"${near}" ですか？）` : ''}、このセクションに効果はありません`,
    },
    ...(near
      ? { fixes: [{ title: changeTo(word.value, near), safe: false, edits: [{ span: word.span, newText: near }] }] }
      : {}),
  };
}

/** What corosync, its libraries and corosync-qdevice call themselves in the log. */
const subsystems = [
  'CFG',
  'CMAP',
  'CPG',
  'KNET',
  'MAIN',
  'MON',
  'QB',
  'QDEVICE',
  'QUORUM',
  'SERV',
  'SYNC',
  'TOTEM',
  'VOTEQ',
  'WD',
  'YKD',
];

const openaisSubsystems: ReadonlySet<string> = new Set([
  'AMF',
  'CLM',
  'CKPT',
  'EVT',
  'LCK',
  'MSG',
  'TMR',
  'CONFDB',
  'EVS',
]);

function isIgnored(name: string, since: string, use: unknown): Text {
  return {
    en: `${name} is ignored since ${since}${use ? ` (use ${use})` : ''}`,
    ja: `${name} は ${since} 以降では無視されます${use ? `（${use} を使います）` : ''}`,
  };
}

function needs(name: string, needed: string, version: string): Text {
  return {
    en: `${name} needs ${needed} or later, but the target is Corosync ${version}`,
    ja: `${name} には ${needed} 以降が必要ですが、対象は Corosync ${version} です`,
  };
}

/** The release that brings the entry, where the target is older than all that have it. */
function neededRelease(entry: OptionEntry | SectionEntry, version: string): string | undefined {
  const later = entry.exists?.find(e => e.since !== undefined && compareVersions(version, versionOf(e.since)) < 0);
  const ended = entry.exists?.some(e => e.until !== undefined && compareVersions(version, versionOf(e.until)) > 0);
  return later && !ended ? release(versionOf(later.since as string)) : undefined;
}

function sinceWhen(entry: OptionEntry | SectionEntry): string {
  const removed = entry.facts?.removed;
  return release(typeof removed === 'string' ? removed : versionOf(entry.exists?.at(-1)?.until ?? ''));
}

/** People know 1.99 and 2.99 as Corosync 2 and 3. */
function release(version: string): string {
  if (/^1\.99/.test(version)) return 'Corosync 2';
  if (/^2\.99|^3\.0\.0$/.test(version)) return 'Corosync 3';
  return `Corosync ${version}`;
}

function problem(node: Node, severity: Severity, message: Text): BindProblem {
  return { rule: 'wrong-version', span: node.keyword.span, severity, message, tags: ['unnecessary'] };
}
