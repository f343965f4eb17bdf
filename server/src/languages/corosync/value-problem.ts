import { corosyncSchema } from '../../../../schemas/corosync/index.ts';
import { corosyncGeneration } from '../../cluster/corosync-generation.ts';
import { changeTo } from '../../schema/bind.ts';
import type { BindProblem } from '../../schema/bound.ts';
import type { OptionEntry, Verdict } from '../../schema/entry.ts';
import { compareVersions, exists, inRelease } from '../../schema/release.ts';
import type { Option, Section } from '../../syntax/tree.ts';
import { nearest } from '../../text/nearest.ts';
import type { Text } from '../../text/text.ts';
import type { SectionsByPath } from './bind.ts';
import { optionPath, sectionPath } from './paths.ts';

/** What corosync or corosync-qdevice makes of a value that is none; undefined where all is well or nobody looks. */
export function valueProblem(
  option: Option,
  entry: OptionEntry,
  version: string,
  byPath: SectionsByPath,
  source: string,
  replaced = false,
): BindProblem | undefined {
  const word = option.values[0];
  if (word?.opaque || option.keyword.opaque || !isRead(option, entry, version)) return undefined;
  const text = word?.value ?? '';
  const link = linkTooHigh(option, version) ?? testAlgorithm(option);
  if (link) return link;
  const type = inRelease(entry.value, version);
  const reading = type?.read(text, version);
  const unused = problemOfUnusedLink(option, text, version);
  if (unused) return unused;
  if (!type || !reading || reading.ok || isHarmless(option, text, byPath, version)) return undefined;
  const { problem } = reading;
  // A key that the release does not read is still stored as a number, but nobody looks at its range.
  if (problem === 'out-of-range' && !exists(entry.exists, version)) return undefined;
  if (replaced && !isParsedAtOnce(option, type.kind, problem)) return undefined;
  const written = inRelease(problem === 'out-of-range' ? entry.outOfRange : entry.invalid, version);
  const verdict: Verdict =
    problem === 'wrong-value' && type.kind === 'corosync-integer' && compareVersions(version, '1.99') < 0
      ? { severity: 'warning' } // atoi: Corosync 1 never refuses a number.
      : (addressVerdict(option, byPath, version) ?? written ?? { severity: 'error', refusedBy: ['corosync'] });
  const message =
    text === '' && type.kind !== 'corosync-address' ? noValue(option.keyword.value, reading.message) : reading.message;
  const words = (type.choices?.(version) ?? []).map(c => c.word);
  const near = type.kind === 'corosync-integer' ? numberFor(text, words) : word && nearest(text, words);
  return {
    rule: problem,
    span: (word ?? option.keyword).span,
    severity: verdict.severity,
    message: withEffect(message, entry, problem, verdict, version),
    ...(verdict.refusedBy ? { refusedBy: verdict.refusedBy } : {}),
    ...fixesFor(option, text, near, source),
  };
}

/** What the parser itself checks is refused even where a later value replaces it. */
function isParsedAtOnce(option: Option, kind: string, problem: string): boolean {
  if (problem !== 'wrong-value') return false;
  return kind === 'corosync-integer' || checkedByParser.has(optionPath(option));
}

const checkedByParser: ReadonlySet<string> = new Set([
  'totem.ip_version',
  'totem.crypto_model',
  'totem.crypto_cipher',
  'totem.crypto_hash',
  'totem.knet_compression_model',
  'totem.crypto_type',
  'system.qb_ipc_type',
  'system.sched_rr',
  'system.move_to_root_cgroup',
  'system.allow_knet_handle_fallback',
  'qb.ipc_type',
  'totem.ip_dscp',
]);

/** Keys of other releases are stored as text, but some are still checked: then the table has a verdict. */
function isRead(option: Option, entry: OptionEntry, version: string): boolean {
  if (entry.facts?.fileKey === false) return false;
  const path = sectionPath(option.parent);
  if (path === 'pload') return false;
  if (path === 'logging.logger_subsys' && option.keyword.value !== 'subsys') return !hasDottedName(option.parent);
  // Only the daemon "corosync" is ever read.
  if (path === 'logging.logging_daemon') return isOfCorosync(option.parent);
  return exists(entry.exists, version) || inRelease(entry.invalid, version)?.refusedBy !== undefined;
}

/** Keys of such a section are stored under the name, where nobody finds them when it has a dot. */
const hasDottedName = oncePerSection(section =>
  section.children.some(c => c.kind === 'option' && c.keyword.value === 'subsys' && c.values[0]?.value.includes('.')),
);

const isOfCorosync = oncePerSection(section =>
  section.children.some(c => c.kind === 'option' && c.keyword.value === 'name' && c.values[0]?.value === 'corosync'),
);

/** What all keys of a section ask is answered once. */
function oncePerSection(answer: (section: Section) => boolean): (section: Section) => boolean {
  const answers = new WeakMap<Section, boolean>();
  return section => {
    const known = answers.get(section);
    if (known !== undefined) return known;
    const found = answer(section);
    answers.set(section, found);
    return found;
  };
}

/** The transport in force, as far as the file shows; undefined where it is a template expression. */
export function transportOf(byPath: SectionsByPath, version: string): string | undefined {
  let transport = compareVersions(version, '2.99') >= 0 ? 'knet' : 'udp';
  for (const section of byPath.get('totem') ?? []) {
    for (const child of section.children) {
      if (child.kind !== 'option' || child.keyword.value !== 'transport') continue;
      if (child.values[0]?.opaque) return undefined;
      transport = child.values[0]?.value ?? '';
    }
  }
  // Corosync 2 takes every word that it does not know for udp.
  return corosyncGeneration(version) === 3 || ['udpu', 'iba'].includes(transport) ? transport : 'udp';
}

function isHarmless(option: Option, text: string, byPath: SectionsByPath, version: string): boolean {
  const siblings = option.parent.children;
  switch (`${sectionPath(option.parent)}.${option.keyword.value}`) {
    case 'nodelist.node.nodeid': {
      // Only knet limits the number; the UDP transports make one from the address where it is 0.
      const plain = /^\s*(?:\+?\d{1,10}|-0+)$/.test(text) && Number(text) <= 4294967295;
      // It is compared with the limit for every address, so not without one.
      const used = siblings.some(c => c.kind === 'option' && /^ring\d+_addr$/.test(c.keyword.value));
      return plain && (transportOf(byPath, version) !== 'knet' || Number(text) === 0 || !used);
    }
    case 'totem.interface.linknumber':
      return /^\s*\+?\d{1,3}$/.test(text) && Number(text) <= 255 && saysNothing(option, version);
    case 'system.priority':
      // It is looked at only where real-time scheduling is off.
      return !siblings.some(c => c.kind === 'option' && c.keyword.value === 'sched_rr' && c.values[0]?.value === 'no');
    case 'totem.interface.bindnetaddr':
      // Corosync 3 replaces it by the address of the node before it is parsed.
      return corosyncGeneration(version) === 3 && byPath.has('nodelist.node');
    default:
      return false;
  }
}

/**
 * Corosync 1 and 2 pass over an address that they cannot parse. What then follows depends on the others: Corosync 1
 * aborts, Corosync 2 finds no interface, or one whose family is not that of the multicast address.
 */
function addressVerdict(option: Option, byPath: SectionsByPath, version: string): Verdict | undefined {
  const generation = corosyncGeneration(version);
  const name = option.keyword.value;
  const path = sectionPath(option.parent);
  if (generation === 3) return undefined;
  const bound = (byPath.get('totem.interface') ?? []).some(s =>
    s.children.some(c => c.kind === 'option' && c.keyword.value === 'bindnetaddr'),
  );
  const refused: Verdict = { severity: 'error', refusedBy: ['corosync'] };
  if (path === 'nodelist.node' && name.startsWith('ring')) return bound ? { severity: 'error' } : refused;
  if (path !== 'totem.interface' || name !== 'bindnetaddr') return undefined;
  const multicast = transportOf(byPath, version) === 'udp';
  if (byPath.has('nodelist.node')) return { severity: 'warning' };
  return generation === 1 || multicast ? refused : { severity: 'error' };
}

/** Nothing that this release reads stands beside the number of a link. */
function saysNothing(option: Option, version: string): boolean {
  const { parent } = option;
  const known = silent.get(parent);
  if (known?.version === version) return known.is;
  const { options = {} } = corosyncSchema.sections.find(s => s.id === 'corosync.totem.interface') ?? {};
  const is = parent.children.every(({ kind, keyword: { value: name } }) => {
    if (kind === 'section') return name !== 'member';
    const entry = Object.hasOwn(options, name) ? options[name] : undefined;
    return name === option.keyword.value || !entry || !exists(entry.exists, version);
  });
  silent.set(parent, { version, is });
  return is;
}

const silent = new WeakMap<Section, { version: string; is: boolean }>();

/** Alone in its section, a link that is not there is only ignored. */
function problemOfUnusedLink(option: Option, text: string, version: string): BindProblem | undefined {
  const word = option.values[0];
  if (!word || optionPath(option) !== 'totem.interface.linknumber' || corosyncGeneration(version) < 3) return undefined;
  if (!saysNothing(option, version) || !/^\+?\d{1,3}$/.test(text)) return undefined;
  if (Number(text) <= 7 || Number(text) > 255) return undefined;
  return {
    rule: 'out-of-range',
    span: word.span,
    severity: 'warning',
    message: {
      en: `there is no link ${text} (0 to 7), so the section has no effect`,
      ja: `リンク ${text} はないため（0～7）、このセクションに効果はありません`,
    },
  };
}

function linkTooHigh(option: Option, version: string): BindProblem | undefined {
  const link = /^ring(\d+)_addr$/.exec(option.keyword.value)?.[1];
  const highest = compareVersions(version, '2.99') >= 0 ? 7 : 1;
  if (link === undefined || Number(link) <= highest || option.values.length === 0) return undefined;
  return {
    rule: 'out-of-range',
    span: option.keyword.span,
    severity: 'error',
    refusedBy: ['corosync'],
    message: {
      en: `there is no link ${link}: the numbers go from 0 to ${highest}`,
      ja: `リンク ${link} はありません（番号は 0～${highest} です）`,
    },
  };
}

/** corosync-qdevice 3.0.3: "Test algorithm is not enabled. You can force enable it by passing -S …". */
function testAlgorithm(option: Option): BindProblem | undefined {
  const word = option.values[0];
  if (word?.value !== 'test' || optionPath(option) !== 'quorum.device.net.algorithm') return undefined;
  return {
    rule: 'wrong-value',
    span: word.span,
    severity: 'error',
    message: {
      en: 'the algorithm test is for developers: corosync-qdevice does not start without -S net_test_algorithm_enabled=on',
      ja: 'アルゴリズム test は開発用です（-S net_test_algorithm_enabled=on を指定しないと corosync-qdevice は起動しません）',
    },
  };
}

/** The number of a switch that was written as a word. */
function numberFor(text: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  return /^(?:yes|on|true|enabled?)$/i.test(text) ? '1' : /^(?:no|off|false|disabled?)$/i.test(text) ? '0' : undefined;
}

function noValue(name: string, message: Text): Text {
  return /missing/.test(message.en)
    ? { en: `${name} has no value: ${message.en}`, ja: `${name} に${message.ja}` }
    : message;
}

/** Says who refuses a value, where that is not corosync -t, and what happens to it where nobody does. */
function withEffect(
  message: Text,
  entry: OptionEntry,
  problem: 'wrong-value' | 'out-of-range',
  verdict: Verdict,
  version: string,
): Text {
  const add = (en: string, ja: string): Text => ({ en: `${message.en}${en}`, ja: `${message.ja}${ja}` });
  if (entry.facts?.refusedBy === 'start' && verdict.refusedBy) {
    return add(
      ', so corosync does not start (corosync -t says nothing)',
      '（corosync -t では検出されませんが、corosync は起動しません）',
    );
  }
  if (entry.facts?.refusedBy === 'qdevice' && verdict.severity === 'error') {
    return add(', so corosync-qdevice does not start', '（corosync-qdevice は起動しません）');
  }
  if (verdict.severity !== 'warning' || /, and |読/.test(message.en)) return message;
  const effect = problem === 'out-of-range' ? entry.facts?.onOutOfRange : entry.facts?.onInvalid;
  const standard = inRelease(entry.default, version);
  switch (effect) {
    case 'default':
      return standard === undefined || standard === null
        ? message
        : add(`, so ${standard} is used`, `（${standard} が使われます）`);
    case 'clamp':
      return add(', so the nearest limit is used', '（最も近い限度の値が使われます）');
    case 'ignore':
      return add(', so it has no effect', '（効果はありません）');
    default:
      return message;
  }
}

function fixesFor(option: Option, text: string, near: string | undefined, source: string): Partial<BindProblem> {
  const word = option.values[0];
  if (!word) return {};
  const comment = /^(\S+)([ \t]+#.*)$/.exec(text);
  if (comment) {
    const [, value = '', rest = ''] = comment;
    const start = word.span.start + value.length;
    const lineStart = source.lastIndexOf('\n', option.span.start - 1) + 1;
    const indent = source.slice(lineStart, option.span.start);
    const feed = source.includes('\r\n') ? '\r\n' : '\n';
    return {
      fixes: [
        {
          title: { en: 'Move the comment to the line above', ja: 'コメントを前の行に移動する' },
          safe: false,
          edits: [
            { span: { start: option.span.start, end: option.span.start }, newText: `${rest.trim()}${feed}${indent}` },
            { span: { start, end: word.span.end }, newText: '' },
          ],
        },
      ],
    };
  }
  if (near === undefined) return {};
  return { fixes: [{ title: changeTo(text, near), safe: false, edits: [{ span: word.span, newText: near }] }] };
}
