import type { Severity } from '../schema/entry.ts';
import type { Lang } from '../text/text.ts';
import type { Page } from './rule.ts';

/** What a page is made of: a rule, or a finding of the parsers and binders. */
export interface Explained {
  readonly id: string;
  readonly severity: Severity;
  readonly profiles?: readonly string[];
  readonly doc: { readonly en: Page; readonly ja: Page };
  readonly examples?: { readonly bad: readonly string[]; readonly good: readonly string[] };
}

/** The page of a rule as Markdown: what, why, how to fix, and examples with the findings below their lines. */
export function rulePage(rule: Explained, lang: Lang): string {
  const { what, why, fix } = rule.doc[lang];
  const words = headings[lang];
  const comment = comments[rule.id.split('/')[0] as string] ?? ((allow: string) => `# ${allow}`);
  const parts = [
    `# ${rule.id}`,
    what,
    `**${words.severity}**: ${words.severities[rule.severity]}${rule.profiles ? words.profiles(rule.profiles) : ''}`,
    `## ${words.why}`,
    why,
    `## ${words.fix}`,
    fix,
  ];
  const { bad = [], good = [] } = rule.examples ?? {};
  if (bad.length > 0) parts.push(`## ${words.bad}`, ...bad.map(example));
  if (good.length > 0) parts.push(`## ${words.good}`, ...good.map(example));
  parts.push(`## ${words.allow}`, words.allowText(comment(`quorumlens: allow ${rule.id} ${words.reason}`), rule.id));
  return `${parts.join('\n\n')}\n`;
}

const headings = {
  en: {
    severity: 'Severity',
    severities: { error: 'error', warning: 'warning', info: 'info', hint: 'hint' },
    profiles: (names: readonly string[]) => ` (only in the profile ${names.map(n => `\`${n}\``).join(', ')})`,
    why: 'Why',
    fix: 'How to fix it',
    bad: 'Reported',
    good: 'Not reported',
    allow: 'Where it is wanted',
    reason: 'the reason',
    allowText: (comment: string, id: string) =>
      `Write a comment above the statement, section or element:\n\n\`\`\`\n${comment}\n\`\`\`\n\nor set the severity in \`quorumlens.json\`:\n\n\`\`\`json\n{ "rules": { "${id}": "off" } }\n\`\`\``,
  },
  ja: {
    severity: '重大度',
    severities: { error: 'エラー', warning: '警告', info: '情報', hint: 'ヒント' },
    profiles: (names: readonly string[]) => `（プロファイル ${names.map(n => `\`${n}\``).join('、')} でのみ有効）`,
    why: '理由',
    fix: '修正方法',
    bad: '指摘される例',
    good: '指摘されない例',
    allow: '意図した設定の場合',
    reason: '理由',
    allowText: (comment: string, id: string) =>
      `文、セクション、要素の上にコメントを書きます。\n\n\`\`\`\n${comment}\n\`\`\`\n\nまたは \`quorumlens.json\` で重大度を設定します。\n\n\`\`\`json\n{ "rules": { "${id}": "off" } }\n\`\`\``,
  },
} as const;

const comments: Record<string, (allow: string) => string> = {
  cib: allow => `<!-- ${allow} -->`,
};

const fileLine = /^-- (\S.*?) --\s*$/;

/** An example file by file, as it stands in the rule: caret lines say what is found. */
function example(source: string): string {
  const files: { name: string | undefined; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const header = fileLine.exec(line);
    if (header) files.push({ name: header[1], lines: [] });
    else {
      if (files.length === 0) files.push({ name: undefined, lines: [] });
      files.at(-1)?.lines.push(line);
    }
  }
  return files
    .map(({ name, lines }) => ({ name, text: lines.join('\n').replace(/^\n+|\s+$/g, '') }))
    .filter(({ name, text }) => name !== undefined || text !== '')
    .map(({ name, text }) => `${name === undefined ? '' : `\`${name}\`\n\n`}\`\`\`\n${text}\n\`\`\``)
    .join('\n\n');
}
