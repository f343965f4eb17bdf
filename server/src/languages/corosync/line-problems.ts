import type { BindProblem } from '../../schema/bound.ts';
import type { Severity } from '../../schema/entry.ts';
import { compareVersions } from '../../schema/release.ts';
import type { Text } from '../../text/text.ts';
import type { CorosyncTree, LineFault } from './parse.ts';

/** What a release says to the lines that not all releases read alike. */
export function lineProblems(tree: CorosyncTree, version: string): BindProblem[] {
  // Only since 3.0 (2.99.4) does the parser refuse what it cannot place; before, it passes over it.
  const strict = compareVersions(version, '2.99') >= 0;
  const typed = compareVersions(version, '1.99') >= 0;
  const release = `Corosync ${version.split('.')[0]}`;
  const passedOver: Text = { en: `, and ${release} passes over it`, ja: `（${release} は読み飛ばします）` };

  const judge = (fault: LineFault): BindProblem | undefined => {
    const { kind, span, line } = fault;
    const at = tree.text.slice(span.start, span.end);
    const problem = (
      refused: boolean,
      message: Text,
      { fix, otherwise = 'warning' }: { fix?: Fix | undefined; otherwise?: Severity } = {},
    ): BindProblem => ({
      rule: 'syntax',
      span,
      severity: refused ? 'error' : otherwise,
      message,
      ...(refused ? { refusedBy: ['corosync'] as const } : {}),
      ...(fix ? { fixes: [fix] } : {}),
    });
    const lenient = (message: Text): Text =>
      strict ? message : { en: message.en + passedOver.en, ja: message.ja + passedOver.ja };

    switch (kind) {
      case 'byte-order-mark':
        return problem(
          typed,
          {
            en: 'the file starts with a byte order mark, which corosync takes for a part of the first name',
            ja: 'ファイルの先頭に BOM があり、corosync は最初の名前の一部とみなします',
          },
          { fix: edit('Remove the byte order mark', 'BOM を削除する', span, '') },
        );
      case 'too-long': {
        const length = fault.length ?? 0;
        return problem(
          strict,
          strict
            ? {
                en: `the line is ${length} bytes long, but corosync reads at most 510`,
                ja: `行が ${length} バイトありますが、corosync が読めるのは 510 バイトまでです`,
              }
            : {
                en: `the line is ${length} bytes long, and ${release} reads what follows byte 511 as a new line`,
                ja: `行が ${length} バイトあり、${release} は 511 バイトより後ろを新しい行とみなします`,
              },
        );
      }
      case 'nul':
        return problem(strict, {
          en: 'a NUL byte ends the line for corosync',
          ja: 'NUL バイトがあるため、corosync はここで行が終わるとみなします',
        });
      case 'no-section-name':
        return problem(strict, {
          en: 'the name of the section is missing before {',
          ja: '{ の前にセクションの名前がありません',
        });
      case 'text-after-open':
        return problem(
          strict,
          lenient({
            en: `only blanks may follow {, but there is "${short(at)}"`,
            ja: `{ の後には空白しか書けませんが、"${short(at)}" があります`,
          }),
          { fix: ownLine(tree.text, fault) },
        );
      case 'section-in-line':
        return problem(
          true,
          {
            en: 'a section needs lines of its own: nothing may follow { on its line, and } stands alone',
            ja: 'セクションは 1 行に書けず、{ を行末に、} を独立した行に書く必要があります',
          },
          { fix: spread(tree.text, fault) },
        );
      case 'brace-in-value':
        return problem(true, {
          en: 'a value cannot contain {: corosync takes the line for the start of a section',
          ja: '値に { は書けません（corosync はセクションの開始とみなします）',
        });
      case 'text-around-close':
        return problem(
          strict,
          lenient({
            en: `} needs a line of its own, but there is "${short(at)}"`,
            ja: `} は独立した行に書く必要がありますが、"${short(at)}" があります`,
          }),
          // Before Corosync 3 a comment there is harmless.
          { fix: ownLine(tree.text, fault), otherwise: at.startsWith('#') ? 'info' : 'warning' },
        );
      case 'empty-key':
        return problem(compareVersions(version, '3.1.10') >= 0, {
          en: 'the name of the key is missing before the colon',
          ja: 'コロンの前にキーの名前がありません',
        });
      case 'path-too-long':
        return problem(typed, {
          en: `the name with its sections is ${fault.length} bytes long, but corosync stores at most 254`,
          ja: `セクションを含めた名前が ${fault.length} バイトありますが、corosync が扱えるのは 254 バイトまでです`,
        });
      case 'bad-name':
        if (fault.inNode && compareVersions(version, '3.1.10') < 0) return undefined;
        return problem(typed, badName(fault, at), { fix: hashComment(line, span.start) });
      case 'no-break-space':
        if (compareVersions(version, '3.1.8') >= 0 || !typed) return undefined;
        return problem(true, {
          en: 'the line starts with a byte that corosync before 3.1.8 takes for a part of the name',
          ja: '行頭に、3.1.8 より前の corosync が名前の一部とみなすバイトがあります',
        });
      case 'junk':
        return problem(strict, lenient(junk(tree.text, fault)), {
          fix: colonFor(fault) ?? hashComment(line, span.start),
        });
      case 'elision-mark': {
        const refused = markIsRefused(line, fault.depth, version, strict);
        return {
          ...problem(
            refused,
            refused
              ? {
                  en: `"${line}" stands for an omitted part, and corosync refuses it`,
                  ja: `"${line}" は省略を示す記号で、corosync はエラーにします`,
                }
              : {
                  en: `"${line}" stands for an omitted part, and ${release} passes over it`,
                  ja: `"${line}" は省略を示す記号で、${release} は読み飛ばします`,
                },
          ),
          rule: 'elision-mark',
        };
      }
    }
  };
  return tree.faults.flatMap(fault => judge(fault) ?? []);
}

type Fix = NonNullable<BindProblem['fixes']>[number];

function edit(en: string, ja: string, span: LineFault['span'], newText: string): Fix {
  // What every start refused before cannot be changed for the worse.
  return { title: { en, ja }, safe: true, edits: [{ span, newText }] };
}

/** `token = 5000` → `token: 5000`. */
function colonFor({ line, span }: LineFault): Fix | undefined {
  const match = /^([A-Za-z][\w.-]*)([ \t]*=[ \t]*)\S/.exec(line);
  if (!match) return undefined;
  const start = span.start + (match[1] as string).length;
  const text = `${line.slice(0, match[1]?.length)}: ${line.slice(match[0].length - 1)}`;
  return {
    ...edit(`Write "${text}"`, `"${text}" と書く`, { start, end: start + (match[2] as string).length }, ': '),
    // In Corosync 2 the line had no effect before.
    safe: false,
  };
}

/** `// text` and `; text` → `# text`. */
function hashComment(line: string, start: number): Fix | undefined {
  const mark = /^(?:\/\/+|;+)/.exec(line)?.[0];
  return mark === undefined
    ? undefined
    : edit(`Write # instead of ${mark}`, `${mark} の代わりに # と書く`, { start, end: start + mark.length }, '#');
}

/** Moves a comment behind a brace to a line of its own. */
function ownLine(text: string, { span }: LineFault): Fix | undefined {
  const at = text.slice(span.start, span.end);
  if (!at.startsWith('#')) return undefined;
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, span.start))?.[0] ?? '';
  const feed = text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
  let start = span.start;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  const inside = text[start - 1] === '{' ? '\t' : '';
  return edit(
    'Move the comment to a line of its own',
    'コメントを独立した行に移動する',
    { start, end: span.end },
    `${feed}${indent}${inside}${at}`,
  );
}

/** `totem { version: 2 }` → three lines. */
function spread(text: string, { span }: LineFault): Fix | undefined {
  const at = text.slice(span.start, span.end);
  const inner = at.slice(0, at.lastIndexOf('}')).trim();
  if (/[{}]/.test(inner) || (inner.match(/:/g)?.length ?? 0) > 1 || !at.endsWith('}')) return undefined;
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, span.start))?.[0] ?? '';
  const feed = text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
  const body = inner === '' ? '' : `${feed}${indent}\t${inner}`;
  let start = span.start;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return {
    ...edit(
      'Put { and } at the ends of lines',
      '{ と } で行を分ける',
      { start, end: span.end },
      `${body}${feed}${indent}}`,
    ),
    safe: false,
  };
}

function badName({ character, line }: LineFault, name: string): Text {
  if (character === undefined) {
    return {
      en: `"${name}" is too short: a key outside of all sections needs at least 3 characters`,
      ja: `"${name}" は短すぎます（セクションの外のキーは 3 文字以上にする必要があります）`,
    };
  }
  if (/^(?:\/\/|;)/.test(line)) {
    return {
      en: 'a comment starts with #, and corosync takes this line for a key',
      ja: 'コメントは # で始めます（この行はキーとみなされます）',
    };
  }
  const what =
    character === ' ' || character === '\t'
      ? { en: 'a blank', ja: '空白' }
      : character === '\u00a0' || character === '\u3000'
        ? { en: 'a no-break or full-width space', ja: '改行なしスペースまたは全角スペース' }
        : { en: `"${character}"`, ja: `"${character}"` };
  return {
    en: `"${short(name)}" is no valid name: ${what.en} is not allowed (only letters, digits and . _ - / :)`,
    ja: `"${short(name)}" は名前として使えません（${what.ja.startsWith('"') ? `${what.ja} ` : what.ja}は不可、英数字と . _ - / : のみ）`,
  };
}

function junk(text: string, { line, span }: LineFault): Text {
  if (/^(?:\/\/|;)/.test(line)) {
    return {
      en: 'a comment starts with #, and corosync knows no other sign for it',
      ja: 'コメントは # で始める必要があります',
    };
  }
  const equals = /^([A-Za-z][\w.-]*)[ \t]*=[ \t]*(\S.*)$/.exec(line);
  if (equals) {
    return {
      en: `a key is followed by a colon: "${equals[1]}: ${short(equals[2] as string)}"`,
      ja: `キーの後にはコロンが必要です："${equals[1]}: ${short(equals[2] as string)}"`,
    };
  }
  if (/^\s*\{/.test(text.slice(span.end, span.end + 200))) {
    return {
      en: `{ must stand on the line of the section name "${short(line)}"`,
      ja: `{ はセクションの名前 "${short(line)}" と同じ行に書く必要があります`,
    };
  }
  return {
    en: `"${short(line)}" is neither a section nor a key with a colon`,
    ja: `"${short(line)}" はセクションでも、コロンのあるキーでもありません`,
  };
}

/** Whether the daemon refuses a line that consists of such a mark. */
function markIsRefused(line: string, depth: number, version: string, strict: boolean): boolean {
  if (line.includes('{')) return true;
  const colon = line.indexOf(':');
  if (colon >= 0) {
    const key = line.slice(0, colon).trim();
    if (key === '') return depth === 0 || compareVersions(version, '3.1.10') >= 0;
    return compareVersions(version, '1.99') >= 0 && /[^A-Za-z0-9._\-/:]/.test(key);
  }
  return strict;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
