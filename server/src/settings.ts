import type { AnalysisSettings } from './analysis.ts';
import { ruleIds, ruleSettings } from './rules/builtin.ts';
import type { Severity } from './schema/entry.ts';
import { defaultTarget } from './schema/release.ts';
import { nearest } from './text/nearest.ts';
import type { Span } from './text/span.ts';
import { listOf, type Text } from './text/text.ts';

export interface SettingsProblem {
  readonly span: Span;
  readonly severity: Severity;
  readonly message: Text;
}

export interface ReadSettings {
  /** What could be read; paths as written, relative to the folder of the file. */
  readonly settings: AnalysisSettings;
  readonly problems: readonly SettingsProblem[];
}

/** Name of the settings file; the nearest one upwards of a checked path holds. */
export const settingsFile = 'quorumlens.json';

/** Id of the findings in a settings file. */
export const settingsRule = 'quorumlens/settings';

/** Reads a quorumlens.json: JSON with comments. What cannot be read is reported and left out, the rest holds. */
export function readSettings(text: string): ReadSettings {
  const problems: SettingsProblem[] = [];
  const report = (span: Span, message: Text, severity: Severity = 'warning'): void => {
    // What is no JSON has been reported; what it is instead does not matter.
    if (!problems.some(p => p.span.start === span.start)) problems.push({ span, severity, message });
  };
  const root = parseJson(text, (span, message) => report(span, message, 'error'));
  const settings: { -readonly [K in keyof AnalysisSettings]: AnalysisSettings[K] } = {};
  if (!root) return { settings, problems };
  if (root.kind !== 'object') {
    report(root.span, { en: 'the settings are not an object', ja: '設定がオブジェクトではありません' }, 'error');
    return { settings, problems };
  }

  const strings = (node: JsonNode): string[] | undefined => {
    if (node.kind !== 'array') return void report(node.span, notA('a list of texts', '文字列の配列', node));
    return node.items.flatMap(item => string(item) ?? []);
  };
  const string = (node: JsonNode): string | undefined => {
    if (node.kind !== 'string') return void report(node.span, notA('a text', '文字列', node));
    return node.value;
  };
  const record = <T>(node: JsonNode, read: (member: Member) => T | undefined): Record<string, T> | undefined => {
    if (node.kind !== 'object') return void report(node.span, notA('an object', 'オブジェクト', node));
    const entries = node.members.flatMap((member): [string, T][] => {
      const value = read(member);
      return value === undefined ? [] : [[member.key.value, value]];
    });
    return Object.fromEntries(entries);
  };

  const seen = new Set<string>();
  for (const { key, value } of root.members) {
    const name = key.value;
    if (seen.has(name)) {
      report(key.span, {
        en: `"${name}" is set twice, and the last one holds`,
        ja: `"${name}" が 2 回設定されていて、最後の値が有効になります`,
      });
    }
    seen.add(name);
    if (name === 'rules') settings.rules = record(value, rule => severityOf(rule, report));
    else if (name === 'targets') settings.targets = record(value, target => release(target, report));
    else if (name === 'clusterRoots') settings.clusterRoots = strings(value);
    else if (name === 'profiles') settings.profiles = strings(value);
    else if (name === 'host') settings.host = string(value);
    else if (name === 'agents') settings.agents = strings(value);
    else if (name !== '$schema') report(key.span, unknown(name, settingNames, 'setting', '設定'));
  }
  for (const name of Object.keys(settings) as (keyof AnalysisSettings)[]) {
    if (settings[name] === undefined) delete settings[name];
  }
  problems.sort((a, b) => a.span.start - b.span.start);
  return { settings, problems };
}

const settingNames = ['$schema', 'clusterRoots', 'targets', 'profiles', 'agents', 'rules', 'host'];

type ReportProblem = (span: Span, message: Text, severity?: Severity) => void;

function severityOf({ key, value }: Member, report: ReportProblem): Severity | 'off' | undefined {
  if (!ruleIds().has(key.value)) report(key.span, unknown(key.value, ruleIds(), 'rule', 'ルール'));
  const word = ruleSettings.find(w => value.kind === 'string' && w === value.value);
  if (!word) report(value.span, notOneOf(value, ruleSettings));
  return word;
}

function release({ key, value }: Member, report: ReportProblem): string | undefined {
  const products = Object.keys(defaultTarget);
  if (!products.includes(key.value)) {
    return void report(key.span, unknown(key.value, products, 'program', 'プログラム'));
  }
  if (value.kind === 'string' && isVersion(value.value)) return value.value;
  report(value.span, notA('a release such as "9.34"', '"9.34" のようなリリース番号', value));
  return undefined;
}

/** Whether a text is a release number. */
export function isVersion(text: string): boolean {
  return /^\d+(\.\d+)*$/.test(text);
}

function unknown(name: string, known: Iterable<string>, en: string, ja: string): Text {
  const near = nearest(name, known);
  return {
    en: `there is no ${en} "${name}"${near ? ` (did you mean "${near}"?)` : ''}`,
    ja: `${ja} "${name}" はありません${near ? `（"${near}" ですか？）` : ''}`,
  };
}

function notA(en: string, ja: string, node: JsonNode): Text {
  const shown = node.kind === 'string' ? `"${node.value}"` : node.kind === 'word' ? node.text : undefined;
  if (shown !== undefined)
    return { en: `${shown} is not ${en}`, ja: `${shown} は${spaceBefore(ja)}${ja}ではありません` };
  const kind = node.kind === 'array' ? { en: 'a list', ja: '配列' } : { en: 'an object', ja: 'オブジェクト' };
  return { en: `${kind.en} stands here, but ${en} is expected`, ja: `${kind.ja}ではなく、${ja}が必要です` };
}

function spaceBefore(ja: string): string {
  return /^[ -~]/.test(ja) ? ' ' : '';
}

function notOneOf(node: JsonNode, words: readonly string[]): Text {
  if (node.kind !== 'string') return notA('a text', '文字列', node);
  const list = listOf(words);
  return { en: `"${node.value}" is not one of ${list.en}`, ja: `"${node.value}" は ${list.ja} のいずれでもありません` };
}

function spaceAfter(ja: string): string {
  return /[ -~]$/.test(ja) ? ' ' : '';
}

type JsonNode =
  | { readonly kind: 'object'; readonly span: Span; readonly members: readonly Member[] }
  | { readonly kind: 'array'; readonly span: Span; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly span: Span; readonly value: string }
  | { readonly kind: 'word'; readonly span: Span; readonly text: string };

interface Member {
  readonly key: { readonly value: string; readonly span: Span };
  readonly value: JsonNode;
}

/** Deeper files are no settings. */
const deepest = 20;

/** JSON with comments and trailing commas, as far as it can be read; spans of texts are those between the quotes. */
function parseJson(text: string, report: (span: Span, message: Text) => void): JsonNode | undefined {
  const token =
    /\uFEFF|\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|("(?:[^"\\\n]|\\.)*("?))|([[\]{}:,])|([^\s"[\]{}:,/]+|\/)/y;
  let stopped = false;
  let next = read();

  function read(): { kind: 'string' | 'mark' | 'word' | 'end'; text: string; span: Span } {
    for (;;) {
      const start = token.lastIndex;
      const found = token.exec(text);
      if (!found) return { kind: 'end', text: '', span: { start: text.length, end: text.length } };
      const [, string, quote, mark, word] = found;
      const span = { start, end: token.lastIndex };
      if (string !== undefined) {
        if (!quote) stop(span, { en: 'the text has no closing quote', ja: '文字列を閉じる引用符がありません' });
        return { kind: 'string', text: string, span };
      }
      if (mark !== undefined) return { kind: 'mark', text: mark, span };
      if (word !== undefined) return { kind: 'word', text: word, span };
    }
  }

  /** Only the first fault of a file is worth a word: what follows may be its consequence. */
  function stop(span: Span, message: Text): void {
    if (!stopped) report(span, message);
    stopped = true;
  }

  function take(): typeof next {
    const taken = next;
    next = read();
    return taken;
  }

  function atEnd(): boolean {
    return next.kind === 'end';
  }

  function is(mark: string): boolean {
    return next.kind === 'mark' && next.text === mark;
  }

  function expected(what: Text): void {
    const found = next.kind === 'end' ? { en: 'the end of the file', ja: 'ファイルの終わり' } : undefined;
    stop(next.span, {
      en: `${what.en} is missing before ${found?.en ?? next.text}`,
      ja: `${found ? `${found.ja}` : `${next.text} `}の前に${spaceBefore(what.ja)}${what.ja}${spaceAfter(what.ja)}がありません`,
    });
  }

  function string(taken: typeof next): { value: string; span: Span } {
    const closed = taken.text.length > 1 && taken.text.endsWith('"');
    const span = { start: taken.span.start + 1, end: taken.span.end - (closed ? 1 : 0) };
    try {
      return { value: JSON.parse(closed ? taken.text : `${taken.text}"`) as string, span };
    } catch {
      stop(span, { en: 'the text has a wrong escape', ja: '文字列のエスケープに誤りがあります' });
      return { value: taken.text.slice(1, closed ? -1 : undefined), span };
    }
  }

  function value(depth: number): JsonNode | undefined {
    if (depth > deepest)
      return void stop(next.span, { en: 'the settings are nested too deeply', ja: '設定の入れ子が深すぎます' });
    if (next.kind === 'string') return { kind: 'string', ...string(take()) };
    if (next.kind === 'word') {
      const word = take();
      if (!/^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word.text)) {
        stop(word.span, {
          en: `${word.text} is no JSON value (texts stand in quotes)`,
          ja: `${word.text} は JSON の値ではありません（文字列は引用符で囲みます）`,
        });
      }
      return { kind: 'word', text: word.text, span: word.span };
    }
    if (is('{')) return object(depth);
    if (is('[')) return array(depth);
    expected({ en: 'a value', ja: '値' });
    return undefined;
  }

  function object(depth: number): JsonNode {
    const { start } = take().span;
    const members: Member[] = [];
    while (!stopped && !is('}')) {
      if (next.kind !== 'string') {
        expected(atEnd() ? { en: '}', ja: '}' } : { en: 'a name in quotes', ja: '引用符で囲んだ名前' });
        break;
      }
      const key = string(take());
      if (!is(':')) {
        expected({ en: ':', ja: ':' });
        break;
      }
      take();
      const read = value(depth + 1);
      if (read) members.push({ key, value: read });
      if (is(',')) take();
      else if (!is('}')) expected(atEnd() ? { en: '}', ja: '}' } : { en: ',', ja: ',' });
    }
    const { end } = is('}') ? take().span : next.span;
    return { kind: 'object', members, span: { start, end } };
  }

  function array(depth: number): JsonNode {
    const { start } = take().span;
    const items: JsonNode[] = [];
    while (!stopped && !is(']')) {
      const item = value(depth + 1);
      if (item) items.push(item);
      if (is(',')) take();
      else if (!is(']')) expected(atEnd() ? { en: ']', ja: ']' } : { en: ',', ja: ',' });
    }
    const { end } = is(']') ? take().span : next.span;
    return { kind: 'array', items, span: { start, end } };
  }

  if (next.kind === 'end') {
    stop(next.span, { en: 'the file is empty', ja: 'ファイルが空です' });
    return undefined;
  }
  const root = value(0);
  if (!atEnd())
    stop(next.span, { en: `${next.text} stands behind the settings`, ja: `設定の後に ${next.text} があります` });
  return root;
}
