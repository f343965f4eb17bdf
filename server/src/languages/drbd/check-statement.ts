import { generationOf } from '../../cluster/drbd-generation.ts';
import { changeTo } from '../../schema/bind.ts';
import type { BindProblem } from '../../schema/bound.ts';
import type { OptionEntry, Verdict } from '../../schema/entry.ts';
import { compareVersions, inRelease } from '../../schema/release.ts';
import type { ValueType } from '../../schema/value.ts';
import { addressFamilies, readAddress } from '../../schema/values/drbd-address.ts';
import type { Option, Section, Word } from '../../syntax/tree.ts';
import { nearest } from '../../text/nearest.ts';
import type { Text } from '../../text/text.ts';
import { shapeOf } from './entries.ts';
import { pathOfSection } from './section-path.ts';
import { notAName, tokenKind } from './token-kind.ts';
import type { DrbdTree } from './tree-builder.ts';

export interface Checking {
  readonly version: string;
  readonly tree: DrbdTree;
  report(problem: BindProblem): void;
}

/** Judges the words behind the keyword of a statement by its shape, as drbdadm reads them. */
export function checkStatement(option: Option, entry: OptionEntry, check: Checking): void {
  const shape = shapeOf(entry);
  const checker = shapes[shape] ?? optionValue;
  checker(option, entry, check);
}

type Checker = (option: Option, entry: OptionEntry, check: Checking) => void;

const shapes: Readonly<Record<string, Checker>> = {
  option: optionValue,
  flag: (option, _entry, check) => noMore(option, 0, check),
  integer: (option, entry, check) => {
    if (!wants(option, 0, { en: 'a number', ja: '数値' }, check)) return;
    checkInteger(option.values[0] as Word, entry, check);
    noMore(option, 1, check);
  },
  word: plainWord,
  'yes-no': plainWord,
  name: (option, entry, check) => {
    const what = entry.value as ValueType;
    if (!wants(option, 0, what.describe(), check)) return;
    checkName(option.values[0] as Word, check);
    if (option.keyword.value === 'flexible-meta-disk' || option.keyword.value === 'disk') unwantedIndex(option, check);
    noMore(option, 1, check);
  },
  include: (option, _entry, check) => {
    if (!wants(option, 0, { en: 'a file name or pattern', ja: 'ファイル名またはパターン' }, check)) return;
    checkName(option.values[0] as Word, check);
    noMore(option, 1, check);
  },
  version: (option, _entry, check) => {
    if (!wants(option, 0, { en: 'a version such as 9.1.4', ja: '9.1.4 のようなバージョン' }, check)) return;
    const word = option.values[0] as Word;
    if (word.quoted || !/^\d+\.\d+\.\d+$/.test(word.value)) {
      if (!word.opaque)
        wrong(check, word, {
          en: `"${word.value}" is not a version of three numbers (9.1.4)`,
          ja: `"${word.value}" は 3 つの数からなるバージョン（9.1.4 など）ではありません`,
        });
    } else if (option.keyword.value.endsWith('-lt')) {
      // It compares the difference as an unsigned number, which is never below 0.
      syntax(check, option.keyword, {
        en: `${option.keyword.value} is never true in any drbdadm up to 9.34, not even for an older module`,
        ja: `9.34 までのどの drbdadm でも、${option.keyword.value} の条件は古いモジュールに対しても成立しません`,
      });
    } else if (/-(?:gt|ge|le)$/.test(option.keyword.value)) {
      check.report({
        rule: 'wrong-value',
        span: option.keyword.span,
        severity: 'info',
        message: {
          en: `${option.keyword.value} does not compare correctly in any drbdadm up to 9.34; only eq and ne work`,
          ja: `${option.keyword.value} の比較は 9.34 までのどの drbdadm でも正しく行われません（eq と ne だけが使えます）`,
        },
      });
    }
    noMore(option, 1, check);
  },
  hosts: (option, _entry, check) => {
    if (!wants(option, 0, { en: 'host names', ja: 'ホスト名' }, check)) return;
    for (const word of option.values) checkName(word, check);
  },
  swallow: (option, _entry, check) => {
    const ends = check.tree.text[option.span.end - 1] === ';';
    const last = option.values.at(-1) ?? option.keyword;
    if (generationOf(check.version) === '9') {
      if (ends) return;
      check.report({
        rule: 'syntax',
        span: last.span,
        severity: 'warning',
        message: {
          en: `a semicolon is missing after "${last.value}": DRBD 9 passes over everything up to the next one`,
          ja: `"${last.value}" の後にセミコロンがないため、DRBD 9 は次のセミコロンまでを読み飛ばします`,
        },
        fixes: [semicolonAfter(last)],
      });
      return;
    }
    if (!ends) syntax(check, last, missingSemicolon(last), [semicolonAfter(last)]);
    if (!wants(option, 0, { en: 'host names, or both', ja: 'ホスト名、または both' }, check)) return;
    for (const word of option.values) checkName(word, check);
  },
  'unknown-option': (option, _entry, check) => noMore(option, 1, check),
  device: (option, entry, check) => checkDevice(option, entry, check),
  'meta-disk': (option, _entry, check) => {
    if (!wants(option, 0, { en: 'internal, or a device', ja: 'internal、またはデバイス' }, check)) return;
    const [name, index] = option.values as readonly [Word, Word?];
    checkName(name, check);
    if (!index) return;
    if (name.value === 'internal') {
      syntax(check, bracket(index), {
        en: 'meta-disk internal takes no index',
        ja: 'meta-disk internal に番号は付けられません',
      });
      return;
    }
    if (!index.value.startsWith('[')) {
      syntax(check, index, {
        en: `"${index.value}" does not belong here: an index stands in brackets ([0])`,
        ja: `"${index.value}" は書けません（番号は [0] のように角括弧で囲みます）`,
      });
      return;
    }
    const inside = index.value.replace(/^\[|\]$/g, '');
    const span = { start: index.span.start + 1, end: index.span.start + 1 + inside.length };
    // A number in quotes is a text.
    const quoted = check.tree.text.slice(index.outer.start, index.outer.end).includes('"');
    if (quoted || !/^\d{1,8}[MKGs]?$/.test(inside)) {
      syntax(check, quoted ? index : { ...index, span }, {
        en: `"${inside}" is not an index (an integer from 0)`,
        ja: `"${inside}" は番号（0 以上の整数）ではありません`,
      });
    } else if (!index.value.endsWith(']')) {
      syntax(check, index, { en: 'the bracket is not closed', ja: '角括弧が閉じていません' });
    }
    noMore(option, 2, check);
  },
  address: (option, _entry, check) => {
    const next = checkAddress(option, 0, check);
    if (next !== undefined) noMore(option, next, check);
  },
  'end-address': (option, _entry, check) => {
    const next = checkAddress(option, 0, check);
    if (next !== undefined) checkVia(option, next, check);
  },
  host: (option, _entry, check) => {
    if (!wants(option, 0, { en: 'a host name', ja: 'ホスト名' }, check)) return;
    checkName(option.values[0] as Word, check);
    checkEnd(option, check);
  },
};

/** What follows the name of a `host` statement. */
function checkEnd(option: Option, check: Checking): void {
  const word = option.values[1];
  if (!word || word.opaque) return;
  switch (word.quoted ? '' : word.value) {
    case 'address': {
      const next = checkAddress(option, 2, check, word);
      if (next !== undefined) checkVia(option, next, check);
      return;
    }
    case 'port': {
      const port = option.values[2];
      if (!port) {
        syntax(check, word, { en: 'port needs a number', ja: 'port には数値が必要です' });
        return;
      }
      if (port.opaque) return;
      if (tokenKind(port, check.version) !== 'integer') {
        wrong(check, port, {
          en: `port "${port.value}" is not an integer`,
          ja: `ポート番号 "${port.value}" は整数ではありません`,
        });
      } else if (Number.parseInt(port.value, 10) < 1 || Number.parseInt(port.value, 10) > 65535) {
        // Nobody checks it: drbdsetup cuts it to 16 bits.
        check.report({
          rule: 'out-of-range',
          span: port.span,
          severity: 'warning',
          message: {
            en: `port "${port.value}" is out of range (1 to 65535), so DRBD uses ${Number.parseInt(port.value, 10) % 65536}`,
            ja: `ポート番号 "${port.value}" は範囲外のため（1～65535）、${Number.parseInt(port.value, 10) % 65536} が使われます`,
          },
        });
      } else suffixWarning(port, 'multiplied', check);
      checkVia(option, 3, check);
      return;
    }
    case 'via':
      checkVia(option, 1, check);
      return;
    default:
      syntax(check, word, {
        en: `"${word.value}" does not belong here: address, port, via or a semicolon follows the host`,
        ja: `"${word.value}" は書けません（ホスト名の後には address、port、via またはセミコロンを書きます）`,
      });
  }
}

function checkVia(option: Option, from: number, check: Checking): void {
  const word = option.values[from];
  if (!word || word.opaque) return;
  if (word.quoted || word.value !== 'via') {
    syntax(check, word, {
      en: `"${word.value}" does not belong here: via or a semicolon follows`,
      ja: `"${word.value}" は書けません（via またはセミコロンを書きます）`,
    });
    return;
  }
  const how = option.values[from + 1];
  if (how && !how.quoted && how.value === 'outside-address' && compareVersions(check.version, '9.23') >= 0) {
    const next = checkAddress(option, from + 2, check, how);
    if (next !== undefined) noMore(option, next, check);
    return;
  }
  if (how?.opaque) return;
  if (how && !how.quoted && how.value === 'outside-address') {
    check.report({
      rule: 'wrong-version',
      span: how.span,
      severity: 'error',
      refusedBy: ['drbdadm'],
      message: {
        en: `outside-address needs drbd-utils 9.23 or later, but the target is drbd-utils ${check.version}`,
        ja: `outside-address には drbd-utils 9.23 以降が必要ですが、対象は drbd-utils ${check.version} です`,
      },
    });
    return;
  }
  if (how && !how.quoted && how.value === 'proxy') {
    const at = option.values.at(-1) as Word;
    syntax(check, at, {
      en: 'via proxy on HOST needs a block with inside and outside',
      ja: 'via proxy on HOST には inside と outside を書いたブロックが必要です',
    });
    return;
  }
  syntax(check, how ?? word, {
    en: how ? `"${how.value}" does not follow via (proxy or outside-address)` : 'via needs proxy or outside-address',
    ja: how
      ? `via の後に "${how.value}" は書けません（proxy または outside-address）`
      : 'via には proxy または outside-address が必要です',
  });
}

/** Reads `[FAMILY] ADDRESS:PORT`; the number of the next word, or undefined where a fault was reported. */
function checkAddress(
  option: Option,
  from: number,
  check: Checking,
  before: Word = option.keyword,
): number | undefined {
  return checkAddressWords(option.values, from, before, check);
}

export function checkAddressWords(
  values: readonly Word[],
  from: number,
  before: Word,
  check: Checking,
): number | undefined {
  let i = from;
  const first = values[i];
  const family = first && !first.quoted && addressFamilies.includes(first.value) ? first.value : undefined;
  if (family) i++;
  const word = values[i];
  if (!word) {
    const at = family ? (first as Word) : before;
    syntax(check, at, {
      en: `${at.value} needs an address and a port (10.0.0.1:7789)`,
      ja: `${at.value} にはアドレスとポート番号が必要です（10.0.0.1:7789 など）`,
    });
    return undefined;
  }
  if (word.opaque) return i + 1;
  if (word.quoted) {
    wrong(check, word, { en: 'an address may not stand in quotes', ja: 'アドレスを引用符で囲むことはできません' }, [
      {
        title: { en: 'Remove the quotes', ja: '引用符を削除する' },
        safe: true,
        edits: [{ span: word.outer, newText: word.value }],
      },
    ]);
    return undefined;
  }
  const next = values[i + 1];
  if (
    !family &&
    next &&
    !next.quoted &&
    !/^[\d[]/.test(word.value) &&
    /[.:]/.test(next.value) &&
    next.value !== 'via'
  ) {
    const near = nearest(word.value, addressFamilies);
    wrong(
      check,
      word,
      {
        en: `"${word.value}" is not an address family (ipv4, ipv6, ssocks, sdp)${near ? ` (did you mean "${near}"?)` : ''}`,
        ja: `"${word.value}" はアドレス族（ipv4、ipv6、ssocks、sdp）ではありません${near ? `（"${near}" ですか？）` : ''}`,
      },
      near === undefined
        ? []
        : [{ title: changeTo(word.value, near), safe: false, edits: [{ span: word.span, newText: near }] }],
    );
    return undefined;
  }
  const reading = readAddress(word.value, family ?? 'ipv4');
  if (reading.ok) {
    if (family === 'sci') deprecatedFamily(first as Word, check);
    addressDoubts(word, family ?? 'ipv4', reading.value.host, reading.value.port, check);
    return i + 1;
  }
  check.report({
    rule: reading.problem,
    span: word.span,
    severity: 'error',
    refusedBy: ['drbdadm'],
    message: reading.message,
    ...addressFix(word, family),
  });
  return undefined;
}

function deprecatedFamily(word: Word, check: Checking): void {
  check.report({
    rule: 'deprecated-name',
    span: word.span,
    severity: 'hint',
    tags: ['deprecated'],
    message: { en: 'sci is deprecated (use ssocks)', ja: 'sci は非推奨です（ssocks を使います）' },
    fixes: [{ title: changeTo('sci', 'ssocks'), safe: true, edits: [{ span: word.span, newText: 'ssocks' }] }],
  });
}

/** What the lexer lets pass although it is no address. */
function addressDoubts(word: Word, family: string, host: string, port: string, check: Checking): void {
  const broken = family === 'ipv6' ? !isIpv6(host) : host.split('.').some(group => Number(group) > 255);
  if (broken) {
    check.report({
      rule: 'wrong-value',
      span: word.span,
      severity: 'error',
      message:
        family === 'ipv6'
          ? {
              en: `"${host}" is not an IPv6 address; drbdsetup cannot use it`,
              ja: `"${host}" は IPv6 アドレスではなく、drbdsetup で使えません`,
            }
          : {
              en: `"${host}" is not an IPv4 address (each group is 0 to 255); drbdsetup cannot use it`,
              ja: `"${host}" は IPv4 アドレスではなく（各部分は 0～255）、drbdsetup で使えません`,
            },
    });
  }
  if (/[MKGs]$/.test(port)) suffixWarning({ ...word, value: port }, 'multiplied', check);
}

function isIpv6(host: string): boolean {
  const address = host.replace(/%.*$/, '');
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap(h => (h === '' ? [] : h.split(':')));
  const embedded = groups.at(-1)?.includes('.') ? 1 : 0;
  if (embedded && (groups.at(-1) as string).split('.').some(n => Number(n) > 255)) return false;
  const count = groups.length + embedded;
  return halves.length === 2 ? count <= 7 : count === 8;
}

function addressFix(word: Word, family: string | undefined): Partial<BindProblem> {
  const bracketed = /^\[[0-9a-fA-F:.%\w]+\]:\d+$/.test(word.value);
  if (bracketed && family === undefined) {
    return {
      fixes: [
        {
          title: { en: 'Insert "ipv6"', ja: 'ipv6 を挿入する' },
          safe: true,
          edits: [{ span: { start: word.span.start, end: word.span.start }, newText: 'ipv6 ' }],
        },
      ],
    };
  }
  const bare = /^([0-9a-fA-F:]+:[0-9a-fA-F]*):(\d{2,5})$/.exec(word.value);
  if (family === 'ipv6' && bare) {
    const text = `[${bare[1]}]:${bare[2]}`;
    return { fixes: [{ title: changeTo(word.value, text), safe: false, edits: [{ span: word.span, newText: text }] }] };
  }
  return {};
}

function checkDevice(option: Option, entry: OptionEntry, check: Checking): void {
  if (!wants(option, 0, (entry.value as ValueType).describe(), check)) return;
  const isMinor = (word: Word | undefined): boolean => word !== undefined && !word.quoted && word.value === 'minor';
  const [first, second] = option.values as readonly [Word, Word?];
  const named = !isMinor(first);
  const minorAt = named ? 1 : 0;
  if (named) checkName(first, check);
  if (named && second && !isMinor(second)) {
    if (!second.opaque)
      syntax(check, second, {
        en: `"${second.value}" does not belong here: minor or a semicolon follows the device name`,
        ja: `"${second.value}" は書けません（デバイス名の後には minor またはセミコロンを書きます）`,
      });
    return;
  }
  const minor = isMinor(option.values[minorAt]) ? option.values[minorAt + 1] : undefined;
  if (isMinor(option.values[minorAt])) {
    if (!minor) {
      syntax(check, option.values[minorAt] as Word, { en: 'minor needs a number', ja: 'minor には数値が必要です' });
      return;
    }
    checkMinor(minor, check);
  }
  if (named) checkDeviceName(option, first, minor, check);
  noMore(option, minorAt + (minor ? 2 : 0), check);
}

type HostVerdict = Verdict & Pick<BindProblem, 'refusedOn'>;

/** Names of the host section that a statement stands in. */
function hostsAround(option: Option): readonly string[] {
  let section: Section | undefined = option.parent;
  while (section && section.keyword.value !== 'on') section = section.parent;
  return section?.values.map(v => v.value) ?? [];
}

function checkMinor(word: Word, check: Checking): void {
  if (word.opaque) return;
  if (tokenKind(word, check.version) !== 'integer') {
    wrong(check, word, notAnInteger(word));
    return;
  }
  const minor = Number.parseInt(word.value, 10);
  if (minor > 1048575) {
    check.report({
      rule: 'out-of-range',
      span: word.span,
      severity: 'error',
      message: {
        en: `minor ${minor} is out of range (0 to 1048575); the kernel refuses it`,
        ja: `マイナー番号 ${minor} は範囲外で（0～1048575）、カーネルが受け付けません`,
      },
    });
  }
  suffixWarning(word, 'dropped', check);
}

function checkDeviceName(option: Option, word: Word, minor: Word | undefined, check: Checking): void {
  if (word.opaque) return;
  const written = word.value;
  const device = written.startsWith('drbd') ? `/dev/${written}` : written;
  // In a host section DRBD 9 compares names and minors only on the host itself: then the peer is the one that fails.
  const path = pathOfSection(option.parent);
  const elsewhere = generationOf(check.version) === '9' && !path.startsWith('resource') && !path.startsWith('common');
  const refused: HostVerdict = { severity: 'error', refusedBy: ['drbdadm'] };
  const verdict: HostVerdict = elsewhere ? { ...refused, refusedOn: hostsAround(option) } : refused;
  const report = (at: Word, message: Text, severity: HostVerdict = verdict, fixes: BindProblem['fixes'] = []): void =>
    check.report({ rule: 'wrong-value', span: at.span, ...severity, message, fixes });
  if (!device.startsWith('/dev/drbd')) {
    report(
      word,
      {
        en: `the device name "${written}" must begin with /dev/drbd`,
        ja: `デバイス名 "${written}" は /dev/drbd で始まる必要があります`,
      },
      minor ? verdict : refused,
    );
    return;
  }
  const rest = device.slice('/dev/drbd'.length);
  const digits = /^\d+$/.test(rest);
  if (!minor) {
    if (!digits) {
      report(
        word,
        {
          en: `"${written}" has no minor number (/dev/drbd0, or ${written} minor 0)`,
          ja: `"${written}" にマイナー番号がありません（/dev/drbd0、または ${written} minor 0）`,
        },
        refused,
      );
    }
    return;
  }
  if (minor.opaque || !/^\d/.test(minor.value)) return;
  const number = Number.parseInt(minor.value, 10);
  if (digits) {
    if (Number(rest) === number) return;
    report(
      minor,
      {
        en: `minor ${number} does not match the device name ${device}`,
        ja: `minor ${number} がデバイス名 ${device} と一致しません`,
      },
      verdict,
      [
        {
          title: changeTo(minor.value, String(Number(rest))),
          safe: false,
          edits: [{ span: minor.span, newText: String(Number(rest)) }],
        },
      ],
    );
  } else if (rest.startsWith('_')) {
    report(
      word,
      {
        en: `udev no longer makes ${device} (use /dev/drbd${number}, or /dev/drbd/by-res)`,
        ja: `udev は ${device} を作成しません（/dev/drbd${number} または /dev/drbd/by-res を使います）`,
      },
      { severity: 'warning' },
    );
  } else {
    report(word, {
      en: `the device name "${written}" must be /dev/drbd${number}`,
      ja: `デバイス名 "${written}" は /dev/drbd${number} にする必要があります`,
    });
  }
}

export function suffixWarning(word: Word, what: 'multiplied' | 'dropped', check: Checking): void {
  const letter = /[MKGs]$/.exec(word.value)?.[0];
  if (!letter) return;
  const digits = word.value.slice(0, -1);
  const factor = { K: 1024, M: 1024 ** 2, G: 1024 ** 3, s: 512 }[letter] as number;
  check.report({
    rule: 'wrong-value',
    span: word.span,
    severity: 'warning',
    message:
      what === 'dropped'
        ? {
            en: `the ${letter} of "${word.value}" is dropped, so it is ${digits}`,
            ja: `"${word.value}" の ${letter} は無視されるため、${digits} になります`,
          }
        : {
            en: `the ${letter} of "${word.value}" multiplies, so it is ${Number(digits) * factor}`,
            ja: `"${word.value}" の ${letter} は ${factor} 倍を表すため、${Number(digits) * factor} になります`,
          },
  });
}

/** `NAME VALUE;` of an option section: at most one token. */
function optionValue(option: Option, entry: OptionEntry, check: Checking): void {
  const { version } = check;
  const generation = generationOf(version);
  const type = inRelease(entry.value, version) as ValueType | undefined;
  if (!type) return;
  const { keyword } = option;
  const word = option.values[0];
  const negated = keyword.value.startsWith('no-') && entry.facts?.negates === undefined;
  const bare = type.kind === 'boolean' || type.kind === 'flag';
  if (!word) {
    if (negated && !bare) {
      check.report({
        rule: 'wrong-value',
        span: keyword.span,
        severity: 'error',
        message: {
          en: `${keyword.value} sets ${keyword.value.slice(3)} to "no", which drbdsetup refuses`,
          ja: `${keyword.value} は ${keyword.value.slice(3)} の値を "no" にしますが、drbdsetup はこれを受け付けません`,
        },
      });
    } else if (!bare) noValue(option, type, check);
    return;
  }
  const kind = tokenKind(word, version);
  if (!word.opaque && (kind === 'other' || kind === 'long') && !isBrace(word)) {
    const reason = notAName(word, version);
    if (reason) {
      syntax(check, word, reason.message, reason.quote ? [quoteFix([word])] : []);
      return;
    }
  }
  if (option.values.length > 1) {
    tooMany(option, type, check);
    return;
  }
  if (word.opaque) return;
  if (isBrace(word)) {
    const refusedBefore9: Verdict =
      generation === '9' ? { severity: 'warning' } : { severity: 'error', refusedBy: ['drbdadm'] };
    check.report({
      rule: 'wrong-value',
      span: word.span,
      ...refusedBefore9,
      message: {
        en: `the value of ${keyword.value} is missing, and "${word.value}" is taken for it`,
        ja: `${keyword.value} の値がないため、"${word.value}" が値とみなされます`,
      },
    });
    return;
  }
  if (type.kind === 'flag' || (type.kind === 'boolean' && generation === '8.3')) {
    const accepted = generation === '9' && type.kind === 'flag' && (word.value === 'yes' || word.value === 'no');
    check.report({
      rule: 'wrong-value',
      span: word.span,
      severity: accepted ? 'warning' : 'error',
      ...(accepted ? {} : { refusedBy: ['drbdadm' as const] }),
      message: accepted
        ? negatedValue(keyword, word)
        : { en: `${keyword.value} takes no value`, ja: `${keyword.value} は値を取りません` },
    });
    return;
  }
  if (negated && bare) {
    check.report({ rule: 'wrong-value', span: word.span, severity: 'warning', message: negatedValue(keyword, word) });
  }
  const reading = type.read(word.value, version);
  if (reading.ok) {
    secondsSuffix(word, type, check);
    return;
  }
  const verdict = inRelease(reading.problem === 'out-of-range' ? entry.outOfRange : entry.invalid, version) ?? {
    severity: 'error' as const,
    refusedBy: ['drbdadm' as const],
  };
  check.report({
    rule: reading.problem,
    span: word.span,
    ...verdict,
    message: reading.message,
    fixes: valueFixes(word, type, version),
  });
}

function negatedValue(keyword: Word, word: Word): Text {
  return {
    en: `the value counts, not the "no-": ${keyword.value} ${word.value} means ${keyword.value.slice(3)} ${word.value}`,
    ja: `"no-" ではなく値が使われるため、${keyword.value} ${word.value} は ${keyword.value.slice(3)} ${word.value} と同じです`,
  };
}

function noValue(option: Option, type: ValueType, check: Checking): void {
  const { keyword } = option;
  if (generationOf(check.version) !== '9') {
    check.report({
      rule: 'wrong-value',
      span: keyword.span,
      severity: 'error',
      refusedBy: ['drbdadm'],
      message: { en: `${keyword.value} needs a value`, ja: `${keyword.value} には値が必要です` },
    });
    return;
  }
  const text = type.kind === 'text' || type.kind === 'name';
  check.report({
    rule: 'wrong-value',
    span: keyword.span,
    severity: text ? 'warning' : 'error',
    message: text
      ? { en: `${keyword.value} has no value, so it is "yes"`, ja: `${keyword.value} に値がないため、"yes" になります` }
      : {
          en: `${keyword.value} has no value; drbdadm takes it as "yes", which drbdsetup refuses`,
          ja: `${keyword.value} に値がありません（drbdadm は "yes" とみなし、drbdsetup がエラーにします）`,
        },
  });
}

function tooMany(option: Option, type: ValueType, check: Checking): void {
  const extra = option.values[1] as Word;
  if (extra.opaque) return;
  const command = type.kind === 'name';
  syntax(
    check,
    extra,
    command
      ? {
          en: `"${extra.value}" is a second value: a command with blanks needs quotes`,
          ja: `"${extra.value}" は 2 つ目の値です（空白を含むコマンドは引用符で囲みます）`,
        }
      : {
          en: `"${extra.value}" is a second value, but ${option.keyword.value} takes one`,
          ja: `"${extra.value}" は 2 つ目の値ですが、${option.keyword.value} の値は 1 つです`,
        },
    command ? [quoteFix(option.values, check.tree.text)] : [],
  );
}

/** `wfc-timeout 60s` is read as 60 sectors, 30720. */
function secondsSuffix(word: Word, type: ValueType, check: Checking): void {
  if (type.data?.msPerUnit === undefined || !/^\d+s$/.test(word.value)) return;
  const seconds = type.humanize?.(word.value, check.version);
  check.report({
    rule: 'wrong-value',
    span: word.span,
    severity: 'warning',
    message: {
      en: `s stands for 512-byte sectors, not seconds, so "${word.value}" is ${seconds?.en ?? ''}`,
      ja: `s は秒ではなく 512 バイトのセクタを表すため、"${word.value}" は ${seconds?.ja ?? ''} になります`,
    },
  });
}

function valueFixes(word: Word, type: ValueType, version: string): BindProblem['fixes'] {
  const near = nearest(
    word.value,
    (type.choices?.(version) ?? []).map(c => c.word),
  );
  if (near !== undefined)
    return [{ title: changeTo(word.value, near), safe: false, edits: [{ span: word.span, newText: near }] }];
  const ms = type.data?.msPerUnit as number | undefined;
  const seconds = /^(\d+) ?(?:s|sec|seconds)$/.exec(word.value);
  if (ms && seconds) {
    const text = String((Number(seconds[1]) * 1000) / ms);
    return [{ title: changeTo(word.value, text), safe: false, edits: [{ span: word.span, newText: text }] }];
  }
  if (type.kind === 'boolean' && /^(?:true|on|1|enable|enabled)$/i.test(word.value)) {
    return [{ title: changeTo(word.value, 'yes'), safe: false, edits: [{ span: word.span, newText: 'yes' }] }];
  }
  if (type.kind === 'boolean' && /^(?:false|off|0|disable|disabled)$/i.test(word.value)) {
    return [{ title: changeTo(word.value, 'no'), safe: false, edits: [{ span: word.span, newText: 'no' }] }];
  }
  return [];
}

/** A keyword where the grammar has keywords: yes, no, ask. */
function plainWord(option: Option, entry: OptionEntry, check: Checking): void {
  const type = entry.value as ValueType;
  const words = (type.choices?.(check.version) ?? []).map(c => c.word);
  if (!wants(option, 0, { en: words.join(', '), ja: words.join('、') }, check)) return;
  const word = option.values[0] as Word;
  const reading = type.read(word.value, check.version);
  if (!word.opaque && (word.quoted || !reading.ok)) {
    wrong(
      check,
      word,
      reading.ok
        ? { en: `${word.value} may not stand in quotes here`, ja: `ここでは ${word.value} を引用符で囲めません` }
        : reading.message,
      reading.ok
        ? [
            {
              title: { en: 'Remove the quotes', ja: '引用符を削除する' },
              safe: true,
              edits: [{ span: word.outer, newText: word.value }],
            },
          ]
        : valueFixes(word, type, check.version),
    );
  }
  noMore(option, 1, check);
}

/** A TK_INTEGER: bare digits. */
export function checkInteger(word: Word, entry: { readonly value: unknown }, check: Checking): void {
  if (word.opaque) return;
  if (tokenKind(word, check.version) !== 'integer') {
    wrong(check, word, notAnInteger(word));
    return;
  }
  const type = entry.value as ValueType<number>;
  const reading = type.read(word.value, check.version);
  if (!reading.ok) {
    check.report({
      rule: reading.problem,
      span: word.span,
      severity: 'error',
      refusedBy: ['drbdadm'],
      message: reading.message,
    });
    return;
  }
  const { kernelMin, kernelMax, applied } = type.data as { kernelMin: number; kernelMax: number; applied: boolean };
  if (reading.value < kernelMin || reading.value > kernelMax) {
    check.report({
      rule: 'out-of-range',
      span: word.span,
      severity: 'error',
      message: {
        en: `"${word.value}" is out of range (${kernelMin} to ${kernelMax}); the kernel refuses it`,
        ja: `"${word.value}" は範囲外で（${kernelMin}～${kernelMax}）、カーネルが受け付けません`,
      },
    });
  }
  suffixWarning(word, applied ? 'multiplied' : 'dropped', check);
}

function notAnInteger(word: Word): Text {
  if (!word.quoted && /^\d{9,}$/.test(word.value)) {
    return {
      en: `"${word.value}" has more than 8 digits, so it is not read as an integer`,
      ja: `"${word.value}" は 8 桁を超えるため、整数とみなされません`,
    };
  }
  if (word.quoted && /^\d+$/.test(word.value)) {
    return { en: 'a number may not stand in quotes here', ja: 'ここでは数値を引用符で囲めません' };
  }
  return { en: `"${word.value}" is not an integer`, ja: `"${word.value}" は整数ではありません` };
}

/** A TK_STRING: a word that is no keyword and no number, or a string. */
export function checkName(word: Word, check: Checking): boolean {
  if (word.opaque) return true;
  const reason = notAName(word, check.version);
  if (!reason) return true;
  syntax(check, word, reason.message, reason.quote ? [quoteFix([word])] : []);
  return false;
}

function unwantedIndex(option: Option, check: Checking): void {
  const index = option.values[1];
  if (!index?.value.startsWith('[')) return;
  syntax(check, bracket(index), {
    en: `${option.keyword.value} takes no index`,
    ja: `${option.keyword.value} に番号は付けられません`,
  });
}

function bracket(word: Word): Word {
  return { ...word, span: { start: word.span.start, end: word.span.start + 1 } };
}

/** Whether a value is there; else says what is wanted. */
function wants(option: Option, i: number, what: Text, check: Checking): boolean {
  if (option.values[i]) return true;
  syntax(check, option.keyword, {
    en: `${option.keyword.value} needs a value: ${what.en}`,
    ja: `${option.keyword.value} には値が必要です（${what.ja}）`,
  });
  return false;
}

/** Whatever stands behind the last word that a statement takes. */
function noMore(option: Option, from: number, check: Checking): void {
  const extra = option.values[from];
  if (!extra || extra.opaque) return;
  if (
    option.values[0]?.value.startsWith('[') === false &&
    extra.value.startsWith('[') &&
    option.keyword.value !== 'address'
  ) {
    if (option.keyword.value === 'flexible-meta-disk' || option.keyword.value === 'disk') return;
  }
  syntax(
    check,
    extra,
    from === 0
      ? { en: `${option.keyword.value} takes no value`, ja: `${option.keyword.value} は値を取りません` }
      : {
          en: `"${extra.value}" does not belong here: a semicolon follows "${(option.values[from - 1] as Word).value}"`,
          ja: `"${extra.value}" は書けません（"${(option.values[from - 1] as Word).value}" の後はセミコロンです）`,
        },
  );
}

function isBrace(word: Word): boolean {
  return !word.quoted && (word.value === '{' || word.value === '}');
}

function missingSemicolon(word: Word): Text {
  return { en: `a semicolon is missing after "${word.value}"`, ja: `"${word.value}" の後にセミコロンがありません` };
}

function semicolonAfter(word: Word): NonNullable<BindProblem['fixes']>[number] {
  return {
    title: { en: 'Insert ";"', ja: '";" を挿入する' },
    safe: true,
    edits: [{ span: { start: word.outer.end, end: word.outer.end }, newText: ';' }],
  };
}

function quoteFix(words: readonly Word[], text?: string): NonNullable<BindProblem['fixes']>[number] {
  const first = words[0] as Word;
  const last = words.at(-1) as Word;
  const span = { start: first.outer.start, end: last.outer.end };
  const inside = words.length === 1 ? first.value : (text ?? '').slice(span.start, span.end);
  return {
    title: { en: 'Put it in quotes', ja: '引用符で囲む' },
    safe: words.length === 1,
    edits: [{ span, newText: `"${inside.replace(/[\\"]/g, '\\$&')}"` }],
  };
}

export function syntax(check: Checking, at: Word, message: Text, fixes: BindProblem['fixes'] = []): void {
  check.report({ rule: 'syntax', span: at.span, severity: 'error', refusedBy: ['drbdadm'], message, fixes });
}

export function wrong(check: Checking, at: Word, message: Text, fixes: BindProblem['fixes'] = []): void {
  check.report({ rule: 'wrong-value', span: at.span, severity: 'error', refusedBy: ['drbdadm'], message, fixes });
}
