import { corosyncSchema } from '../../../../schemas/corosync/index.ts';
import { type BindPolicy, bindTree, type Fault } from '../../schema/bind.ts';
import type { BindProblem, Bound } from '../../schema/bound.ts';
import type { Entry, OptionEntry, SectionEntry, Verdict } from '../../schema/entry.ts';
import { compareVersions, type Target } from '../../schema/release.ts';
import { walk } from '../../syntax/cursor.ts';
import type { Node, Option, Section, Tree } from '../../syntax/tree.ts';
import { duplicateProblems, replacedOptions } from './duplicates.ts';
import { ignoredProblems } from './ignored.ts';
import { lineProblems } from './line-problems.ts';
import type { CorosyncTree } from './parse.ts';
import { enough, sectionPath } from './paths.ts';
import { unknownProblem } from './unknown.ts';
import { valueProblem } from './value-problem.ts';

/** Binds a corosync.conf to the tables, with the verdicts of the target's release. */
export function bindCorosync(tree: Tree, target: Target): Bound {
  const { version } = target.corosync;
  const byPath = sectionsByPath(tree.root);
  const unknown: BindProblem[] = [];
  let values = 0;
  const structure = structureProblems(tree.root, version);
  const replaced = replacedOptions(byPath, tree.root, version);
  const policy: BindPolicy = {
    version,
    optionName: nameOfEntry,
    duplicateKey: () => undefined, // Sections of one name are merged, so duplicates are looked for over all of them.
    ignores(node, parent) {
      if (structure.has(node) || !parent || unknown.length >= enough) return true;
      const problem = unknownProblem(node, parent, version);
      if (problem) unknown.push(problem);
      return true;
    },
    verdict: (fault, node, entry) => verdict(fault, node, entry, byPath, version),
    checkValues(option, entry, report) {
      const problem =
        values < enough ? valueProblem(option, entry, version, byPath, tree.text, replaced.has(option)) : undefined;
      if (problem) {
        values++;
        report(problem);
      }
      return true;
    },
  };
  const bound = bindTree(tree, corosyncSchema, policy);
  const corosyncTree = tree as CorosyncTree;
  const problems: BindProblem[] = [
    ...lineProblems(corosyncTree, version),
    ...bound.problems,
    ...unknown,
    ...ignoredProblems(bound, byPath),
    ...(corosyncTree.control ? [] : duplicateProblems(bound, byPath)),
    ...structure.values(),
  ];
  return { ...bound, problems };
}

/** The sections of the file by cmap path (`totem.interface`), in order. */
export type SectionsByPath = ReadonlyMap<string, readonly Section[]>;

function sectionsByPath(root: Section): SectionsByPath {
  const map = new Map<string, Section[]>();
  for (const node of walk(root)) {
    if (node.kind === 'option') continue;
    const path = sectionPath(node);
    if (path === '…') continue;
    const list = map.get(path);
    if (list) list.push(node);
    else map.set(path, [node]);
  }
  return map;
}

function nameOfEntry(name: string, section: SectionEntry): string {
  if (section.id === 'corosync.nodelist.node' && /^ring\d+_addr$/.test(name)) return 'ringX_addr';
  if (section.id === 'corosync.quorum.device.heuristics' && /^exec_[-_/a-zA-Z0-9]+$/.test(name)) return 'exec_NAME';
  return name;
}

function verdict(
  fault: Fault,
  node: Node,
  entry: Entry | undefined,
  byPath: SectionsByPath,
  version: string,
): Verdict | undefined {
  switch (fault) {
    case 'missing':
      return missingVerdict(node as Section, entry as OptionEntry, byPath);
    case 'deprecated-name':
      // In Corosync 3 member sections are not only old: see the rules about nodelists.
      if (node.kind === 'section') return compareVersions(version, '2.99') < 0 ? { severity: 'warning' } : undefined;
      return { severity: 'hint' };
    default:
      return undefined;
  }
}

function entryOfSection(section: Section): SectionEntry | undefined {
  const path = sectionPath(section);
  return corosyncSchema.sections.find(s => s.id === (path === '' ? 'corosync' : `corosync.${path}`));
}

/** Required keys may stand in another section of the same path, since such sections are merged. */
function missingVerdict(section: Section, entry: OptionEntry, byPath: SectionsByPath): Verdict | undefined {
  const path = sectionPath(section);
  const own = entryOfSection(section);
  const name = Object.entries(own?.options ?? {}).find(([, e]) => e === entry)?.[0];
  const has = (s: Section): boolean => s.children.some(c => c.kind === 'option' && c.keyword.value === name);
  if (has(section)) return undefined;
  if (path !== 'logging.logger_subsys' && path !== 'logging.logging_daemon') {
    const all = byPath.get(path) ?? [];
    if (all[0] !== section || all.some(has)) return undefined;
  }
  switch (path) {
    case 'totem':
    case 'logging.logger_subsys':
    case 'logging.logging_daemon':
      return { severity: 'error', refusedBy: ['corosync'] };
    case 'quorum.device':
    case 'quorum.device.net':
      // corosync starts, but without the votes of the device; corosync-qdevice does not start.
      return { severity: 'error' };
    default:
      return { severity: 'warning' };
  }
}

/** Sections where the parser keeps a state of its own and takes no others below. */
function structureProblems(root: Section, version: string): Map<Node, BindProblem> {
  const found = new Map<Node, BindProblem>();
  const before = (release: string): boolean => compareVersions(version, release) < 0;
  for (const node of walk(root)) {
    if (found.size >= enough) break;
    if (node.kind === 'option') {
      const path = sectionPath(node.parent);
      const allowed =
        path === 'uidgid' ? ['uid', 'gid'] : path === 'totem.interface.member' ? ['memberaddr'] : undefined;
      const key = subsystemKey(node, path, version);
      if (key) found.set(node, key);
      if (!allowed || allowed.includes(node.keyword.value) || node.keyword.opaque) continue;
      // Corosync 1 looks at uidgid only in the files of uidgid.d.
      const refused = !(before('1.99') && path === 'uidgid');
      found.set(node, {
        rule: 'wrong-place',
        span: node.keyword.span,
        severity: refused ? 'error' : 'warning',
        ...(refused ? { refusedBy: ['corosync'] } : {}),
        message: {
          en: `${node.parent.keyword.value} takes only ${allowed.join(' and ')}, not ${node.keyword.value}`,
          ja: `${node.parent.keyword.value} に書けるのは ${allowed.join(' と ')} だけで、${node.keyword.value} は書けません`,
        },
      });
      continue;
    }
    const parent = node.parent ? sectionPath(node.parent) : '';
    const name = node.keyword.value;
    const refuse = (en: string, ja: string): void => {
      const span = node.keyword.span;
      found.set(node, { rule: 'wrong-place', span, severity: 'error', refusedBy: ['corosync'], message: { en, ja } });
    };
    if (before('1.99') && parent === 'logging' && name === 'logging_daemon' && !hasName(node)) {
      refuse(
        'logging_daemon has no name, which Corosync 1 requires',
        'logging_daemon に name がありません（Corosync 1 では必須です）',
      );
      continue;
    }
    const closedToSections =
      (parent === 'uidgid' && !before('1.99') && (!before('3.1.10') || holdsOtherThanUsers(node))) ||
      // Before, the keys inside are refused.
      (parent === 'totem.interface.member' && (!before('3.1.10') || node.children.length > 0) && !before('1.99'));
    if (closedToSections) {
      refuse(
        `${node.parent?.keyword.value} takes no sections`,
        `${node.parent?.keyword.value} の中にセクションは書けません`,
      );
    } else if (
      before('3.1.10') &&
      !before('1.99') &&
      (parent === 'logging.logger_subsys' || (parent === 'logging.logging_daemon' && name !== 'logger_subsys'))
    ) {
      refuse(
        `corosync crashes on a section inside ${node.parent?.keyword.value}`,
        `${node.parent?.keyword.value} の中にセクションがあると corosync は異常終了します`,
      );
    } else if (before('3.1.10') && !before('1.99') && parent === 'nodelist.node' && partOfNodeFollows(node)) {
      // Whether that is refused depends on what is lost: the rules about nodes say so.
      found.set(node, {
        rule: 'wrong-place',
        span: node.keyword.span,
        severity: 'warning',
        message: {
          en: `before Corosync 3.1.10 the end of ${name} counts as the end of the node, so what follows is lost for it`,
          ja: `Corosync 3.1.10 より前では ${name} の終わりがノードの終わりとみなされ、その後の設定が失われます`,
        },
      });
    }
  }
  return found;
}

function holdsOtherThanUsers(section: Section): boolean {
  return section.children.some(c => c.kind === 'option' && !['uid', 'gid'].includes(c.keyword.value));
}

function hasName(section: Section): boolean {
  return section.children.some(c => c.kind === 'option' && c.keyword.value === 'name');
}

/** Names in logging sections become part of a key, which takes letters, digits and . _ - / : only. */
function subsystemKey(option: Option, path: string, version: string): BindProblem | undefined {
  const name = option.keyword.value;
  const isKey =
    (path === 'logging.logger_subsys' && name === 'subsys') ||
    (path === 'logging.logging_daemon' && (name === 'subsys' || name === 'name'));
  const word = option.values[0];
  if (!isKey || !word || word.opaque || compareVersions(version, '1.99') < 0) return undefined;
  const bad = /[^A-Za-z0-9._\-/:]/u.exec(word.value)?.[0];
  if (bad === undefined) return undefined;
  return {
    rule: 'wrong-value',
    span: word.span,
    severity: 'error',
    refusedBy: ['corosync'],
    message: {
      en: `"${word.value}" cannot be a part of a key: "${bad}" is not allowed (only letters, digits and . _ - / :)`,
      ja: `"${word.value}" はキーの一部として使えません（"${bad}" は不可、英数字と . _ - / : のみ）`,
    },
  };
}

function partOfNodeFollows(section: Section): boolean {
  const siblings = section.parent?.children ?? [];
  return siblings
    .slice(siblings.indexOf(section))
    .some(n => n.kind === 'option' && /^(?:nodeid|name|ring\d+_addr)$/.test(n.keyword.value));
}
