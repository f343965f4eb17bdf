import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corosync } from '../server/src/languages/corosync/index.ts';
import { defaultTarget, type Target } from '../server/src/schema/release.ts';
import { applyEdits } from '../server/src/text/edit.ts';

const because = { en: '', ja: '' };

/** What the binder says: `severity[!] rule [word] message`, `!` where corosync refuses the file. */
function said(text: string, version: string = defaultTarget.corosync): string[] {
  const tree = corosync.parse(text);
  const target: Target = {
    'drbd-utils': { version: defaultTarget['drbd-utils'], from: 'default', because },
    corosync: { version, from: 'settings', because },
    pacemaker: { version: defaultTarget.pacemaker, from: 'default', because },
  };
  return [...corosync.bind(tree, target).problems]
    .sort((a, b) => a.span.start - b.span.start)
    .map(
      p => `${p.severity}${p.refusedBy ? '!' : ''} ${p.rule} [${text.slice(p.span.start, p.span.end)}] ${p.message.en}`,
    );
}

const totem = (keys: string): string => `totem {\nversion: 2\n${keys}\n}\n`;

const cases: [string, string[], string?][] = [
  [totem('token: abc'), ['error! wrong-value [abc] "abc" is not a whole number from 0 to 4294967295']],
  [totem('token: +03000'), []],
  [
    totem('token: 3000ms'),
    ['error! wrong-value [3000ms] "3000ms" is not a whole number from 0 to 4294967295, and a unit is not allowed'],
  ],
  [totem('token:'), ['error! wrong-value [token] token has no value: a whole number from 0 to 4294967295 is missing']],
  [totem('token: 29'), ['error! out-of-range [29] "29" is out of range (at least 30 ms, or 0 for the default)']],
  [totem('token: 0'), []],
  [totem('token: abc'), ['warning wrong-value [abc] "abc" is not a number, and Corosync 1 reads it as 0'], '1.4'],
  [totem('hold: 20'), []],
  [totem('hold: 20'), ['error! out-of-range [20] "20" is out of range (at least 30 ms, or 0 for the default)'], '2.4'],
  [
    totem('config_version: -1'),
    ['warning out-of-range [-1] "-1" is negative, and corosync reads it as 18446744073709551615'],
  ],
  [totem('transport: rdma'), ['error! wrong-value [rdma] "rdma" is not one of knet, udp, udpu']],
  [totem('transport: rdma'), ['warning wrong-value [rdma] "rdma" is not one of udp, udpu, iba'], '2.4'],
  [totem('secauth: yes'), ['warning wrong-value [yes] "yes" is not one of on, off, so off is used']],
  [totem('block_unlisted_ips: false'), ['warning wrong-value [false] "false" is not one of yes, no, so yes is used']],
  [totem('tokn: 1'), ['warning unknown-option [tokn] there is no "tokn" in totem (did you mean "token"?)']],
  [totem('colour: red'), ['warning unknown-option [colour] there is no "colour" in totem']],
  [totem('cluster_uuid: 1'), []],
  [totem('two_node: 1'), ['warning wrong-place [two_node] two_node has no effect in totem: it belongs in quorum']],
  ['token: 1000\n', ['warning wrong-place [token] token has no effect at the top level: it belongs in totem']],
  [
    totem('rrp_mode: passive'),
    ['warning wrong-version [rrp_mode] rrp_mode is ignored since Corosync 3 (use link_mode)'],
  ],
  [totem('rrp_mode: none'), ['info wrong-version [rrp_mode] rrp_mode is ignored since Corosync 3 (use link_mode)']],
  [totem('rrp_mode: both'), ['error! wrong-value [both] "both" is not one of none, active, passive'], '2.4'],
  [totem('vsftype: none'), ['info wrong-version [vsftype] vsftype is ignored since Corosync 2.3.4'], '2.4'],
  [
    totem('knet_mtu: 1400'),
    ['warning wrong-version [knet_mtu] knet_mtu needs Corosync 3.1.7 or later, but the target is Corosync 3.0.4'],
    '3.0.4',
  ],
  [
    totem('token: 3000\ntoken: 5000'),
    ['warning duplicate [5000] token is written twice: this value counts, and "3000" above has no effect'],
  ],
  [totem('key: aaaa\nkey: bbbb'), ['warning duplicate [bbbb] key is already written']],
  ['totem {\ntoken: 3000\n}\n', ['error! missing [totem] totem has no version, which is required']],
  ['totem {\ntoken: 3000\n}\ntotem {\nversion: 2\n}\n', []],
  ['totem {\n...\n}\n', ['error! elision-mark [...] "..." stands for an omitted part, and corosync refuses it']],
  ['totem {\ntoken: {{ t }}\nversion: <%= v %>\n}\n', []],
  [
    'quorum {\nprovider: corosync_quorum\n}\n',
    [
      'error! wrong-value [corosync_quorum] "corosync_quorum" is not one of corosync_votequorum, corosync_ykd, so corosync does not start (corosync -t says nothing)',
    ],
  ],
  [
    'quorum {\ntwo_node: yes\n}\n',
    ['error! wrong-value [yes] "yes" is not a whole number from 0 to 255 (1 is on, 0 is off)'],
  ],
  [
    'quorum {\ndevice {\nmodel: disk\n}\n}\n',
    ['error wrong-value [disk] "disk" is not one of net, so corosync-qdevice does not start'],
  ],
  ['logging {\ndebug: yes\n}\n', ['error! wrong-value [yes] "yes" is not one of on, off, trace']],
  [
    'logging {\nlogger_subsys {\ndebug: on\n}\n}\n',
    ['error! missing [logger_subsys] logger_subsys has no subsys, which is required'],
  ],
  ['logging {\nlogging_daemon {\nname: pacemaker\ndebug: yes\n}\n}\n', []],
  ['logging {\nto_file: yes\n}\n', ['hint deprecated-name [to_file] to_file is deprecated (use to_logfile)']],
  [
    'nodelist {\nnode {\nring0_addr: 10.0.0.1:5405\nnodeid: 1\n}\n}\n',
    ['error! wrong-value [10.0.0.1:5405] "10.0.0.1:5405" is not an IP address or host name: a port is not allowed'],
  ],
  [
    'nodelist {\nnode {\nring8_addr: 10.0.0.1\nnodeid: 1\n}\n}\n',
    ['error! out-of-range [ring8_addr] there is no link 8: the numbers go from 0 to 7'],
  ],
  [
    'nodelist {\nnode {\nring0_addr: 10.0.0.1\nnodeid: 70000\n}\n}\n',
    ['error! out-of-range [70000] "70000" is out of range (1 to 65535)'],
  ],
  ['totem {\nversion: 2\ntransport: udpu\n}\nnodelist {\nnode {\nring0_addr: 10.0.0.1\nnodeid: 70000\n}\n}\n', []],
  ['uidgid {\nuser: root\n}\n', ['error! wrong-place [user] uidgid takes only uid and gid, not user']],
  ['uidgid {\nuid: a\nuid: b\n}\n', []],
  [
    'service {\nname: pacemaker\nver: 1\n}\n',
    ['warning service-file-ignored [service] Corosync 2 and later do not read service.d, so this file has no effect'],
  ],
  ['service {\nname: pacemaker\nver: 1\n}\n', [], '1.4'],
  ['amf {\nmode: disabled\n}\n', ['info wrong-version [amf] section amf is ignored since Corosync 2']],
  [
    'nodelist {\n}\n',
    ['warning wrong-version [nodelist] nodelist needs Corosync 2 or later, but the target is Corosync 1.4'],
    '1.4',
  ],
  [
    'logging {\nlogger_subsys {\nsubsys: AMF\nfoo {\n}\n}\n}\n',
    [
      'info wrong-version [AMF] there is no subsystem AMF since Corosync 2',
      'error! wrong-place [foo] corosync crashes on a section inside logger_subsys',
    ],
    '3.1.7',
  ],
];

for (const [text, expected, version] of cases) {
  test(`${version ?? '3.1.10'}: ${JSON.stringify(text).slice(1, -1)}`, () =>
    assert.deepEqual(said(text, version), expected));
}

test('a secret is not repeated in a message', () => {
  for (const line of said(totem('key: topsecret\nkey: hush')))
    assert.doesNotMatch(line.replace(/\[.*?\]/, ''), /topsecret|hush/);
});

test('a comment behind a value moves to the line above', () => {
  const text = 'totem {\n\ttoken: 5000 # ms\n}\n';
  const because = { en: '', ja: '' };
  const release = (version: string) => ({ version, from: 'default' as const, because });
  const { problems } = corosync.bind(corosync.parse(text), {
    'drbd-utils': release('9.34'),
    corosync: release('3.1.10'),
    pacemaker: release('3.0.2'),
  });
  const edits = problems.find(p => p.rule === 'wrong-value')?.fixes?.[0]?.edits ?? [];
  assert.equal(applyEdits(text, edits), 'totem {\n\t# ms\n\ttoken: 5000\n}\n');
});
