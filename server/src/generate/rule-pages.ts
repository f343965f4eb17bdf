import { examplesIn } from '../examples-in.ts';
import { builtinRules } from '../rules/builtin.ts';
import { rules } from '../rules/index.ts';
import { outOfReach } from '../rules/out-of-reach.ts';
import { type Explained, rulePage } from '../rules/page.ts';
import type { Lang } from '../text/text.ts';

/** The pages of all rules in both languages, and their lists: path → text. */
export function rulePages(): [string, string][] {
  const all: Explained[] = [...builtinRules, ...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return (['en', 'ja'] as const).flatMap(lang => {
    const folder = folders[lang];
    return [
      [`${folder}/README.md`, index(all, lang)] as [string, string],
      ...all.map(rule => [`${folder}/${rule.id}.md`, rulePage(examplesIn(lang)(rule), lang)] as [string, string]),
    ];
  });
}

const folders: Record<Lang, string> = { en: 'docs/rules', ja: 'docs/ja/rules' };

const words = {
  en: {
    title: 'Rules',
    intro: 'Everything QuorumLens can report. `quorumlens explain RULE` shows the same pages.',
    other: '[日本語](../ja/rules/README.md)',
    columns: ['Rule', 'Severity', 'What is wrong'],
    severities: { error: 'error', warning: 'warning', info: 'info', hint: 'hint' },
    silent: 'What the files cannot tell',
    silentColumns: ['What', 'Why no rule reports it'],
  },
  ja: {
    title: 'ルール',
    intro: 'QuorumLens が指摘する内容の一覧です。`quorumlens explain RULE --lang ja` でも同じ説明を表示できます。',
    other: '[English](../../rules/README.md)',
    columns: ['ルール', '重大度', '内容'],
    severities: { error: 'エラー', warning: '警告', info: '情報', hint: 'ヒント' },
    silent: 'ファイルからわからないこと',
    silentColumns: ['内容', 'ルールがない理由'],
  },
} as const;

const groups = [
  { prefix: 'drbd', name: { en: 'DRBD', ja: 'DRBD' } },
  { prefix: 'corosync', name: { en: 'Corosync', ja: 'Corosync' } },
  { prefix: 'cib', name: { en: 'Pacemaker', ja: 'Pacemaker' } },
  { prefix: 'cluster', name: { en: 'The cluster as a whole', ja: 'クラスタ全体' } },
  { prefix: 'quorumlens', name: { en: 'QuorumLens itself', ja: 'QuorumLens 自体' } },
];

function index(all: readonly Explained[], lang: Lang): string {
  const { title, intro, other, columns, severities, silent, silentColumns } = words[lang];
  const parts = [`# ${title}`, `${intro}\n\n${other}`];
  for (const { prefix, name } of groups) {
    const rows = all.filter(rule => rule.id.startsWith(`${prefix}/`));
    if (rows.length === 0) continue;
    parts.push(
      `## ${name[lang]}`,
      [
        `| ${columns.join(' | ')} |`,
        '| --- | --- | --- |',
        ...rows.map(rule => {
          return `| [${rule.id}](${rule.id}.md) | ${severities[rule.severity]} | ${cell(rule.doc[lang].what)} |`;
        }),
      ].join('\n'),
    );
    const unseen = outOfReach.filter(one => one.of === prefix);
    if (unseen.length === 0) continue;
    parts.push(
      `### ${name[lang]}${lang === 'ja' ? '：' : ': '}${silent[0]?.toLowerCase()}${silent.slice(1)}`,
      [
        `| ${silentColumns.join(' | ')} |`,
        '| --- | --- |',
        ...unseen.map(({ what, why }) => `| ${cell(what[lang])} | ${cell(why[lang])} |`),
      ].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
