import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corosyncCrypto } from '../server/src/cluster/corosync-crypto.ts';
import { corosyncModel } from '../server/src/cluster/corosync-model.ts';
import { corosync } from '../server/src/languages/corosync/index.ts';
import { defaultTarget, type Target } from '../server/src/schema/release.ts';
import { addressFamily, canonicalAddress, ipv4Number } from '../server/src/schema/values/corosync-address.ts';

const because = { en: '', ja: '' };

function read(text: string, version?: string) {
  const tree = corosync.parse(text);
  const target: Target = {
    'drbd-utils': { version: defaultTarget['drbd-utils'], from: 'default', because },
    corosync: {
      version: version ?? corosync.targetHint(tree)?.version ?? defaultTarget.corosync,
      from: 'default',
      because,
    },
    pacemaker: { version: defaultTarget.pacemaker, from: 'default', because },
  };
  const bound = corosync.bind(tree, target);
  const facts = corosync.facts(bound, 'corosync.conf');
  return { tree, bound, facts, model: corosyncModel({ file: 'corosync.conf', language: 'corosync', facts, target }) };
}

const cluster = `totem {
	version: 2
	transport: udpu
	interface {
		linknumber: 1
		mcastport: 5407
	}
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		ring1_addr: 10.0.1.1
		name: alpha
		nodeid: 1
		quorum_votes: 2
	}
	node {
		ring0_addr: bravo
		nodeid: 2
	}
}
quorum {
	two_node: 1
}
logging {
	logfile: /var/log/corosync.log
}
totem {
	transport: knet
}
`;

test('nodes with their names, ids, votes and addresses', () => {
  const { corosync: facts } = read(cluster).facts;
  assert.deepEqual(
    facts?.nodes.map(n => [
      n.name?.value,
      n.nodeId?.value,
      n.votes?.value,
      [...n.addresses].map(([l, a]) => `${l}:${a.value}`),
    ]),
    [
      ['alpha', 1, 2, ['0:10.0.0.1', '1:10.0.1.1']],
      [undefined, 2, undefined, ['0:bravo']],
    ],
  );
  assert.equal(facts?.hasNodelist, true);
  assert.deepEqual(
    facts?.interfaces.map(i => [i.link, i.values.get('mcastport')?.value]),
    [[1, '5407']],
  );
});

test('of a key written twice the last one counts, over all sections of one name', () => {
  const { model } = read(cluster);
  assert.equal(model.get('totem.transport')?.value, 'knet');
  assert.equal(model.get('totem.version')?.value, '2');
});

test('Corosync 1 reads the first section of a name only', () => {
  assert.equal(read(cluster, '1.4').model.get('totem.transport')?.value, 'udpu');
});

test('defaults are those of the release, and some are computed', () => {
  const { model } = read(cluster);
  assert.equal(model.number('totem.token')?.value, 3000);
  assert.equal(model.number('totem.token')?.at, undefined);
  assert.equal(model.number('totem.consensus')?.value, 3600);
  assert.equal(model.get('quorum.wait_for_all')?.value, '1');
  assert.equal(read('totem {\n}\n', '2.4').model.get('totem.transport')?.value, 'udp');
  assert.equal(read('totem {\ntoken: 0\n}\n').model.number('totem.token')?.value, 3000);
  assert.equal(read('totem {\n}\n').model.get('totem.no_such_key'), undefined);
});

test('names and paths for navigation', () => {
  const { facts } = read(cluster);
  assert.deepEqual(
    facts.names.map(n => `${n.role} ${n.name} ${cluster.slice(n.span.start, n.span.end)}`),
    ['definition alpha alpha', 'definition bravo bravo'],
  );
  assert.deepEqual(
    facts.paths.map(p => p.path),
    ['/var/log/corosync.log'],
  );
});

test('a host name that equals the name of its node is renamed with it', () => {
  const text = 'nodelist {\nnode {\nring0_addr: alpha\nname: alpha\nnodeid: 1\n}\n}\n';
  assert.deepEqual(
    read(text).facts.names.map(n => n.role),
    ['definition', 'reference'],
  );
});

test('a second nodelist overwrites the first from its top', () => {
  const node = (n: number): string => `node {\nring0_addr: 10.0.0.${n}\nnodeid: ${n}\n}\n`;
  const { facts } = read(`nodelist {\n${node(1)}${node(2)}}\nnodelist {\n${node(3)}}\n`);
  assert.deepEqual(
    facts.corosync?.nodes.map(n => n.nodeId?.value),
    [3, 2],
  );
  assert.equal(facts.corosync?.nodelists.length, 2);
});

test('a template value is unknown, not the default', () => {
  const { model, facts } = read(
    'totem {\ntransport: <%= @t %>\n}\nnodelist {\nnode {\nname: {{ n }}\nnodeid: 1\n}\n}\n',
  );
  assert.equal(model.get('totem.transport'), undefined);
  assert.equal(facts.corosync?.incomplete, false);
  assert.equal(facts.corosync?.nodes[0]?.name, undefined);
  assert.ok(facts.corosync?.nodes[0]?.unknown?.has('name'));
});

test('what stands in a loop or a condition is unknown', () => {
  const { model, facts } = read('totem {\n{% if x %}\ntoken: 1000\n{% endif %}\njoin: 60\n}\n');
  assert.equal(model.get('totem.token'), undefined);
  assert.equal(model.number('totem.join')?.value, 60);
  assert.equal(facts.corosync?.incomplete, true);
  const erb = read('totem {\n<% if @x -%>\ntoken: 1000\n<% end -%>\njoin: 60\n}\n');
  assert.equal(erb.model.get('totem.token'), undefined);
  assert.equal(erb.model.number('totem.join')?.value, 60);
});

test('the release that a file is for', () => {
  const hint = (text: string): string | undefined => corosync.targetHint(corosync.parse(text))?.version;
  const old = 'totem {\ninterface {\nbindnetaddr: 10.0.0.0\n}\n}\n';
  assert.equal(hint(old), '1.4');
  assert.equal(hint(`${old}quorum {\nprovider: corosync_votequorum\n}\n`), '2.4');
  assert.equal(hint(`${old}nodelist {\n}\n`), undefined);
  assert.equal(hint(`${old}...\n`), undefined);
  assert.equal(hint('totem {\nversion: 2\n}\n'), undefined);
  assert.equal(read(old).facts.corosync?.generation, 1);
});

test('which files are ours', () => {
  const claims = (path: string, text = cluster): number => corosync.claims(path, text);
  assert.equal(claims('/etc/corosync/corosync.conf'), 3);
  assert.equal(claims('/etc/corosync/corosync.conf', ''), 2);
  assert.equal(claims('templates/corosync.conf.erb'), 3);
  assert.equal(claims('templates/corosync.conf.j2'), 3);
  assert.equal(claims('corosync.conf.example'), 3);
  assert.equal(claims('node1.conf'), 1);
  assert.equal(claims('/etc/corosync/uidgid.d/hacluster', 'uidgid {\nuid: hacluster\n}\n'), 3);
  assert.equal(claims('/etc/corosync/service.d/pcmk', 'service {\nname: pacemaker\n}\n'), 3);
  assert.equal(claims('/etc/corosync/service.d/pcmk', ''), 2);
  assert.equal(claims('service.d-pcmk', 'service {\nname: pacemaker\n}\n'), 1);
  assert.equal(claims('nginx.conf', 'http {\n server {\n }\n}\n'), 0);
  assert.equal(claims('r0.res', cluster), 0);
  assert.equal(claims('corosync.conf.5', '.TH COROSYNC.CONF 5\n'), 0);
  assert.equal(claims('corosync.conf', '#!/bin/sh\ncat <<EOF > /etc/corosync/corosync.conf\ntotem {\n}\nEOF\n'), 0);
});

test('the outline tells sections of one name apart', () => {
  const { tree } = read(cluster);
  const names: string[] = [];
  const visit = (section: (typeof tree)['root']): void => {
    for (const child of section.children) {
      if (child.kind !== 'section') continue;
      names.push(corosync.title(child)?.name ?? '');
      visit(child);
    }
  };
  visit(tree.root);
  assert.deepEqual(names, [
    'totem',
    'interface 1',
    'nodelist',
    'node alpha',
    'node bravo',
    'quorum',
    'logging',
    'totem',
  ]);
});

test('crypto in force: secauth, and what overrides it', () => {
  const crypto = (keys: string, version = '3.1.10') => {
    const found = corosyncCrypto(read(`totem {\n${keys}\n}\nnodelist {\n}\n`, version).model);
    return found && `${found.cipher.value} ${found.hash.value}`;
  };
  assert.equal(crypto(''), 'none none');
  assert.equal(crypto('secauth: on'), 'aes256 sha256');
  assert.equal(crypto('secauth: yes'), 'none none');
  assert.equal(crypto('secauth: on\ncrypto_hash: sha512'), 'aes256 sha512');
  assert.equal(crypto('', '2.4'), 'aes256 sha1');
  assert.equal(crypto('secauth: off', '2.4'), 'none none');
  assert.equal(crypto('secauth: {{ x }}'), undefined);
});

test('addresses as getaddrinfo sees them', () => {
  const families: Record<string, string | undefined> = {
    '10.0.0.1': 'ipv4',
    '10.0.1': 'ipv4',
    '10.0.0.256': undefined,
    '10.0.0.1/24': undefined,
    '10.0.0.1:5405': undefined,
    'fd00::1': 'ipv6',
    'fe80::1%eth0': 'ipv6',
    '::ffff:10.0.0.1': 'ipv6',
    'fd00:::1': undefined,
    '1:2:3:4:5:6:7:8:9': undefined,
    'alpha.example.com': 'name',
    node_1: 'name',
    '"alpha"': undefined,
    'alpha # first': undefined,
    '': undefined,
  };
  for (const [text, family] of Object.entries(families)) assert.equal(addressFamily(text), family, text);
  assert.equal(canonicalAddress('FD00:0:0::1'), canonicalAddress('fd00::1'));
  assert.equal(canonicalAddress('Alpha.'), 'alpha');
  assert.equal(ipv4Number('192.168.122.1'), 3232266753);
});
