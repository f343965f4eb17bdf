import { disk } from '../../../../schemas/drbd/disk.ts';
import { drbdSchema } from '../../../../schemas/drbd/index.ts';
import type { OptionPlace } from '../../../../schemas/drbd/places.ts';
import { acceptedAt, generationOf, isDrbd9 } from '../../cluster/drbd-generation.ts';
import { type BindPolicy, type BoundTree, bindTree, changeTo } from '../../schema/bind.ts';
import type { BindProblem, Bound } from '../../schema/bound.ts';
import type { OptionEntry, SectionEntry, Verdict } from '../../schema/entry.ts';
import { exists, type Target } from '../../schema/release.ts';
import type { ValueType } from '../../schema/value.ts';
import { walk } from '../../syntax/cursor.ts';
import type { Node, Option, Section, Word } from '../../syntax/tree.ts';
import type { Before } from '../../syntax/tree-change.ts';
import type { Span } from '../../text/span.ts';
import { listOf, type Text } from '../../text/text.ts';
import { checkOrder, checkSection } from './check-section.ts';
import { checkStatement } from './check-statement.ts';
import { isOptionSection } from './entries.ts';
import { parse } from './parse.ts';
import { pathOfSection } from './section-path.ts';
import type { DrbdTree } from './tree-builder.ts';
import { withWordMeanings } from './word-meanings.ts';

export type Report = (problem: BindProblem) => void;

/** Binds a DRBD file to the tables and judges it as drbdadm of the target release does. */
export function bindDrbd(tree: DrbdTree, target: Target, before?: Before<Bound>): Bound {
  const { version } = target['drbd-utils'];
  const bound = bindTree(tree, drbdSchema, policyFor(version, tree), before as Before<BoundTree> | undefined);
  const problems = [...tree.faults, ...bound.problems];
  return withWordMeanings({
    ...bound,
    problems: isDrbd9(version) ? withoutSwallowed(problems, tree, version) : problems,
  });
}

/**
 * drbdadm 9 reads from `become-primary-on` on to the next semicolon and looks at nothing in between, not even at
 * braces. Where the semicolon is missing, what follows may be refused for standing in the wrong section.
 */
function withoutSwallowed(problems: readonly BindProblem[], tree: DrbdTree, version: string): readonly BindProblem[] {
  if (!tree.swallows) return problems;
  const spans: Span[] = [];
  let open: Option | undefined;
  for (const node of walk(tree.root)) {
    if (node.kind !== 'option' || node.keyword.value !== 'become-primary-on') continue;
    const ends = tree.text[node.span.end - 1] === ';';
    const semicolon = ends ? node.span.end - 1 : tree.text.indexOf(';', node.span.end);
    spans.push({ start: node.keyword.outer.end, end: semicolon < 0 ? tree.text.length : semicolon });
    if (!ends) open ??= node;
  }
  const kept = problems.filter(p => !(p.refusedBy && spans.some(s => s.start <= p.span.start && p.span.start < s.end)));
  const first = open;
  if (!first) return kept;
  const read = parse(withBlanks(tree.text, spans));
  const asRead = [...read.faults, ...bindTree(read, drbdSchema, policyFor(version, read)).problems];
  if (!asRead.some(isRefusal)) return kept.map(({ refusedBy: _, ...p }) => p);
  if (kept.some(isRefusal)) return kept;
  const last = (first.values.at(-1) ?? first.keyword).span;
  return kept.map(p => (p.rule === 'syntax' && p.span.start === last.start ? { ...p, ...refused } : p));
}

function isRefusal(problem: BindProblem): boolean {
  return problem.refusedBy !== undefined && problem.refusedBy.length > 0 && !problem.refusedOn;
}

/** The text with blanks in place of some parts; offsets stay what they are. */
function withBlanks(text: string, spans: readonly Span[]): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at) continue;
    blanked += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return blanked + text.slice(at);
}

function policyFor(version: string, tree: DrbdTree): BindPolicy {
  return {
    version,
    verdict: (fault, node, entry): Verdict | undefined => {
      if (fault === 'deprecated-name') return deprecated(node, entry as OptionEntry | undefined, version);
      if (fault === 'duplicate') return duplicateSection(node);
      return refused;
    },
    optionName: (name, section) =>
      !Object.hasOwn(section.options, name) && name.startsWith('no-') && isOptionSection(section)
        ? name.slice(3)
        : name,
    checkValues: (option, entry, report) => {
      checkStatement(option, entry, { version, report, tree });
      return true;
    },
    judges: (node, parent, report) => judge(node, parent, version, report),
    checkSection: (section, entry, report) => checkSection(section, entry, { version, report, tree }),
    checkOrder,
    // Options that are written twice are judged with their values, see checkSection.
    duplicateKey: () => undefined,
  };
}

export const refused: Verdict = { severity: 'error', refusedBy: ['drbdadm'] };

function deprecated(node: Node, entry: OptionEntry | undefined, version: string): Verdict | undefined {
  // What DRBD 9 reads and throws away has no effect where the author wanted one.
  if (entry?.facts?.inV9 === 'ignored') return { severity: 'warning' };
  if (node.kind === 'option' && node.keyword.value === 'ignore-on') return { severity: 'warning' };
  return generationOf(version) === '8.3' ? undefined : { severity: 'hint' };
}

/** Of a connection's net sections only those behind one with content are too many. */
function duplicateSection(node: Node): Verdict | undefined {
  const parent = node.parent?.keyword.value;
  if (parent !== 'connection' && parent !== 'connection-mesh') return refused;
  const earlier = node.parent?.children.filter(
    c => c.kind === 'section' && c.keyword.value === node.keyword.value && c.span.start < node.span.start,
  ) as Section[] | undefined;
  return earlier?.some(s => s.children.length > 0) ? refused : undefined;
}

/** Faults that forbid a node before its entry is asked: a quoted keyword, a place that this release does not have. */
function judge(node: Node, parent: SectionEntry, version: string, report: Report): boolean {
  const { keyword } = node;
  // A block without a name: the parser has said so.
  if (keyword.value === '' && node.kind === 'section' && !keyword.quoted) return true;
  if (keyword.quoted && !quotedKeywordCounts(node, parent, version)) {
    if (parent.open) return true;
    report({
      rule: 'syntax',
      span: keyword.span,
      severity: 'error',
      refusedBy: ['drbdadm'],
      message: {
        en: `"${keyword.value}" stands in quotes, so it is a name and no keyword`,
        ja: `"${keyword.value}" は引用符で囲まれているため、キーワードではなく名前とみなされます`,
      },
      fixes: [
        {
          title: { en: 'Remove the quotes', ja: '引用符を削除する' },
          safe: true,
          edits: [{ span: keyword.outer, newText: keyword.value }],
        },
      ],
    });
    return true;
  }
  if (node.kind !== 'option') return likePlugin(node, parent, version, report);
  const name = nameIn(node, parent);
  const entry = Object.hasOwn(parent.options, name) ? parent.options[name] : undefined;
  if (!entry) return parent.id === 'drbd.connection-disk' && notOfConnection(keyword, name, report);
  if (generationOf(version) !== '9' && isOptionSection(parent) && name !== keyword.value) {
    const negatable = (entry.value as ValueType | undefined)?.kind === 'boolean';
    // Before 9 only a fixed list of options could be negated; those have entries of their own.
    report({
      rule: 'unknown-option',
      span: keyword.span,
      severity: 'error',
      refusedBy: ['drbdadm'],
      message: {
        en: `drbdadm ${version} does not know "${keyword.value}"${negatable ? ` (write ${name} no)` : ''}`,
        ja: `drbdadm ${version} に "${keyword.value}" はありません${negatable ? `（${name} no と書きます）` : ''}`,
      },
      fixes:
        negatable && node.values.length === 0
          ? [
              {
                title: changeTo(keyword.value, `${name} no`),
                safe: true,
                edits: [{ span: keyword.outer, newText: `${name} no` }],
              },
            ]
          : [],
    });
    return true;
  }
  return misplaced(node, entry, name, version, report);
}

/** Two sections are called disk: that of a connection takes fewer options. */
function notOfConnection(keyword: Word, name: string, report: Report): boolean {
  if (!Object.hasOwn(disk.options, name)) return false;
  report({
    rule: 'wrong-place',
    span: keyword.span,
    severity: 'error',
    refusedBy: ['drbdadm'],
    message: {
      en: `${keyword.value} does not belong in the disk section of a connection, but in that of the resource or a volume`,
      ja: `${keyword.value} は接続の disk ではなく、リソースまたはボリュームの disk に書く必要があります`,
    },
  });
  return true;
}

/** drbdadm 9 reads an unknown word with a block in a proxy section like plugin. */
function likePlugin(section: Section, parent: SectionEntry, version: string, report: Report): boolean {
  if (parent.id !== 'drbd.proxy' && parent.id !== 'drbd.proxy-on-options') return false;
  if (
    section.keyword.value === 'plugin' ||
    generationOf(version) !== '9' ||
    Object.hasOwn(parent.options, section.keyword.value)
  )
    return false;
  const [word] = section.values;
  if (word && !word.opaque) {
    report({
      rule: 'unknown-option',
      span: section.keyword.span,
      severity: 'error',
      refusedBy: ['drbdadm'],
      message: {
        en: `there is no "${section.keyword.value}" in proxy`,
        ja: `proxy に "${section.keyword.value}" はありません`,
      },
    });
    return true;
  }
  report({
    rule: 'unknown-option',
    span: section.keyword.span,
    severity: 'warning',
    message: {
      en: `there is no "${section.keyword.value}" in proxy; drbdadm reads the block like plugin`,
      ja: `proxy に "${section.keyword.value}" はありません（drbdadm はこのブロックを plugin とみなします）`,
    },
    fixes: [
      {
        title: changeTo(section.keyword.value, 'plugin'),
        safe: true,
        edits: [{ span: section.keyword.span, newText: 'plugin' }],
      },
    ],
  });
  return true;
}

/** Options of option sections may be quoted in DRBD 9, and `protocol` at the level of the resource. */
function quotedKeywordCounts(node: Node, parent: SectionEntry, version: string): boolean {
  if (generationOf(version) !== '9' || node.kind !== 'option') return false;
  return isOptionSection(parent) || node.keyword.value === 'protocol';
}

function nameIn(option: Option, parent: SectionEntry): string {
  const { value } = option.keyword;
  return !Object.hasOwn(parent.options, value) && value.startsWith('no-') && isOptionSection(parent)
    ? value.slice(3)
    : value;
}

/** An option that the release knows, but not in this section. */
function misplaced(option: Option, entry: OptionEntry, name: string, version: string, report: Report): boolean {
  const places = entry.facts?.places as readonly OptionPlace[] | undefined;
  if (!places || !exists(entry.exists, version)) return false;
  const path = pathOfSection(option.parent);
  const here = places.filter(p => p.path === path);
  const at = here.find(p => acceptedAt(p, version));
  if (at) {
    // syncer as a whole has its own hint.
    if (at.deprecatedSince && !path.endsWith('/syncer') && exists([{ since: at.deprecatedSince }], version)) {
      const { en, ja } = sectionsOf(places, version, true);
      report({
        rule: 'deprecated-name',
        span: option.keyword.span,
        severity: 'hint',
        tags: ['deprecated'],
        message: {
          en: `${name} belongs in ${en} since ${at.deprecatedSince.replace('drbd ', 'DRBD ')}`,
          ja: `${at.deprecatedSince.replace('drbd ', 'DRBD ')} 以降、${name} は ${ja} に書きます`,
        },
      });
    }
    return false;
  }
  if (here.length === 0 && places.length > 0 && !places.some(p => lastOf(p.path) === lastOf(path))) return false;
  const { en, ja } = sectionsOf(places, version, false);
  const written = option.keyword.value;
  report({
    rule: en === '' ? 'wrong-version' : 'wrong-place',
    span: option.keyword.span,
    severity: 'error',
    refusedBy: ['drbdadm'],
    message:
      en === ''
        ? refusedName(written, entry.deprecated?.use, version)
        : {
            en: `${written} does not belong in ${lastOf(path)}, but in ${en} (drbd-utils ${version})`,
            ja: `drbd-utils ${version} では ${written} を ${lastOf(path)} ではなく ${ja} に書く必要があります`,
          },
  });
  return true;
}

function refusedName(written: string, use: string | undefined, version: string): Text {
  if (use === undefined) {
    return {
      en: `${written} may not stand in a file of drbd-utils ${version}`,
      ja: `drbd-utils ${version} では ${written} を設定ファイルに書けません`,
    };
  }
  return {
    en: `drbd-utils ${version} does not take ${written} (use ${use})`,
    ja: `drbd-utils ${version} では ${written} を使えません（${use} を使います）`,
  };
}

/** Names of the sections that take the option, those that are not deprecated first. */
function sectionsOf(places: readonly OptionPlace[], version: string, onlyCurrent: boolean): Text {
  const accepted = places.filter(p => acceptedAt(p, version));
  const current = accepted.filter(p => !(p.deprecatedSince && exists([{ since: p.deprecatedSince }], version)));
  const shown = onlyCurrent || current.length > 0 ? current : accepted;
  const names = [...new Set(shown.map(p => lastOf(p.path)))];
  return names.length === 0 ? { en: '', ja: '' } : listOf(names, 'or');
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
