import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith, quorumlens } from './command.ts';

const metadata =
  '<resource-agent name="web"><parameters><parameter name="site" required="1"><content type="string"/></parameter></parameters><actions/></resource-agent>\n';
const cib =
  '<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources><primitive id="p" class="ocf" provider="acme" type="web"/></resources><constraints/></configuration></cib>\n';

test("metadata that quorumlens.json names makes the user's agents known", t => {
  for (const agents of ['["agents/*.xml"]', '["agents"]', '["./agents/web.xml"]']) {
    const cwd = folderWith(t, {
      'quorumlens.json': `{ "agents": ${agents} }\n`,
      'agents/web.xml': metadata,
      'c/cib.xml': cib,
    });
    for (const operand of ['.', 'c/cib.xml']) {
      const { out, err } = quorumlens(['check', '--format', 'json', operand], { cwd });
      assert.equal(err, '');
      const rules: string[] = JSON.parse(out).diagnostics.map((d: { rule: string }) => d.rule);
      assert(rules.includes('cib/missing-parameter'), `${agents} ${operand}: ${rules}`);
    }
  }
});

test('without metadata nothing is said about an agent', t => {
  const cwd = folderWith(t, {
    'quorumlens.json': '{ "agents": ["none/*.xml"] }\n',
    'agents/web.xml': metadata,
    'cib.xml': cib,
  });
  const { out } = quorumlens(['check', '--format', 'json'], { cwd });
  assert(!out.includes('cib/missing-parameter'), out);
});

test('--installed-agents asks crm_resource, and only then', t => {
  const cwd = folderWith(t, {
    'cib.xml': cib,
    'bin/crm_resource': `#!/bin/sh
touch "\${0%/*}/asked"
[ "$*" = "--show-metadata ocf:acme:web" ] && echo '${metadata.trim()}'
`,
  });
  chmodSync(join(cwd, 'bin/crm_resource'), 0o755);
  const env = { PATH: `${join(cwd, 'bin')}:/usr/bin:/bin` };
  const without = quorumlens(['check', '--format', 'json', 'cib.xml'], { cwd, env });
  assert(!without.out.includes('cib/missing-parameter'), without.out);
  assert(!existsSync(join(cwd, 'bin/asked')));
  const { out, err } = quorumlens(['check', '--format', 'json', '--installed-agents', 'cib.xml'], { cwd, env });
  assert.equal(err, '');
  assert(out.includes('cib/missing-parameter'), out);
  const missing = quorumlens(['check', '--installed-agents', 'cib.xml'], { cwd, env: { PATH: join(cwd, 'none') } });
  assert.equal(missing.code, 2);
  assert.match(missing.err, /crm_resource: there is no such command/);
});

test('--installed-agents with the real crm_resource', t => {
  if (spawnSync('crm_resource', ['--version']).error) return t.skip('crm_resource is not installed');
  const cwd = folderWith(t, { 'cib.xml': cib.replace('acme', 'heartbeat').replace('"web"', '"IPaddr2"') });
  const { out, err } = quorumlens(['check', '--format', 'json', '--installed-agents', 'cib.xml'], { cwd });
  assert.equal(err, '');
  assert.match(out, /lacks ip/);
});

test('explain knows agents', () => {
  const { code, out } = quorumlens(['explain', 'ocf:heartbeat:IPaddr2', '--lang', 'ja']);
  assert.equal(code, 0);
  assert.match(out, /仮想 IP アドレス/);
  assert.match(out, /cidr_netmask/);
});
