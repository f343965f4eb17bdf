import { isDrbd9 } from '../../cluster/drbd-generation.ts';
import type { SectionEntry, Verdict } from '../../schema/entry.ts';
import type { Node, Option, Section, Word } from '../../syntax/tree.ts';
import type { Text } from '../../text/text.ts';
import { type Checking, checkAddressWords, checkInteger, checkName, syntax } from './check-statement.ts';
import { tokenKind } from './token-kind.ts';

/** Judges the words between a keyword and its brace, and what stands in the section as a whole. */
export function checkSection(section: Section, entry: SectionEntry, check: Checking): void {
  headers[entry.id]?.(section, check);
  if (!headers[entry.id] && entry.id !== 'drbd' && section.values.length > 0) noWords(section, check);
  contents[entry.id]?.(section, check);
}

type Checker = (section: Section, check: Checking) => void;

const refused: Verdict = { severity: 'error', refusedBy: ['drbdadm'] };

/** Words behind the keyword. */
const headers: Readonly<Record<string, Checker>> = {
  'drbd.resource': (section, check) => {
    const name = oneName(section, check);
    if (!name || name.opaque) return;
    const reason = badResourceName(name);
    if (reason) check.report({ rule: 'wrong-value', span: name.outer, ...reason.verdict, message: reason.message });
  },
  'drbd.on': (section, check) => {
    if (section.values.length === 0) missingWord(section, { en: 'a host name', ja: 'ホスト名' }, check);
    for (const word of section.values) checkName(word, check);
  },
  'drbd.floating': (section, check) => {
    const next = checkAddressWords(section.values, 0, section.keyword, check);
    if (next !== undefined) braceExpected(section, next, check);
  },
  'drbd.stacked-on-top-of': (section, check) => void oneName(section, check),
  'drbd.volume': volumeNumber,
  'drbd.stacked-volume': volumeNumber,
  'drbd.connection-volume': volumeNumber,
  'drbd.connection': (section, check) => {
    const [name] = section.values;
    if (!name) return;
    if (checkName(name, check)) {
      check.report({
        rule: 'deprecated-name',
        span: name.span,
        severity: 'warning',
        tags: ['deprecated'],
        message: {
          en: 'the name of a connection is deprecated and ignored',
          ja: '接続の名前は非推奨で、無視されます',
        },
        fixes: [
          {
            title: { en: 'Remove the name', ja: '名前を削除する' },
            safe: true,
            edits: [{ span: { start: section.keyword.outer.end, end: name.outer.end }, newText: '' }],
          },
        ],
      });
    }
    braceExpected(section, 1, check);
  },
  'drbd.connection-host': (section, check) => {
    if (section.values.length === 0) {
      missingWord(section, { en: 'a host name', ja: 'ホスト名' }, check);
      return;
    }
    checkName(section.values[0] as Word, check);
    endWords(section, 1, check);
  },
  'drbd.connection-address': (section, check) => {
    const next = checkAddressWords(section.values, 0, section.keyword, check);
    if (next !== undefined) proxyWords(section, next, check);
  },
  'drbd.proxy-on': (section, check) => proxyHosts(section, 0, section.keyword, check),
  'drbd.skip': (section, check) => {
    if (isDrbd9(check.version)) {
      swallowed(section, check);
      return;
    }
    const extra = section.values.find((word, i) => i > 0 || tokenKind(word, check.version) !== 'name');
    if (section.parent?.parent) {
      syntax(check, section.keyword, {
        en: `skip stands at the top level only in drbd-utils ${check.version}`,
        ja: `drbd-utils ${check.version} では skip はトップレベルにだけ書けます`,
      });
    } else if (extra) {
      syntax(check, extra, {
        en: `in drbd-utils ${check.version} at most one word that is no keyword follows skip`,
        ja: `drbd-utils ${check.version} では、skip の後に書けるのはキーワードでない 1 語までです`,
      });
    }
  },
  'drbd.plugin': (section, check) => {
    noWords(section, check);
    for (const child of section.children) {
      if (child.kind !== 'section' || child.keyword.opaque) continue;
      syntax(check, child.keyword, {
        en: `a block does not belong in plugin: its lines end with a semicolon`,
        ja: 'plugin の中にブロックは書けません（各行はセミコロンで終わります）',
      });
    }
  },
};

/** `skip` in front of a statement without block swallows the statement and the next block. */
function swallowed(section: Section, check: Checking): void {
  const head = check.tree.text.slice(section.keyword.outer.end, section.body.start);
  if (!head.replace(/"(?:[^"\\\n]|\\.)*"|#.*/g, '').includes(';')) return;
  const block = section.values.at(-1);
  check.report({
    rule: 'syntax',
    span: section.keyword.span,
    severity: 'warning',
    message: block
      ? {
          en: `skip passes over everything up to the end of the next block (${block.value} { … })`,
          ja: `skip により、次のブロック（${block.value} { … }）の終わりまでが無視されます`,
        }
      : {
          en: 'skip passes over everything up to the end of the next block',
          ja: 'skip により、次のブロックの終わりまでが無視されます',
        },
    tags: ['unnecessary'],
  });
}

function noWords(section: Section, check: Checking): void {
  braceExpected(section, 0, check);
}

function braceExpected(section: Section, from: number, check: Checking): void {
  const extra = section.values[from];
  if (!extra || extra.opaque) return;
  const before = section.values[from - 1] ?? section.keyword;
  syntax(check, extra, {
    en: `"${extra.value}" does not belong here: "{" follows "${before.value}"`,
    ja: `"${extra.value}" は書けません（"${before.value}" の後は "{" です）`,
  });
}

function oneName(section: Section, check: Checking): Word | undefined {
  const [name] = section.values;
  if (!name) {
    missingWord(section, { en: 'a name', ja: '名前' }, check);
    return undefined;
  }
  const good = checkName(name, check);
  braceExpected(section, 1, check);
  return good ? name : undefined;
}

function missingWord(section: Section, what: Text, check: Checking): void {
  syntax(check, section.keyword, {
    en: `${section.keyword.value} needs ${what.en} before "{"`,
    ja: `${section.keyword.value} の "{" の前には${what.ja}が必要です`,
  });
}

function badResourceName(word: Word): { message: Text; verdict: Verdict } | undefined {
  const { value } = word;
  if (value === '')
    return { verdict: refused, message: { en: 'the resource name is empty', ja: 'リソース名が空です' } };
  if (/[\x00-\x1f\x7f]/.test(value)) {
    return {
      verdict: refused,
      message: {
        en: 'the resource name contains a control character (such as a tab)',
        ja: 'リソース名に制御文字（タブなど）が含まれています',
      },
    };
  }
  const kernel: Verdict = { severity: 'error' };
  if (value === 'all') {
    return {
      verdict: kernel,
      message: {
        en: 'a resource may not be named "all", which stands for every resource',
        ja: '"all" はすべてのリソースを表すため、リソース名に使えません',
      },
    };
  }
  const bad = /[/ ]/.exec(value)?.[0];
  if (bad === undefined) return undefined;
  return {
    verdict: kernel,
    message: {
      en: `the resource name contains a ${bad === ' ' ? 'blank' : 'slash'}, which the kernel refuses`,
      ja: `リソース名に${bad === ' ' ? '空白' : 'スラッシュ'}が含まれており、カーネルが受け付けません`,
    },
  };
}

function volumeNumber(section: Section, check: Checking): void {
  const [number] = section.values;
  if (!number) {
    missingWord(section, { en: 'a number', ja: '番号' }, check);
    return;
  }
  const value = {
    read: (text: string) => ({ ok: true as const, value: Number.parseInt(text, 10) }),
    data: { kernelMin: 0, kernelMax: 65534, applied: false },
  };
  checkInteger(number, { value }, check);
  braceExpected(section, 1, check);
}

/** `via proxy on HOST`, behind a host name and its address. */
function endWords(section: Section, from: number, check: Checking): void {
  const word = section.values[from];
  let next: number | undefined = from;
  if (word && !word.quoted && word.value === 'address') next = checkAddressWords(section.values, from + 1, word, check);
  else if (word && !word.quoted && word.value === 'port') next = from + 2;
  if (next !== undefined) proxyWords(section, next, check);
}

function proxyWords(section: Section, from: number, check: Checking): void {
  const via = section.values[from];
  const proxy = section.values[from + 1];
  if (via && !via.quoted && via.value === 'via' && proxy && !proxy.quoted && proxy.value === 'proxy') {
    proxyHosts(section, from + 2, proxy, check);
    return;
  }
  const at = (via?.value === 'via' && proxy) || via || section.keyword;
  if (at.opaque) return;
  syntax(check, at, {
    en: 'a block follows only "via proxy on HOST"',
    ja: 'ブロックを書けるのは "via proxy on HOST" の後だけです',
  });
}

function proxyHosts(section: Section, from: number, before: Word, check: Checking): void {
  const on = section.values[from];
  if (!on || on.quoted || on.value !== 'on') {
    if (on?.opaque) return;
    syntax(check, on ?? before, {
      en: 'proxy needs on and a host name before "{" (proxy on alpha { … })',
      ja: 'proxy の "{" の前には on とホスト名が必要です（proxy on alpha { … }）',
    });
    return;
  }
  const hosts = section.values.slice(from + 1);
  if (hosts.length === 0)
    syntax(check, on, { en: 'a host name is missing after on', ja: 'on の後にホスト名がありません' });
  for (const host of hosts) checkName(host, check);
  bothAddresses(section, check);
}

function bothAddresses(section: Section, check: Checking): void {
  if (!section.closed || incomplete(section, check)) return;
  for (const name of ['inside', 'outside']) {
    if (section.children.some(c => c.kind === 'option' && c.keyword.value === name)) continue;
    check.report({
      rule: 'missing',
      span: section.keyword.span,
      ...refused,
      message: {
        en: `${section.keyword.value} has no ${name} address`,
        ja: `${section.keyword.value} に ${name} アドレスがありません`,
      },
    });
  }
}

/** Judges the order of the top level. */
export function checkOrder(section: Section, once: ReadonlyMap<string, Section>, report: Checking['report']): void {
  const global = section.parent ? undefined : once.get('global');
  const resource = global && section.children.find(c => c.kind === 'section' && c.keyword.value === 'resource');
  if (!global || !resource || resource.span.start > global.span.start) return;
  report({
    rule: 'wrong-place',
    span: global.keyword.span,
    severity: 'warning',
    message: {
      en: 'global should stand before the first resource',
      ja: 'global は最初のリソースより前に書くことが推奨されます',
    },
    related: [{ span: resource.keyword.span, message: { en: 'the first resource', ja: '最初のリソース' } }],
  });
}

/** What a section holds as a whole. */
const contents: Readonly<Record<string, Checker>> = {
  'drbd.resource': (section, check) => {
    once(section, ['disk'], 'section', refused, check);
    once(section, ['protocol', 'device', 'template-file'], 'option', refused, check);
    once(section, ['disk', 'meta-disk', 'flexible-meta-disk'], 'option', last, check);
  },
  'drbd.common': (section, check) => {
    once(section, ['disk'], 'section', refused, check);
    once(section, ['protocol', 'device'], 'option', refused, check);
    withoutEffect(section, check);
  },
  'drbd.on': hostContent,
  'drbd.floating': hostContent,
  'drbd.this-host': (section, check) => {
    hostContent(section, check);
    ofThisHost(section, check);
  },
  'drbd.volume': (section, check) => {
    deviceOnce(section, check);
    once(section, ['disk', 'meta-disk', 'flexible-meta-disk', 'tiebreaker'], 'option', last, check);
    once(section, ['disk'], 'section', replaced, check);
  },
  'drbd.stacked-on-top-of': (section, check) => {
    once(section, ['device', 'address'], 'option', last, check);
    once(section, ['node-id'], 'option', refused, check);
    once(section, ['disk'], 'section', replaced, check);
  },
  'drbd.stacked-volume': (section, check) => once(section, ['disk'], 'section', replaced, check),
  'drbd.connection': (section, check) => {
    once(section, ['disk'], 'section', replaced, check);
    ends(section, check);
  },
  'drbd.path': (section, check) => ends(section, check),
  'drbd.connection-volume': (section, check) => {
    const disks = section.children.filter(c => c.kind === 'section' && c.keyword.value === 'disk');
    if (disks.length === 0 && section.children.length === 0 && section.closed) {
      syntax(check, section.keyword, {
        en: 'a volume of a connection needs a disk section',
        ja: '接続の volume には disk セクションが必要です',
      });
    }
    once(section, ['disk'], 'section', refused, check);
  },
  'drbd.proxy-on': (section, check) => {
    once(section, ['inside', 'outside'], 'option', last, check);
    once(section, ['options'], 'section', replaced, check);
  },
  'drbd.net': (section, check) => {
    if (section.parent?.keyword.value === 'connection') repeated(section, check);
  },
  'drbd.connection-disk': (section, check) => repeated(section, check),
  'drbd.disk': (section, check) => {
    const parent = section.parent?.keyword.value;
    if (parent === 'on' || parent === 'floating') repeated(section, check);
    else if (parent === 'volume' && section.parent?.parent?.keyword.value !== 'resource') repeated(section, check);
  },
  'drbd.options': repeatedOutsideOfCommon,
  'drbd.handlers': repeatedOutsideOfCommon,
  'drbd.startup': repeatedOutsideOfCommon,
  'drbd.proxy': repeatedOutsideOfCommon,
  'drbd.proxy-on-options': (section, check) => repeated(section, check),
  'drbd.global': (section, check) => repeated(section, check),
  'drbd.host-options': (section, check) => {
    check.report({
      rule: 'wrong-place',
      span: section.keyword.span,
      severity: 'warning',
      message: {
        en: 'options in a host section has no effect (move it to the resource)',
        ja: 'ホストのセクションに書いた options は無視されます（リソースに移します）',
      },
    });
    repeated(section, check);
  },
};

/** The last one counts, and nobody says so. */
const last: Verdict = { severity: 'warning' };
/** A second section replaces the first. */
const replaced: Verdict = { severity: 'warning' };

/** disk NAME and disk { } together count as the same statement in a host section, and so do both spellings of meta-disk. */
function hostContent(section: Section, check: Checking): void {
  once(section, ['node-id'], 'option', refused, check);
  once(section, ['address', 'alternate-link-address', 'device', 'tiebreaker'], 'option', refused, check);
  first(section, node => node.keyword.value === 'disk', refused, check);
  first(
    section,
    node => node.kind === 'option' && /^(?:flexible-)?meta-disk$/.test(node.keyword.value),
    refused,
    check,
  );
  once(section, ['options'], 'section', replaced, check);
}

/** Nothing else judges the output of `drbdsetup show`. */
function ofThisHost(section: Section, check: Checking): void {
  const isNodeId = (node: Node): boolean => node.kind === 'option' && node.keyword.value === 'node-id';
  if (section.closed && !incomplete(section, check) && !section.children.some(isNodeId)) {
    check.report({
      rule: 'missing',
      span: section.keyword.span,
      ...refused,
      message: { en: '_this_host has no node-id', ja: '_this_host に node-id がありません' },
    });
  }
  const minors = new Map<string, Option>();
  for (const volume of section.children) {
    const device = volume.kind === 'section' ? volume.children.find(isDevice) : undefined;
    const minor = device ? minorOf(device) : '';
    const before = minors.get(minor);
    if (device && before) twice(device, before, refused, check);
    if (device && minor !== '') minors.set(minor, device);
  }
  const volume = section.children.findIndex(c => c.kind === 'section' && c.keyword.value === 'volume');
  const statement = section.children.find(
    (c, i) => volume >= 0 && i > volume && /^(?:device|disk|(?:flexible-)?meta-disk|tiebreaker)$/.test(c.keyword.value),
  );
  if (!statement) return;
  check.report({
    rule: 'wrong-place',
    span: statement.keyword.span,
    ...refused,
    message: {
      en: `${statement.keyword.value} may not stand outside of the volume sections before it`,
      ja: `volume セクションがある場合、${statement.keyword.value} は volume の中に書く必要があります`,
    },
  });
}

/** At most one statement or section of each name. */
function once(section: Section, names: readonly string[], kind: Node['kind'], verdict: Verdict, check: Checking): void {
  for (const name of names) first(section, node => node.kind === kind && node.keyword.value === name, verdict, check);
}

function first(section: Section, is: (node: Node) => boolean, verdict: Verdict, check: Checking): void {
  let before: Node | undefined;
  for (const child of section.children) {
    if (!is(child)) continue;
    if (before) twice(child, before, verdict, check);
    before ??= child;
  }
}

/** A host may use a minor number once: in its volumes drbdadm counts every device, also one that is replaced. */
function deviceOnce(volume: Section, check: Checking): void {
  const ofHost = /^(?:on|floating|_this_host)$/.test(volume.parent?.keyword.value ?? '');
  const minors = new Set<string>();
  let before: Option | undefined;
  for (const child of volume.children) {
    if (child.kind !== 'option' || child.keyword.value !== 'device') continue;
    const minor = minorOf(child);
    if (before) twice(child, before, ofHost && minors.has(minor) ? refused : last, check);
    before ??= child;
    if (minor) minors.add(minor);
  }
}

function isDevice(node: Node): node is Option {
  return node.kind === 'option' && node.keyword.value === 'device';
}

function minorOf(device: Option): string {
  const words = device.values.map(word => word.value);
  const at = words.indexOf('minor');
  const written = at >= 0 ? words[at + 1] : /^(?:\/dev\/)?drbd(\d+)$/.exec(words[0] ?? '')?.[1];
  return written === undefined ? '' : String(Number.parseInt(written, 10));
}

function twice(node: Node, before: Node, { severity, refusedBy }: Verdict, check: Checking): void {
  const name = node.keyword.value;
  const quiet = refusedBy === undefined;
  check.report({
    rule: 'duplicate',
    span: node.keyword.span,
    severity,
    ...(refusedBy ? { refusedBy } : {}),
    message: quiet
      ? {
          en: `${name} is already written in this section, and the last one counts`,
          ja: `${name} はこのセクションに既に書かれており、最後の記述だけが有効です`,
        }
      : { en: `${name} is already written in this section`, ja: `${name} はこのセクションに既に書かれています` },
    related: [{ span: before.keyword.span, message: { en: 'written here first', ja: '最初の記述はここです' } }],
  });
}

/** The same option twice with different values, where drbdadm says nothing. */
function repeated(section: Section, check: Checking): void {
  const seen = new Map<string, Option>();
  for (const child of section.children) {
    if (child.kind !== 'option') continue;
    const name = child.keyword.value.replace(/^no-/, '');
    const before = seen.get(name);
    if (!before) seen.set(name, child);
    else if (textOf(before) !== textOf(child)) twice(child, before, last, check);
  }
}

/** In common it depends on the resources whether drbdadm 9 refuses it: drbd/repeated-in-common. */
function repeatedOutsideOfCommon(section: Section, check: Checking): void {
  if (section.parent?.keyword.value !== 'common' || !isDrbd9(check.version)) repeated(section, check);
}

function textOf(option: Option): string {
  return `${option.keyword.value.startsWith('no-')} ${option.values.map(v => v.value).join(' ')}`;
}

/** What drbdadm reads in common and throws away. */
function withoutEffect(section: Section, check: Checking): void {
  for (const child of section.children) {
    const { value, span } = child.keyword;
    const isVolume =
      child.kind === 'option' && /^(?:device|disk|(?:flexible-)?meta-disk|tiebreaker|template-file)$/.test(value);
    const isSection = child.kind === 'section' && /^(?:volume|connection|connection-mesh)$/.test(value);
    if (!isVolume && !isSection) continue;
    check.report({
      rule: 'wrong-place',
      span,
      severity: 'warning',
      message: { en: `${value} has no effect in common`, ja: `common に書いた ${value} は無視されます` },
    });
  }
}

/** A connection has two ends, or paths that each have two. */
function ends(section: Section, check: Checking): void {
  const isEnd = (node: Node): boolean => /^(?:host|address|_this_host|_remote_host)$/.test(node.keyword.value);
  const own = section.children.filter(isEnd);
  const paths = section.children.filter(c => c.kind === 'section' && c.keyword.value === 'path');
  const where = section.keyword.value;
  for (const extra of own.slice(2)) {
    check.report({
      rule: 'duplicate',
      span: extra.keyword.span,
      ...refused,
      message: {
        en: `a ${where} has two ends, but this is one more`,
        ja: `${where} の両端は 2 つまでですが、これは ${own.indexOf(extra) + 1} つ目です`,
      },
    });
  }
  const [end] = own;
  const [path] = paths;
  if (end && path) {
    const pathFirst = path.span.start < end.span.start;
    check.report({
      rule: 'wrong-place',
      span: pathFirst ? end.keyword.span : path.keyword.span,
      ...(pathFirst ? refused : { severity: 'warning' as const }),
      message: pathFirst
        ? {
            en: `${end.keyword.value} may not stand beside path sections`,
            ja: `path セクションがある場合、${end.keyword.value} は path の中に書く必要があります`,
          }
        : {
            en: 'path sections and host statements of the connection itself do not go together',
            ja: '接続に直接書いた host と path セクションは併用できません',
          },
    });
  }
  if (incomplete(section, check) || !section.closed) return;
  if (where === 'connection' && own.length === 0 && paths.length === 0) {
    check.report({
      rule: 'missing',
      span: section.keyword.span,
      ...refused,
      message: { en: 'the connection has no host and no path', ja: '接続に host も path もありません' },
    });
    return;
  }
  // Hosts in front of the paths are a path of their own; behind them they are refused as such.
  const behind = path !== undefined && end !== undefined && path.span.start < end.span.start;
  const tooFew = where === 'path' ? own.length < 2 : own.length === 1 && !behind;
  // What stands in common has no effect, and nobody counts its ends.
  if (!tooFew || isInCommon(section)) return;
  check.report({
    rule: 'missing',
    span: section.keyword.span,
    ...refused,
    message: {
      en: `the ${where} has ${own.length === 1 ? 'one end' : 'no end'}, but needs two`,
      ja: `${where} には両端の 2 つが必要ですが、${own.length === 1 ? '1 つしかありません' : '1 つもありません'}`,
    },
  });
}

function isInCommon(section: Section): boolean {
  for (let s = section; s.parent; s = s.parent) if (s.keyword.value === 'common' && !s.parent.parent) return true;
  return false;
}

function incomplete(section: Section, check: Checking): boolean {
  return check.tree.marks.some(m => section.span.start <= m.start && m.end <= section.span.end);
}
