import assert from 'node:assert/strict';
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

test('explain knows agents', () => {
  const { code, out } = quorumlens(['explain', 'ocf:heartbeat:IPaddr2', '--lang', 'ja']);
  assert.equal(code, 0);
  assert.match(out, /仮想 IP アドレス/);
  assert.match(out, /cidr_netmask/);
});
