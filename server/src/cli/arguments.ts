import { migrations } from '../features/migrations/index.ts';
import { ruleIds, ruleSettings } from '../rules/builtin.ts';
import type { Severity } from '../schema/entry.ts';
import { defaultTarget } from '../schema/release.ts';
import { isVersion } from '../settings.ts';
import { nearest } from '../text/nearest.ts';
import { type Lang, listOf, type Text } from '../text/text.ts';

export const commands = ['check', 'fix', 'explain', 'lsp'] as const;
export type Command = (typeof commands)[number];

export const formats = ['pretty', 'json', 'github', 'sarif'] as const;
export type Format = (typeof formats)[number];

export const severities = ['error', 'warning', 'info', 'hint'] as const satisfies readonly Severity[];

export interface Options {
  readonly command: Command | undefined;
  readonly help: boolean;
  readonly version: boolean;
  readonly lang: Lang;
  /** Paths, or what to explain. */
  readonly operands: readonly string[];
  readonly format: Format;
  readonly failOn: Severity | 'never';
  /** Least severity shown; each format has its default. */
  readonly show: Severity;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** `fix --rule ID`: only these. */
  readonly onlyRules: readonly string[];
  readonly targets: Readonly<Record<string, string>>;
  readonly profiles: readonly string[];
  readonly host: string | undefined;
  readonly stdinFilename: string | undefined;
  readonly showClusters: boolean;
  readonly dryRun: boolean;
  /** `check --installed-agents`: programs of this machine may be asked what they are. */
  readonly installedAgents: boolean;
  /** `fix --to NAME`: this migration, and no fix. */
  readonly to: string | undefined;
}

export type Parsed =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly message: Text; readonly lang: Lang };

/** Reads a command line. The first fault ends it. */
export function parseArguments(args: readonly string[], locale: Lang): Parsed {
  const found: { -readonly [K in keyof Options]: Options[K] } = {
    command: undefined,
    help: false,
    version: false,
    lang: locale,
    operands: [],
    format: 'pretty',
    failOn: 'error',
    show: 'info',
    rules: {},
    onlyRules: [],
    targets: {},
    profiles: [],
    host: undefined,
    stdinFilename: undefined,
    showClusters: false,
    dryRun: false,
    installedAgents: false,
    to: undefined,
  };
  let show: Severity | undefined;
  const operands: string[] = [];
  const readers: Record<string, (value: string) => Text | undefined> = {
    '--format': value => choose('--format', value, formats, format => (found.format = format)),
    '--fail-on': value =>
      choose('--fail-on', value, ['error', 'warning', 'info', 'never'] as const, bar => (found.failOn = bar)),
    '--show': value => choose('--show', value, severities, least => (show = least)),
    '--lang': value => choose('--lang', value, ['en', 'ja'] as const, lang => (found.lang = lang)),
    '--rule': value => {
      const [id = '', setting] = split(value);
      const wrong = unknownRule(id);
      if (wrong) return wrong;
      if (found.command === 'fix') {
        if (setting !== undefined) {
          return { en: '--rule of fix takes an id alone', ja: 'fix の --rule にはルールの ID だけを指定します' };
        }
        found.onlyRules = [...found.onlyRules, id];
        return undefined;
      }
      if (setting === undefined)
        return { en: `--rule needs ${id}=SEVERITY`, ja: `--rule には ${id}=重大度 が必要です` };
      return choose('--rule', setting, ruleSettings, severity => (found.rules = { ...found.rules, [id]: severity }));
    },
    '--target': value => {
      const [product = '', release = ''] = split(value);
      const products = Object.keys(defaultTarget);
      if (!products.includes(product)) {
        return choose('--target', product, products, () => {});
      }
      if (!isVersion(release)) {
        return {
          en: `--target needs a release, such as ${product}=${defaultTarget[product as keyof typeof defaultTarget]}`,
          ja: `--target には ${product}=${defaultTarget[product as keyof typeof defaultTarget]} のようにリリース番号が必要です`,
        };
      }
      found.targets = { ...found.targets, [product]: release };
      return undefined;
    },
    '--profile': value => {
      found.profiles = [...found.profiles, value];
      return undefined;
    },
    '--host': value => {
      found.host = value;
      return undefined;
    },
    '--to': value => choose('--to', value, Object.keys(migrations), name => (found.to = name)),
    '--stdin-filename': value => {
      found.stdinFilename = value;
      return undefined;
    },
  };
  const flags: Record<string, () => void> = {
    '--help': () => (found.help = true),
    '-h': () => (found.help = true),
    '--version': () => (found.version = true),
    '--show-clusters': () => (found.showClusters = true),
    '--dry-run': () => (found.dryRun = true),
    '--installed-agents': () => (found.installedAgents = true),
    '--stdio': () => {},
  };
  // A fault is reported in the language that the line asks for, wherever it does.
  const lang =
    args.findLast((_, n) => args[n - 1] === '--lang') ?? args.findLast(a => a.startsWith('--lang='))?.slice(7);
  if (lang === 'en' || lang === 'ja') found.lang = lang;
  const fault = (message: Text): Parsed => ({ ok: false, message, lang: found.lang });

  let onlyOperands = false;
  for (let n = 0; n < args.length; n++) {
    const word = args[n] as string;
    if (onlyOperands || word === '-' || !word.startsWith('-')) {
      if (found.command === undefined && !onlyOperands) {
        const command = commands.find(c => c === word);
        if (!command) return fault(unknown(word, commands, { en: 'command', ja: 'コマンド' }));
        found.command = command;
      } else operands.push(word);
      continue;
    }
    if (word === '--') {
      onlyOperands = true;
      continue;
    }
    const [name = word, attached] = word.startsWith('--') ? split(word) : [word];
    if (!belongs(name, found.command)) return fault(unknownOption(name, found.command));
    const flag = flags[name];
    if (flag) {
      if (attached !== undefined) return fault({ en: `${name} takes no value`, ja: `${name} に値は指定できません` });
      flag();
      continue;
    }
    const value = attached ?? args[++n];
    if (value === undefined || value === '')
      return fault({ en: `${name} needs a value`, ja: `${name} には値が必要です` });
    const wrong = readers[name]?.(value);
    if (wrong) return fault(wrong);
  }
  found.operands = operands;
  found.show = show ?? (found.format === 'json' || found.format === 'sarif' ? 'hint' : 'info');
  if (!found.help && !found.version && found.command === 'explain' && operands.length !== 1) {
    return fault({
      en: 'explain needs one rule or parameter',
      ja: 'explain にはルールまたはパラメータを 1 つ指定します',
    });
  }
  if (found.command === 'lsp' && operands.length > 0) {
    return fault({ en: 'lsp takes no paths', ja: 'lsp にパスは指定できません' });
  }
  if (operands.filter(operand => operand === '-').length > 1) {
    return fault({
      en: '- stands for standard input and can be given once',
      ja: '- は標準入力を表し、1 回だけ指定できます',
    });
  }
  return { ok: true, options: found };
}

/** Which options a command has. */
const optionsOf: Record<Command, readonly string[]> = {
  check: [
    '--format',
    '--fail-on',
    '--show',
    '--rule',
    '--target',
    '--profile',
    '--host',
    '--stdin-filename',
    '--show-clusters',
    '--installed-agents',
    '--lang',
  ],
  fix: ['--rule', '--to', '--dry-run', '--target', '--profile', '--host', '--lang'],
  explain: ['--lang'],
  lsp: ['--stdio'],
};
const always = ['--help', '-h', '--version'];

function belongs(name: string, command: Command | undefined): boolean {
  return always.includes(name) || (command === undefined ? name === '--lang' : optionsOf[command].includes(name));
}

function unknownOption(name: string, command: Command | undefined): Text {
  const known = command ? [...optionsOf[command], ...always] : always;
  const { en, ja } = unknown(name, known, { en: 'option', ja: 'オプション' });
  return command ? { en: `${command}: ${en}`, ja: `${command}：${ja}` } : { en, ja };
}

function choose<const T extends string>(
  option: string,
  value: string,
  choices: readonly T[],
  use: (choice: T) => void,
): Text | undefined {
  const choice = choices.find(c => c === value);
  if (choice !== undefined) {
    use(choice);
    return undefined;
  }
  const list = listOf(choices);
  return {
    en: `${option}: "${value}" is not one of ${list.en}`,
    ja: `${option}："${value}" は ${list.ja} のいずれでもありません`,
  };
}

function unknownRule(id: string): Text | undefined {
  const ids = ruleIds();
  return ids.has(id) ? undefined : unknown(id, ids, { en: 'rule', ja: 'ルール' });
}

function unknown(name: string, known: Iterable<string>, kind: Text): Text {
  const near = nearest(name, known);
  return {
    en: `there is no ${kind.en} "${name}"${near ? ` (did you mean "${near}"?)` : ''}`,
    ja: `${kind.ja} "${name}" はありません${near ? `（"${near}" ですか？）` : ''}`,
  };
}

function split(word: string): [string, string?] {
  const at = word.indexOf('=');
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
