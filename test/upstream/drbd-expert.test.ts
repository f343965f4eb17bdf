import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../../server/src/analysis.ts';
import { outOfReach } from '../../server/src/rules/out-of-reach.ts';

/*
 * Every check of the experts' list for DRBD is a rule that finds it, or stands among what the files cannot tell. The
 * facts lie beside the project (QUORUMLENS_FACTS names another place).
 */

const facts = process.env.QUORUMLENS_FACTS ?? fileURLToPath(new URL('../../../shared/facts/', import.meta.url));
const listFile = path.join(facts, 'drbd/checks_cases.json');

type Files = Readonly<Record<string, string | null>>;

interface Item {
  readonly id: string;
  readonly ref: string;
  readonly sev: 'error' | 'warning' | 'information' | 'hint';
  readonly when: string;
  readonly cases: readonly string[];
}

interface Case {
  readonly id: string;
  readonly files: Files;
  readonly files_84?: Files;
}

interface Found {
  readonly rule: string;
  /** Where it is found; without this, in the recorded cases of the item. */
  readonly in?: string | Files;
  /** For another release than 9.34. */
  readonly release?: string;
  /** Where the rule speaks with another weight than the list, and why it does. */
  readonly severity?: readonly [severity: string, because: string];
}

/** A resource on two hosts. */
const two = (inside: string, host = ''): string =>
  `resource r0 { device minor 0; disk /dev/vg0/r0; meta-disk internal; ${inside}
  on alpha { node-id 0; address 10.0.0.1:7789; ${host} } on bravo { node-id 1; address 10.0.0.2:7789; } }\n`;
/** The same for DRBD 8.4. */
const old = (inside: string): string => two(inside).replaceAll(/node-id \d;/g, '');
/** A resource on three hosts, the third of which may be diskless. */
const three = (inside: string, third = 'disk /dev/vg0/r0;'): string =>
  `resource r0 { device minor 0; meta-disk internal; ${inside} connection-mesh { hosts alpha bravo charlie; }
  on alpha { node-id 0; disk /dev/vg0/r0; address 10.0.0.1:7789; } on bravo { node-id 1; disk /dev/vg0/r0; address 10.0.0.2:7789; }
  on charlie { node-id 2; ${third} address 10.0.0.3:7789; } }\n`;
const net = (inside: string): string => two(`net { ${inside} }`);
const disk = (inside: string): string => two(`disk { ${inside} }`);
const options = (inside: string): string => two(`options { ${inside} }`);
const handlers = (inside: string, more = ''): string => two(`handlers { ${inside} } ${more}`);
const corosync = (more = '', second = ''): string =>
  `totem { version: 2 cluster_name: example transport: knet ${more}\n}\nnodelist {${['alpha', 'bravo']
    .map(
      (name, i) =>
        `\nnode {\nname: ${name}\nnodeid: ${i + 1}\nring0_addr: 10.0.0.${i + 1}\n${second.replaceAll('?', String(i + 1))}}`,
    )
    .join('')}\n}\nquorum {\nprovider: corosync_votequorum\ntwo_node: 1\n}\n`
    .replace(/\{ version/, '{\nversion')
    .replace(' cluster_name', '\ncluster_name')
    .replace(' transport', '\ntransport');
const meta = (pairs: Readonly<Record<string, string>>): string =>
  `<meta_attributes id="m">${Object.entries(pairs)
    .map(([name, value]) => `<nvpair id="m-${name}" name="${name}" value="${value}"/>`)
    .join('')}</meta_attributes>`;
const good = { promotable: 'true', 'promoted-max': '1', 'clone-max': '2', notify: 'true' };
const cib = ({
  properties = '',
  clone = good as Readonly<Record<string, string>>,
  resource = 'r0',
  more = '',
} = {}): string => `<cib validate-with="pacemaker-3.9" crm_feature_set="3.17.4" epoch="1" num_updates="0" admin_epoch="0">
<configuration><crm_config><cluster_property_set id="o">${properties}</cluster_property_set></crm_config>
<nodes><node id="1" uname="alpha"/><node id="2" uname="bravo"/></nodes>
<resources><clone id="c">${meta(clone)}<primitive id="drbd" class="ocf" provider="linbit" type="drbd">
<instance_attributes id="i"><nvpair id="i-r" name="drbd_resource" value="${resource}"/></instance_attributes>
<operations><op id="m1" name="monitor" interval="29s" role="Promoted"/><op id="m2" name="monitor" interval="31s" role="Unpromoted"/></operations>
</primitive></clone>${more}</resources><constraints/></configuration></cib>\n`;
const withPacemaker = (res: string, made: Parameters<typeof cib>[0] = {}): Files => ({
  'r0.res': res,
  'cib.xml': cib(made),
});

const fencePeer9 = 'fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";';
const unfencePeer9 = 'unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";';
const fencing = 'net { fencing resource-and-stonith; }';

const plain = 'a plain, correct cluster meets this condition';

const found: Readonly<Record<string, Found | readonly Found[]>> = {
  'E-001': [
    { rule: 'drbd/timeout-not-below-ping-int' },
    { rule: 'drbd/timeout-not-below-connect-int', in: net('timeout 60; connect-int 5;') },
  ],
  'E-002': { rule: 'drbd/ping-timeout-not-below-ping-int', in: net('ping-timeout 100;') },
  'E-004': { rule: 'drbd/ko-count-off', in: net('ko-count 0;') },
  'E-006': {
    rule: 'cluster/drbd-detection-not-before-corosync',
    in: { 'r0.res': net('timeout 90;'), 'corosync.conf': corosync() },
  },
  'E-007': { rule: 'drbd/socket-check-timeout-without-proxy', in: net('socket-check-timeout 1;') },
  'E-008': { rule: 'drbd/wfc-timeouts-out-of-order' },
  'E-010': { rule: 'drbd/two-primaries-without-protocol-c' },
  'E-011': { rule: 'drbd/two-primaries-without-fencing' },
  'E-012': { rule: 'drbd/two-primaries-with-third-disk', in: three('net { allow-two-primaries yes; }') },
  'E-013': {
    rule: 'cluster/two-primaries-without-need',
    in: withPacemaker(net('allow-two-primaries yes; fencing resource-and-stonith;')),
  },
  'E-014': {
    rule: 'drbd/become-primary-on-both',
    in: old('net { allow-two-primaries yes; } startup { become-primary-on both; }'),
    release: '8.4.11',
  },
  'E-015': { rule: 'drbd/deprecated-name' },
  'E-016': {
    rule: 'drbd/two-primaries-split-brain-discards',
    in: net('allow-two-primaries yes; after-sb-2pri call-pri-lost-after-sb;'),
  },
  'E-017': { rule: 'drbd/fencing-without-fence-peer' },
  'E-018': { rule: 'drbd/fence-peer-without-fencing', in: handlers(fencePeer9) },
  'E-019': { rule: 'drbd/stonith-fencing-with-protocol-a' },
  'E-020': {
    rule: 'drbd/handler-of-other-generation',
    in: handlers('fence-peer "/usr/lib/drbd/crm-fence-peer.sh";', fencing),
  },
  'E-021': { rule: 'drbd/handler-of-other-generation', in: old(`handlers { ${fencePeer9} }`), release: '8.4.11' },
  'E-022': { rule: 'drbd/unfence-handler-missing', in: handlers(fencePeer9, fencing) },
  'E-023': {
    rule: 'drbd/unfence-handler-missing',
    in: old('handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.sh"; } disk { fencing resource-and-stonith; }'),
    release: '8.4.11',
  },
  'E-024': {
    rule: 'drbd/handler-of-other-generation',
    in: handlers(`${fencePeer9} after-resync-target "/usr/lib/drbd/crm-unfence-peer.9.sh";`, fencing),
  },
  'E-025': {
    rule: 'cluster/drbd-fencing-mismatch',
    in: withPacemaker(handlers(`${fencePeer9} ${unfencePeer9}`, fencing), {
      properties: '<nvpair id="s" name="stonith-enabled" value="false"/>',
    }),
  },
  'E-026': {
    rule: 'cluster/replication-on-the-only-link',
    in: {
      'r0.res': handlers(`${fencePeer9} ${unfencePeer9}`, 'net { fencing resource-only; }'),
      'corosync.conf': corosync(),
    },
  },
  'E-027': { rule: 'drbd/deprecated-name' },
  'E-028': {
    rule: 'drbd/dopd-handler',
    in: handlers('fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5";', fencing),
  },
  'E-029': { rule: 'drbd/called-handler-missing', in: disk('on-io-error call-local-io-error;') },
  'E-030': { rule: 'drbd/called-handler-missing', in: net('after-sb-1pri call-pri-lost-after-sb;') },
  'E-031': { rule: 'drbd/called-handler-missing', in: net('rr-conflict call-pri-lost;') },
  'E-032': { rule: 'drbd/split-brain-handler-missing', in: two('') },
  'E-034': {
    rule: 'drbd/handler-reboots-node',
    in: handlers('local-io-error "echo o > /proc/sysrq-trigger; halt -f";'),
  },
  'E-035': { rule: 'drbd/quorum-without-tiebreaker' },
  'E-036': {
    rule: 'drbd/quorum-without-tiebreaker',
    in: `resource r0 { device minor 0; disk /dev/vg0/r0; options { quorum majority; }
      ${[0, 1, 2, 3].map(i => `on n${i} { node-id ${i}; address 10.0.0.${i + 1}:7789; }`).join(' ')}
      connection-mesh { hosts n0 n1 n2 n3; } }\n`,
  },
  'E-037': { rule: 'drbd/quorum-out-of-reach', in: options('quorum 3;') },
  'E-038': { rule: 'drbd/quorum-below-majority', in: options('quorum 1;') },
  'E-039': { rule: 'drbd/quorum-all', in: options('quorum all;') },
  'E-040': {
    rule: 'drbd/quorum-majority-with-diskless-hosts',
    in: `resource r0 { device minor 0; options { quorum majority; on-no-quorum io-error; on-no-data-accessible io-error; }
      ${[0, 1, 2, 3].map(i => `on n${i} { node-id ${i}; disk ${i < 3 ? '/dev/vg0/r0' : 'none'}; address 10.0.0.${i + 1}:7789; }`).join(' ')}
      connection-mesh { hosts n0 n1 n2 n3; } }
`,
  },
  'E-041': { rule: 'drbd/on-no-quorum-not-set', in: three('options { quorum majority; }') },
  'E-042': { rule: 'drbd/quorum-option-without-quorum', in: options('on-no-quorum io-error;') },
  'E-043': {
    rule: 'drbd/on-no-data-accessible-differs',
    in: three('options { quorum majority; on-no-quorum suspend-io; on-no-data-accessible io-error; }'),
  },
  'E-044': {
    rule: 'drbd/suspended-primary-stays-isolated',
    in: three('options { quorum majority; on-no-quorum suspend-io; on-no-data-accessible suspend-io; }'),
  },
  'E-045': { rule: 'drbd/quorum-out-of-reach', in: three('options { quorum majority; quorum-minimum-redundancy 4; }') },
  'E-046': {
    rule: 'drbd/allow-remote-read-off-with-quorum',
    in: three('options { quorum majority; } net { allow-remote-read no; }'),
  },
  'E-047': {
    rule: 'drbd/tiebreaker-vote-off',
    in: three('options { quorum majority; }', 'disk none; volume 0 { tiebreaker no; }')
      .replace('disk none; volume 0', 'volume 0')
      .replace('tiebreaker no;', 'tiebreaker no; disk none;'),
  },
  'E-048': {
    rule: 'drbd/quorum-and-fencing',
    in: three(`options { quorum majority; } ${fencing} handlers { ${fencePeer9} ${unfencePeer9} }`),
  },
  'E-049': { rule: 'drbd/split-brain-discards-data', in: net('after-sb-1pri discard-secondary;') },
  'E-050': { rule: 'drbd/after-sb-1pri-never-decides', in: net('after-sb-1pri consensus;') },
  'E-051': [
    { rule: 'drbd/violent-policy', in: net('after-sb-1pri violently-as0p;') },
    { rule: 'drbd/violent-policy', in: net('rr-conflict violently;') },
  ],
  'E-052': { rule: 'drbd/auto-discard-without-protocol-a', in: net('rr-conflict auto-discard; protocol C;') },
  'E-053': { rule: 'drbd/always-asbp-set', in: net('always-asbp yes;') },
  'E-054': { rule: 'drbd/wrong-value' },
  'E-058': { rule: 'drbd/unknown-algorithm' },
  'E-059': { rule: 'drbd/shared-secret-without-cram-hmac-alg' },
  'E-060': { rule: 'drbd/cram-hmac-alg-without-shared-secret' },
  'E-061': { rule: 'drbd/sample-shared-secret', in: net('cram-hmac-alg sha256; shared-secret "secret";') },
  'E-062': { rule: 'drbd/verify-alg-missing', in: two('') },
  'E-063': { rule: 'drbd/data-integrity-alg-set', in: net('data-integrity-alg sha1;') },
  'E-064': { rule: 'drbd/csums-after-crash-only-without-csums-alg', in: net('csums-after-crash-only yes;') },
  'E-065': { rule: 'drbd/weak-authentication-digest', in: net('cram-hmac-alg sha1; shared-secret "c5f1-08aa";') },
  'E-066': { rule: 'drbd/tls-with-load-balancing', in: net('tls yes; load-balance-paths yes;') },
  'E-067': { rule: 'drbd/tls-without-tcp', in: net('tls yes; transport rdma;') },
  'E-068': { rule: 'drbd/resync-rate-without-effect', in: disk('resync-rate 10M;') },
  'E-069': { rule: 'drbd/controller-option-without-controller', in: disk('c-plan-ahead 0; c-max-rate 100M;') },
  'E-070': { rule: 'drbd/c-delay-target-without-effect', in: disk('c-delay-target 10;') },
  'E-071': { rule: 'drbd/c-min-rate-above-c-max-rate' },
  'E-072': { rule: 'drbd/c-min-rate-off', in: disk('c-min-rate 0;') },
  'E-073': { rule: 'drbd/rate-without-unit', in: disk('c-max-rate 100;') },
  'E-075': { rule: 'drbd/resync-after-cycle' },
  'E-077': [
    { rule: 'drbd/wrong-place', release: '9.22' },
    { rule: 'drbd/wrong-version', release: '9.22' },
  ],
  'E-078': { rule: 'drbd/write-ordering-off', in: disk('disk-barrier no; disk-flushes no; disk-drain no;') },
  'E-079': { rule: 'drbd/flushes-off', in: disk('md-flushes no;') },
  'E-080': { rule: 'drbd/out-of-range' },
  'E-081': { rule: 'drbd/on-io-error-pass-on', in: disk('on-io-error pass_on;') },
  'E-082': { rule: 'drbd/disk-timeout-set', in: disk('disk-timeout 10;') },
  'E-083': { rule: 'drbd/size-set', in: disk('size 10G;') },
  'E-086': [
    { rule: 'drbd/out-of-range', in: disk('block-size 8192;') },
    { rule: 'drbd/block-size-refused', in: disk('block-size 1536;') },
    { rule: 'drbd/block-size-refused', in: disk('block-size 4096; discard-granularity 6144;') },
  ],
  'E-087': { rule: 'drbd/max-epoch-size-above-max-buffers' },
  'E-088': { rule: 'drbd/send-buffer-size-unusual', in: net('sndbuf-size 4k;') },
  'E-089': { rule: 'drbd/pull-ahead-without-protocol-a' },
  'E-090': { rule: 'drbd/congestion-limit-without-policy', in: net('congestion-extents 1000;') },
  'E-091': {
    rule: 'drbd/congestion-extents-not-below-al-extents',
    in: two('net { protocol A; on-congestion pull-ahead; congestion-extents 2000; } disk { al-extents 1237; }'),
  },
  'E-092': { rule: 'drbd/protocol-not-c', in: withPacemaker(net('protocol A;')) },
  'E-093': { rule: 'drbd/duplicate-disk' },
  'E-094': [{ rule: 'drbd/meta-disk-on-data-disk' }, { rule: 'drbd/duplicate-meta-disk' }],
  'E-095': { rule: 'drbd/indexed-meta-disk', in: two('').replace('internal', '/dev/vg0/meta[0]') },
  'E-096': { rule: 'drbd/unstable-disk-name', in: two('').replace('/dev/vg0/r0', '/dev/sdb1') },
  'E-097': { rule: 'drbd/drbd-below-drbd', in: two('').replace('/dev/vg0/r0', '/dev/drbd7') },
  'E-098': { rule: 'drbd/out-of-range' },
  'E-099': { rule: 'drbd/minors-differ' },
  'E-100': { rule: 'drbd/duplicate-volume' },
  'E-101': { rule: 'drbd/no-diskful-host' },
  'E-102': { rule: 'drbd/wrong-value' },
  'E-103': [
    { rule: 'drbd/meta-disk-not-written', severity: ['hint', plain] },
    { rule: 'drbd/volume-incomplete', in: old('').replace('meta-disk internal;', ''), release: '8.4.11' },
  ],
  'E-105': { rule: 'drbd/wrong-value' },
  'E-106': [{ rule: 'drbd/unusable-address' }, { rule: 'drbd/wrong-value' }],
  'E-107': { rule: 'drbd/loopback-on-one-end' },
  'E-108': { rule: 'drbd/address-families-differ' },
  'E-109': { rule: 'drbd/out-of-range' },
  'E-110': { rule: 'drbd/duplicate-address' },
  'E-111': [
    { rule: 'drbd/port-of-other-service', in: two('').replaceAll(':7789', ':2224') },
    { rule: 'drbd/port-of-other-service', in: two('').replaceAll(':7789', ':700') },
    { rule: 'drbd/port-of-other-service', in: two('').replaceAll(':7789', ':40000') },
  ],
  'E-113': { rule: 'cluster/replication-on-the-only-link', in: { 'r0.res': two(''), 'corosync.conf': corosync() } },
  'E-114': {
    rule: 'cluster/floating-address-not-managed',
    in: withPacemaker(
      'resource r0 { device minor 0; disk /dev/vg0/r0; floating 10.0.0.1:7789 { node-id 0; } floating 10.0.0.2:7789 { node-id 1; } }\n',
      {
        more: '<primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="ii"><nvpair id="ii-ip" name="ip" value="10.0.0.1"/></instance_attributes></primitive>',
      },
    ),
  },
  'E-115': { rule: 'drbd/wrong-value' },
  'E-116': { rule: 'drbd/wrong-value' },
  'E-117': [
    {
      rule: 'cluster/unknown-node',
      in: { 'r0.res': two('').replace('on alpha', 'on alhpa'), 'corosync.conf': corosync() },
    },
    {
      rule: 'cluster/drbd-host-not-a-node',
      in: { ...withPacemaker(two('').replace('on alpha', 'on storage')), 'corosync.conf': corosync() },
    },
  ],
  'E-118': { rule: 'drbd/out-of-range' },
  'E-119': { rule: 'drbd/node-ids-made-up' },
  'E-121': { rule: 'drbd/hosts-not-connected' },
  'E-122': { rule: 'drbd/hosts-connected-twice' },
  'E-123': { rule: 'drbd/mesh-without-effect' },
  'E-124': { rule: 'drbd/paths-differ' },
  'E-125': { rule: 'drbd/wrong-place' },
  'E-126': [{ rule: 'drbd/wrong-place' }, { rule: 'drbd/unknown-option' }],
  'E-127': {
    rule: 'drbd/too-many-hosts',
    in: three('')
      .replace(/connection-mesh \{.*?\}/, '')
      .replaceAll(/node-id \d;/g, ''),
    release: '8.4.11',
  },
  'E-128': { rule: 'drbd/stacked-resource' },
  'E-129': { rule: 'drbd/wrong-value' },
  'E-130': { rule: 'drbd/syntax' },
  'E-131': {
    rule: 'drbd/several-hosts-in-one-section',
    in: { 'r0.res': two('').replace('on alpha', 'on alpha spare'), 'corosync.conf': corosync() },
  },
  'E-132': { rule: 'drbd/floating-host-by-name', release: '9.22' },
  'E-133': { rule: 'cluster/unknown-drbd-resource', in: withPacemaker(two(''), { resource: 'r1' }) },
  'E-134': [
    {
      rule: 'cluster/promoted-max-without-two-primaries',
      in: withPacemaker(two(''), { clone: { ...good, 'promoted-max': '2' } }),
    },
    {
      rule: 'cib/drbd-clone-refused',
      in: withPacemaker(three('net { allow-two-primaries yes; }'), {
        clone: { ...good, 'promoted-max': '3', 'clone-max': '3' },
      }),
    },
    { rule: 'cib/drbd-clone-refused', in: withPacemaker(two(''), { clone: { ...good, 'clone-node-max': '2' } }) },
    { rule: 'cib/drbd-clone-refused', in: withPacemaker(two(''), { clone: { ...good, 'promoted-node-max': '2' } }) },
  ],
  'E-135': {
    rule: 'cib/drbd-notify-missing',
    in: withPacemaker(two(''), { clone: { promotable: 'true', 'clone-max': '2' } }),
  },
  'E-136': { rule: 'cluster/auto-promote-beside-agent', severity: ['hint', plain], in: withPacemaker(two('')) },
  'E-138': { rule: 'cluster/startup-section-unused', in: withPacemaker(two('startup { wfc-timeout 60; }')) },
  'E-139': { rule: 'drbd/usage-count-not-set', in: `global { }\n${two('')}`, severity: ['hint', plain] },
  'E-140': [
    { rule: 'drbd/wrong-version', release: '9.22' },
    { rule: 'drbd/wrong-place', release: '9.22' },
  ],
  'E-141': [
    // drbdadm 9 reads syncer as before and moves fencing to net: only the section is old.
    { rule: 'drbd/deprecated-name', severity: ['hint', 'the option works'] },
    { rule: 'drbd/deprecated-name', in: two('startup { become-primary-on alpha; }') },
    { rule: 'drbd/wrong-version', in: disk('use-bmbv;') },
    { rule: 'drbd/unknown-option', in: net('on-disconnect reconnect;') },
  ],
  'E-143': [
    // N-013: where the wrong comparison comes out right, nothing is wrong.
    { rule: 'drbd/wrong-value', severity: ['info', 'it may hold by chance'] },
    { rule: 'drbd/syntax' },
  ],
  'E-144': [
    { rule: 'drbd/include-matches-nothing' },
    { rule: 'drbd/file-not-included', in: { 'drbd.conf': 'include "*.res";\n', 'r0.res.bak': two(''), 'r1.res': '' } },
  ],
  'E-145': { rule: 'drbd/syntax' },
  'E-146': { rule: 'drbd/wrong-value' },
  'E-147': { rule: 'drbd/duplicate' },
  'E-148': { rule: 'drbd/syntax' },
  'E-149': { rule: 'drbd/syntax' },
  'E-150': { rule: 'drbd/wrong-place' },
  'E-151': {
    rule: 'drbd/volume-disk-option-overruled',
    in: 'resource r0 { disk { al-extents 1237; } volume 0 { device minor 0; disk /dev/vg0/r0; meta-disk internal; disk { al-extents 3389; } } on alpha { address 10.0.0.1:7789; } on bravo { address 10.0.0.2:7789; } }\n',
    release: '8.4.11',
  },
  'E-152': { rule: 'drbd/wrong-place' },
  'E-153': [{ rule: 'drbd/wrong-value' }, { rule: 'drbd/out-of-range' }],
  'E-154': { rule: 'drbd/duplicate' },
  'E-155': [{ rule: 'drbd/wrong-place' }, { rule: 'drbd/syntax' }],
  'E-156': { rule: 'drbd/no-volume' },
  'E-157': {
    rule: 'drbd/loopback-on-both-ends',
    in: two('')
      .replaceAll(/10\.0\.0\.[12]:7789/g, '127.0.0.1:7789')
      .replace('7789', '7790'),
  },
  'E-158': {
    rule: 'cluster/drbd-address-of-other-node',
    in: {
      'r0.res': two('').replace('10.0.0.1', '10.0.0.9').replace('10.0.0.2', '10.0.0.1'),
      'corosync.conf': corosync(),
    },
  },
  'E-159': { rule: 'cluster/clone-max-mismatch', in: withPacemaker(two(''), { clone: { ...good, 'clone-max': '3' } }) },
  'E-160': { rule: 'drbd/wrong-value' },
  'E-161': { rule: 'drbd/wrong-value' },
  'E-162': { rule: 'drbd/host-without-address' },
  'E-163': { rule: 'drbd/single-host' },
  'E-164': { rule: 'drbd/unknown-option' },
};

const severities: Readonly<Record<string, number>> = { hint: 1, information: 2, info: 2, warning: 3, error: 4 };

test('every expert check is found, or listed as out of reach', {
  skip: existsSync(listFile) ? false : 'the facts are not there',
}, t => {
  const list: { expert_checks: Item[]; cases: Case[] } = JSON.parse(readFileSync(listFile, 'utf8'));
  const cases = new Map(list.cases.map(c => [c.id, c]));
  const unreached = new Set(outOfReach.flatMap(one => one.items));
  const wrong: string[] = [];
  const counts = { found: 0, unreached: 0 };
  for (const item of list.expert_checks) {
    const rows = [found[item.id] ?? []].flat();
    if (unreached.has(item.ref)) counts.unreached++;
    if (rows.length === 0) {
      if (!unreached.has(item.ref)) wrong.push(`${item.ref} has no rule: ${item.when}`);
      continue;
    }
    counts.found++;
    for (const row of rows.filter(r => r.in !== undefined)) check(item, [row], row.in as string | Files);
    const recorded = rows.filter(r => r.in === undefined);
    if (recorded.length > 0 && item.cases.length === 0) wrong.push(`${item.ref} has no case`);
    // Of several rules each case has one.
    for (const id of recorded.length > 0 ? item.cases : []) {
      const one = cases.get(id);
      const release = recorded[0]?.release;
      if (one) check(item, recorded, (release?.startsWith('8') && one.files_84) || one.files, id);
    }
  }
  t.diagnostic(`${counts.found} of ${list.expert_checks.length} have a rule, ${counts.unreached} are out of reach`);
  assert.deepEqual(wrong, []);

  function check(item: Item, rows: readonly Found[], where: string | Files, name = 'its own case'): void {
    const files = typeof where === 'string' ? { 'r0.res': where } : where;
    const analysis = createAnalysis({
      targets: { 'drbd-utils': rows[0]?.release ?? '9.34' },
      profiles: ['advice'],
    });
    for (const [file, text] of Object.entries(files)) {
      if (text === null) continue;
      analysis.set(file, text, /\.(?:xml|conf)$/.test(file) && !file.includes('drbd') ? {} : { language: 'drbd' });
    }
    const all = Object.keys(files).flatMap(file => analysis.findings(file));
    const hits = all.filter(f => rows.some(r => r.rule === f.rule));
    const wanted = rows.find(r => r.severity)?.severity?.[0] ?? item.sev;
    if (hits.some(f => (severities[f.severity] as number) >= (severities[wanted] as number))) return;
    const said = (hits.length > 0 ? hits : all).map(f => `${f.severity} ${f.rule}: ${f.message.en}`);
    wrong.push(
      `${item.ref} (${item.sev}) in ${name}: ${rows.map(r => r.rule).join(' or ')}; said: ${said.join(' | ')}`,
    );
  }
});

test('what is listed as out of reach is a check of the list, once', {
  skip: existsSync(listFile) ? false : 'the facts are not there',
}, () => {
  const list: { expert_checks: Item[] } = JSON.parse(readFileSync(listFile, 'utf8'));
  const known = new Set(list.expert_checks.map(i => i.ref));
  const listed = outOfReach.flatMap(one => one.items).filter(ref => ref.startsWith('DRBD '));
  assert.deepEqual(
    listed.filter((ref, i) => !known.has(ref) || listed.indexOf(ref) !== i),
    [],
  );
});
